import { Choices, World } from './world';
import { StackStatus } from '../test/driver';

/** One act of the demo. */
export interface Step {
  readonly title: string;
  readonly story: string[];
  /** What the stack is to become; nothing when it is deleted. */
  readonly choices?: Choices;
  readonly expected: StackStatus;
  /** What happens outside of the stack before. */
  prepare?(world: World): void;
}

const partnerAccount = '999999999999';

const first: Choices = { accounts: ['222222222222'], partnerAccount, connectorAccount: '222222222222' };

const second: Choices = { ...first, accounts: ['333333333333'], connectorAccount: '333333333333', sharedZones: 1 };

/** The life of a stack: created, updated, updated in vain, deleted. */
export const steps: Step[] = [
  {
    title: 'Create',
    story: [
      'Two subnets and a transit gateway for an organizational unit and an account, the gateway for a partner outside of the',
      'organization too, and a certificate authority for an AWS service on behalf of one account.',
    ],
    choices: first,
    expected: 'CREATE_COMPLETE',
  },
  {
    title: 'Update',
    story: [
      `The partner ${partnerAccount} accepts its invitation. Then 333333333333 takes the place of 222222222222, as principal and as source,`,
      'and one subnet is no longer shared.',
    ],
    choices: second,
    expected: 'UPDATE_COMPLETE',
    prepare: ({ simulator }) => simulator.shares().find(share => share.name === 'partner')?.accept(partnerAccount),
  },
  {
    title: 'Update that fails, and is rolled back',
    story: [
      'A principal and a prefix list are added, but RAM fails to associate the prefix list. CloudFormation brings back what was there;',
      'nobody loses access meanwhile.',
    ],
    choices: { ...second, accounts: ['333333333333', '444444444444'], sharePrefixList: true },
    expected: 'UPDATE_ROLLBACK_COMPLETE',
    prepare: ({ simulator }) => simulator.faults.add({
      operation: 'AssociateResourceShare',
      kind: 'associationFailed',
      match: ({ input }) => JSON.stringify(input.resourceArns ?? []).includes('prefix-list/'),
      delayMs: 1500,
      times: 5,
      message: 'The prefix list has reached its quota of references',
    }),
  },
  {
    title: 'Delete',
    story: ['Everything goes: first what is shared and with whom, then the shares themselves.'],
    expected: 'DELETE_COMPLETE',
  },
];
