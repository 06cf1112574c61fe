import type { SimulatorRules } from './rules';
import { arnOf, createWorld, MEMBER, OUTSIDER, OWNER, refusal, SERVICE, shareIn } from './world';

type Share = ReturnType<typeof shareIn>;
const ROLE_INSIDE = `arn:aws:iam::${MEMBER}:role/path/reader`;

const failed = (share: Share) => share.share.set('PRINCIPAL', MEMBER, 'FAILED', 'why');
const gone = (share: Share) => share.share.set('PRINCIPAL', MEMBER, 'DISASSOCIATED');
const going = (share: Share) => share.disassociate({ principals: [MEMBER] });
const suspended = (share: Share) => share.share.set('PRINCIPAL', MEMBER, 'SUSPENDED');
const associating = (share: Share) => share.associate({ resourceArns: [arnOf.transitGateway()] });
const invited = (share: Share) => share.associate({ principals: [OUTSIDER] });
const withSource = { principals: [SERVICE], sources: [OWNER] };
const nothing = () => undefined;
type Step = (share: Share) => unknown;
type Case = [rules: Partial<SimulatorRules>, seed: object, before: Step, call: Step, outcome: string];
const member = { principals: [MEMBER] };
const remove: Step = share => share.disassociate(member).map(({ status }) => status);
const add: Step = share => share.associate(member).map(({ status }) => status);

test.each<Case>([
  [{ disassociateWhileAssociating: 'refusePerShare' }, member, associating, remove,
    'InvalidStateTransitionException: At least one of the associations in the resource share is in ASSOCIATING status.'],
  [{ disassociateWhileAssociating: 'refusePerEntity' }, member, associating, remove, 'DISASSOCIATING'],
  [{ disassociateWhileAssociating: 'refusePerEntity' }, {}, add, remove, 'InvalidStateTransitionException'],
  [{ disassociateWhileAssociating: 'accept' }, {}, add, remove, 'DISASSOCIATING'],
  [{ pendingInvitationBlocks: true }, member, invited, remove, 'InvalidStateTransitionException'],
  [{ pendingInvitationBlocks: false }, member, invited, remove, 'DISASSOCIATING'],
  [{ disassociatePendingInvitation: 'accept' }, {}, invited, share => share.disassociate({ principals: [OUTSIDER] })[0].status,
    'DISASSOCIATING'],
  [{ disassociatePendingInvitation: 'refuse' }, {}, invited, share => share.disassociate({ principals: [OUTSIDER] }),
    'InvalidStateTransitionException'],
  [{ disassociateAbsent: 'UnknownResourceException' }, {}, nothing, remove, 'UnknownResourceException'],
  [{ disassociateAbsent: 'InvalidParameterException' }, member, gone, remove, 'InvalidParameterException'],
  [{ disassociateAbsent: 'accept' }, {}, nothing, remove, ''],
  [{ disassociateWhileDisassociating: 'accept' }, member, going, remove, 'DISASSOCIATING'],
  [{ disassociateWhileDisassociating: 'refuse' }, member, going, remove, 'InvalidStateTransitionException'],
  [{ disassociateFailed: 'remove' }, member, failed, remove, 'DISASSOCIATING'],
  [{ disassociateFailed: 'keep' }, member, failed, remove, 'FAILED'],
  [{ disassociateFailed: 'refuse' }, member, failed, remove, 'InvalidStateTransitionException'],
  [{ disassociateSuspended: 'accept' }, member, suspended, remove, 'DISASSOCIATING'],
  [{ disassociateSuspended: 'refuse' }, member, suspended, remove, 'InvalidStateTransitionException'],
  [{ associateOverFailed: 'restart' }, member, failed, add, 'ASSOCIATING'],
  [{ associateOverFailed: 'ignore' }, member, failed, add, 'FAILED'],
  [{ associateOverFailed: 'refuse' }, member, failed, add, 'InvalidStateTransitionException'],
  [{ associateOverDisassociated: 'restart' }, member, gone, share => [add(share), share.share.principals().length], 'ASSOCIATING,1'],
  [{ associateOverDisassociated: 'newRow' }, member, gone, share => [add(share), share.share.principals().length], 'ASSOCIATING,2'],
  [{ associateOverDisassociated: 'ignore' }, member, gone, add, 'DISASSOCIATED'],
  [{ associateOverDisassociated: 'refuse' }, member, gone, add, 'InvalidStateTransitionException'],
  [{ associateWhileDisassociating: 'refuse' }, member, going, add, 'InvalidStateTransitionException'],
  [{ associateWhileDisassociating: 'restart' }, member, going, add, 'ASSOCIATING'],
  [{ sourcesWithoutServicePrincipal: 'refuse' }, member, nothing, share => share.associate({ sources: [OWNER] }),
    'InvalidParameterException'],
  [{ sourcesWithoutServicePrincipal: 'accept' }, member, nothing, share => share.associate({ sources: [OWNER] })[0].status, 'ASSOCIATING'],
  [{ lastSourceRemoval: 'refuse' }, withSource, nothing, share => share.disassociate({ sources: [OWNER] }),
    'InvalidParameterException: At least one source must remain'],
  [{ lastSourceRemoval: 'accept' }, withSource, nothing, share => share.disassociate({ sources: [OWNER] })[0].status, 'DISASSOCIATING'],
  [{ defaultSource: false }, {}, nothing, share => share.associate({ principals: [SERVICE] }).length, '1'],
  [{ servicePrincipalAfterResources: 'refuse' }, { resourceArns: [arnOf.certificateAuthority()] }, nothing, share => share.associate({ principals: [SERVICE] }),
    'InvalidParameterException'],
  [{ servicePrincipalAfterResources: 'accept' }, { resourceArns: [arnOf.certificateAuthority()] }, nothing, share => share.associate({ principals: [SERVICE] }).length,
    '2'],
  [{ severalServicePrincipals: 'refuse' }, withSource, nothing, share => share.associate({ principals: ['b.amazonaws.com'] }),
    'InvalidParameterException'],
  [{ severalServicePrincipals: 'accept' }, withSource, nothing, share => share.associate({ principals: ['b.amazonaws.com'] }).length, '1'],
  [{ externalPrincipalError: 'OperationNotPermittedException' }, { allowExternalPrincipals: false }, nothing, invited,
    'OperationNotPermittedException'],
  [{ organizationOnlyTypes: 'ignore' }, { resourceArns: [arnOf.subnet()] }, nothing, share => share.associate({ principals: [OUTSIDER] })[0].status,
    'ASSOCIATING'],
  [{ unsupportedPrincipalKinds: 'ignore' }, { principals: [ROLE_INSIDE] }, nothing, share => share.associate({ resourceArns: [arnOf.subnet()] })[0].status,
    'ASSOCIATING'],
  [{ unsupportedPrincipalKinds: 'refuse' }, { principals: [ROLE_INSIDE] }, nothing, share => share.associate({ resourceArns: [arnOf.subnet()] }),
    'OperationNotPermittedException'],
  [{ unsupportedPrincipalKinds: 'fail' }, { principals: [ROLE_INSIDE] }, nothing, share => share.associate({ resourceArns: [arnOf.subnet()] })[0].status,
    'FAILED'],
  [{ unknownResourceTypes: 'accept' }, {}, nothing, share => share.associate({ resourceArns: [`arn:aws:new:eu-west-1:${OWNER}:thing/1`] })[0].status,
    'ASSOCIATING'],
  [{ unknownResourceTypes: 'refuse' }, {}, nothing, share => share.associate({ resourceArns: [`arn:aws:new:eu-west-1:${OWNER}:thing/1`] }),
    'InvalidParameterException'],
  [{ maxEntitiesPerCall: 1 }, {}, nothing, share => share.associate({ principals: [MEMBER, OUTSIDER] }),
    'ResourceShareLimitExceededException'],
  [{ emptyLists: 'accept' }, {}, nothing, share => share.associate({ principals: [MEMBER], sources: [] }).length, '1'],
])('%j with %j', (rules, seed, before, call, outcome) => {
  const world = createWorld({ rules });
  const share = shareIn(world, seed);
  before(share);
  let actual = '';
  const refused = refusal(() => { actual = String(call(share)); });

  expect(refused === 'not refused' ? actual : refused).toContain(outcome);
  expect(refused === 'not refused').toBe(!outcome.includes('Exception'));
});

test('a switch that answers "" means that nothing was answered', () => {
  expect(shareIn(createWorld({ rules: { disassociateAbsent: 'accept' } })).disassociate(member)).toEqual([]);
});
