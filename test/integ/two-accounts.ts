// Shares between two real accounts, and cleans up:
//   npx tsx test/integ/two-accounts.ts <owner's profile>=<account id> <consumer's profile>=<account id> <region>
// It makes two stacks with two prefix lists, a share, two functions and their roles and log groups. Nothing of it costs money when idle.
import { awsAccount } from './aws-account';
import { shareBetween } from './scenario';

const USAGE = 'usage: npx tsx test/integ/two-accounts.ts <owner\'s profile>=<account id> <consumer\'s profile>=<account id> <region>';

async function main(owner = '', consumer = '', region = ''): Promise<void> {
  const [ownerAccount, consumerAccount] = [owner, consumer].map((text) => {
    const [, profile, account] = /^(.+)=(\d{12})$/.exec(text) ?? [];
    if (!profile || !region) { throw new Error(USAGE); }
    return awsAccount(profile, account, region);
  });
  await shareBetween(ownerAccount, consumerAccount, `cdk-ram-integ-${Date.now().toString(36)}`, (line) => process.stdout.write(`${line}\n`));
  process.stdout.write('all assertions hold\n');
}

main(...process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
