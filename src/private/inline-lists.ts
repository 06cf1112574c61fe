import type { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import { propertiesOf } from './share-facts';
import type { Finding } from '../rules/rule';

const LISTS = ['Principals', 'ResourceArns', 'Sources'];

/** Warns of what the resource of a share associates itself, beside the constructs that do: two would then look after one share. */
export function inlineLists(share: CfnResourceShare): Finding[] {
  // As rendered: a list may also be set by an override.
  const properties = propertiesOf(share);
  const lists = LISTS.filter((list) => JSON.stringify(properties[list] ?? []) !== '[]');
  return lists.length === 0 ? [] : [{
    id: 'cdk-ram:inlineLists',
    severity: 'warning',
    message: `the resource of the share sets ${lists.join(', ')} itself, so CloudFormation's own handler owns these and may undo what is associated beside them: `
      + 'declare them with ResourceShare or ResourceShareAssociations only; taking them out of a share that is deployed may end access, so see '
      + 'https://github.com/cdk-ram/cdk-ram/blob/main/docs/migrating.md first',
  }];
}
