/**
 * How long apps with many shares take to synthesize, against the same shares as plain L1s in the same run.
 */
import { App, Stack } from 'aws-cdk-lib';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import * as ram from '../../src';

const ENV = { account: '111111111111', region: 'eu-west-1' };
const ROUNDS = 5;

interface Size {
  readonly shares: number;
  readonly principals: number;
  readonly resources: number;
}

const accounts = (count: number) => Array.from({ length: count }, (_, i) => String(222222222222 + i));
const arns = (count: number) => Array.from({ length: count }, (_, i) => `arn:aws:ec2:eu-west-1:111111111111:prefix-list/pl-${(0x1000000 + i).toString(16).padStart(17, '0')}`);

function l1(stack: Stack, size: Size): void {
  for (let i = 0; i < size.shares; i++) {
    new CfnResourceShare(stack, `Share${i}`, { name: `share-${i}`, principals: accounts(size.principals), resourceArns: arns(size.resources) });
  }
}

function ours(stack: Stack, size: Size): void {
  for (let i = 0; i < size.shares; i++) {
    new ram.ResourceShare(stack, `Share${i}`, {
      resourceShareName: `share-${i}`,
      principals: accounts(size.principals).map((account) => ram.SharePrincipal.account(account)),
      resources: arns(size.resources).map((arn) => ram.SharedResource.fromArn(arn)),
    });
  }
}

function synth(declare: (stack: Stack, size: Size) => void, size: Size): number {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: ENV });
  const start = performance.now();
  declare(stack, size);
  app.synth();
  return performance.now() - start;
}

const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1];

console.log('synthesis, median of', ROUNDS, 'rounds\n\nshares × principals × resources     L1        cdk-ram   ratio');
for (const size of [{ shares: 1, principals: 2, resources: 3 }, { shares: 200, principals: 2, resources: 3 }, { shares: 1, principals: 2000, resources: 2000 }]) {
  const times = [l1, ours].map((declare) => {
    synth(declare, size);
    return median(Array.from({ length: ROUNDS }, () => synth(declare, size)));
  });
  const [base, own] = times;
  console.log([`${size.shares} × ${size.principals} × ${size.resources}`.padEnd(32), ...times.map((time) => `${time.toFixed(1)} ms`.padStart(9)), `${(own / base).toFixed(2)}`.padStart(8)].join(' '));
}
