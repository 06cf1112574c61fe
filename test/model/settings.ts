import * as fc from 'fast-check';
import type { Nesting } from './stacks';
import type { Paging, SimulatorDelays, SimulatorRules } from '../simulator';

/** How RAM and CloudFormation behave in one run: each rule that is unknown, either way. */
export interface Settings {
  readonly rules: Partial<SimulatorRules>;
  readonly paging: Paging;
  readonly delays: Partial<SimulatorDelays>;
  readonly nesting: Nesting;
  /** Whether the events of a resource tell its properties. */
  readonly eventsTellProperties: boolean;
  /** Whether every second question about events is throttled, for each environment by itself. */
  readonly eventsThrottled: boolean;
  readonly seed: number;
}

const rule = <T>(...values: T[]) => fc.constantFrom(...values);

const rules: fc.Arbitrary<Partial<SimulatorRules>> = fc.record({
  disassociateWhileAssociating: rule('refusePerShare', 'refusePerEntity', 'accept'),
  pendingInvitationBlocks: fc.boolean(),
  disassociatePendingInvitation: rule('accept', 'refuse'),
  disassociateAbsent: rule('UnknownResourceException', 'InvalidParameterException', 'accept'),
  disassociateWhileDisassociating: rule('accept', 'refuse'),
  disassociateFailed: rule('remove', 'keep', 'refuse'),
  disassociateSuspended: rule('accept', 'accept', 'refuse'),
  associateOverFailed: rule('restart', 'restart', 'ignore', 'refuse'),
  // A RAM that never takes an entity back once it was off would leave nothing to test.
  associateOverDisassociated: rule('restart', 'newRow'),
  associateWhileDisassociating: rule('refuse', 'restart'),
  sourcesWithoutServicePrincipal: rule('accept', 'refuse'),
  lastSourceRemoval: rule('accept', 'refuse'),
  defaultSource: fc.boolean(),
  servicePrincipalAfterResources: rule('accept', 'refuse'),
  severalServicePrincipals: rule('accept', 'accept', 'refuse'),
  sourcesByAssociationType: rule('list', 'empty', 'refuse'),
  listSourceAssociations: rule('available', 'available', 'missing'),
  refusedInvitation: rule('DISASSOCIATED', 'FAILED', 'gone'),
  deletedShare: rule('UnknownResourceException', 'InvalidStateTransitionException'),
});

/** Settings at random. */
export const settings: fc.Arbitrary<Settings> = fc.record({
  rules,
  paging: fc.record({ size: fc.constantFrom(1, 3, 50), emptyEvery: fc.constantFrom(0, 2, 5) }),
  delays: fc.record({
    associatePrincipal: fc.constantFrom(0, 3000, 45_000),
    associateResource: fc.constantFrom(0, 2000, 20_000),
    associateSource: fc.constantFrom(0, 2000),
    disassociate: fc.constantFrom(0, 2000, 30_000),
    disassociatedListed: fc.constantFrom(1, 60_000, 3_600_000),
    listing: fc.constantFrom(0, 0, 2000),
  }),
  nesting: rule<Nesting>('none', 'none', 'rests', 'cleansUp'),
  eventsTellProperties: fc.boolean(),
  eventsThrottled: fc.boolean(),
  seed: fc.nat(1_000_000),
});
