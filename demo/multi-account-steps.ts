import { ReceivedId, receivedIds } from './multi-account-ids';
import { Choices, MultiAccountWorld, names, Participant, participants, Results } from './multi-account-world';
import { Performance } from './performance';
import { Titled } from './play-steps';
import { StackStatus } from '../test/driver';

/** Something that has to be so after a step. */
export interface Expectation {
  readonly claim: string;
  readonly holds: boolean;
}

/** One act of the demo. */
export interface MultiAccountStep extends Titled {
  /** What is deployed; nothing when everything is deleted. */
  readonly choices?: Choices;
  expect(world: MultiAccountWorld, performance: Performance<Results>): Expectation[];
}

const first: Choices = { withPartner: true };

/** The life of a network that two accounts use: shared, left as it is, taken away from one of them, deleted. */
export const steps: MultiAccountStep[] = [
  {
    title: 'Share, accept, and use',
    story: [
      'The network account shares two subnets with an organizational unit, and a transit gateway and a resolver rule with a partner outside',
      'of the organization too. The member sees the shares without doing anything, the partner has to accept an invitation.',
      'All times are those of a clock that runs fast, for later on a look will take minutes.',
    ],
    choices: first,
    expect: (world, { result, calls }) => {
      const ids = idsOf(world, result);
      const accepting = calls.filter(({ operation, error }) => operation === 'AcceptResourceShareInvitation' && !error);
      return [
        allEndIn(result, 'CREATE_COMPLETE'),
        { claim: 'all received ids are those of the network account', holds: ids.length === 6 && ids.every(({ origin }) => origin) },
        {
          claim: 'both consumers use the transit gateway and the resolver rule',
          holds: ids.filter(({ output, users }) => output !== 'SubnetIds' && users.length > 0).length === 4,
        },
        { claim: 'the member uses a subnet', holds: ids.some(({ output, users }) => output === 'SubnetIds' && users.length > 0) },
        { claim: 'only the partner accepted, once', holds: accepting.map(({ account }) => account).join() === participants.Partner.account },
      ];
    },
  },
  {
    title: 'Deploy again, without a change',
    story: ['The same app once more. CloudFormation finds nothing to do, so nobody asks RAM for anything.'],
    choices: first,
    expect: (_, { result, calls, exchanges }) => [
      allEndIn(result, 'CREATE_COMPLETE'),
      { claim: 'no custom resource was asked, and RAM was not called', holds: exchanges.length === 0 && calls.length === 0 },
    ],
  },
  {
    title: 'Revoke, and look again',
    story: [
      'The network account takes the partner off the share. Both consumers have a new refresh token, so their deployments look at the shares',
      'again: the member goes on; the partner looks for two minutes, and then learns that it lost access. The rollback looks too, in vain,',
      'so its stack stays in a failed state until the owner shares again and the rollback is continued, or the stack is deleted.',
    ],
    choices: { withPartner: false, refreshToken: 'second look' },
    expect: (_, { result, calls }) => [
      endsIn(result, { Network: 'UPDATE_COMPLETE', Member: 'UPDATE_COMPLETE', Partner: 'UPDATE_ROLLBACK_FAILED' }),
      {
        claim: 'the partner is told that it can\'t see the share any more, and why',
        holds: /share "connectivity" .*can't be seen by account 999999999999.*the owner may have taken the account off/
          .test(result.get('Partner')?.reason ?? ''),
      },
      {
        claim: 'only the network account changed anything',
        holds: calls.every(({ account, operation }) => account === participants.Network.account || /^(Get|List)/.test(operation)),
      },
    ],
  },
  {
    title: 'Delete everything',
    story: ['First the consumers, of which the partner has nothing to leave any more, then the network account with its shares.'],
    expect: ({ simulator }, { result }) => [
      allEndIn(result, 'DELETE_COMPLETE'),
      { claim: 'both shares are deleted, or about to be', holds: simulator.shares().every(({ status }) => /^DELET(ING|ED)$/.test(status)) },
    ],
  },
];

/** The ids that the consumers' stacks got. */
export function idsOf(world: MultiAccountWorld, results: Results): ReceivedId[] {
  return (['Member', 'Partner'] as const).flatMap(consumer => {
    const result = results.get(consumer);
    return result ? receivedIds(world.stackOf('Network'), world.stackOf(consumer), result) : [];
  });
}

function endsIn(results: Results, expected: Record<Participant, StackStatus>): Expectation {
  const states = Object.entries(expected);
  return {
    claim: `the stacks end in ${states.map(([name, status]) => `${status} (${name})`).join(', ')}`,
    holds: states.every(([name, status]) => results.get(name)?.status === status),
  };
}

function allEndIn(results: Results, status: StackStatus): Expectation {
  return { claim: `all stacks end in ${status}`, holds: names.every(name => results.get(name)?.status === status) };
}
