import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { warn } from './warn';
import { isUnknown, known } from '../rules/token';

const NAMED = Symbol.for('cdk-ram.NamedShares');

interface AppWithNames extends IConstruct {
  [NAMED]?: Map<string, IConstruct>;
}

/** Warns of a share that has the name of another one in its account and Region: RAM doesn't mind, but who looks for one of them finds two. */
export function warnOfSameName(share: IConstruct, name: string): void {
  if (isUnknown(name)) { return; }
  const app = share.node.root as AppWithNames;
  const shares = app[NAMED] ??= new Map();
  const key = JSON.stringify([name, ...placeOf(Stack.of(share))]);
  const first = shares.get(key);
  if (first === undefined) {
    shares.set(key, share);
    return;
  }
  warn(share, 'cdk-ram:sameName', `the share ${JSON.stringify(first.node.path)} has the name ${JSON.stringify(name)} too, in the same account and Region: `
    + 'whoever looks for a share by that name then fails, so choose another resourceShareName');
}

/** A stack whose account or Region is open may end up anywhere, but in one place. */
function placeOf({ account, region, node }: Stack): string[] {
  return known(account) && known(region) ? [account, region] : [node.path];
}
