import * as fc from 'fast-check';
import { UploadFate } from './environment';
import type { Fault } from '../simulator';

/** What goes wrong while the function works on a request. */
export interface Incident {
  readonly faults: readonly Fault[];
  /** Whether the request may fail for it. */
  readonly serious: boolean;
  readonly uploads: readonly UploadFate[];
  /** When Lambda kills the function, as if it had crashed. */
  readonly killAfterMs?: number;
  readonly lifetimeMs: number;
}

const LIFETIME_MS = 900_000;

/** Nothing goes wrong. */
export const CALM: Incident = { faults: [], serious: false, uploads: [], lifetimeMs: LIFETIME_MS };

const operation = fc.constantFrom('AssociateResourceShare', 'DisassociateResourceShare', 'GetResourceShareAssociations', 'ListSourceAssociations',
  'GetResourceShares', '*') as fc.Arbitrary<Fault['operation']>;

const passing = fc.record({
  operation,
  kind: fc.constantFrom<Fault['kind']>('throttle', 'serverInternal', 'serviceUnavailable', 'resetBefore', 'resetAfter', 'hang', 'cutOff', 'emptyPage', 'accessDenied'),
  times: fc.integer({ min: 1, max: 3 }),
  after: fc.nat(6),
});

const refusal = fc.record({
  operation: fc.constantFrom<Fault['operation']>('AssociateResourceShare', 'DisassociateResourceShare', 'GetResourceShareAssociations'),
  kind: fc.constant<Fault['kind']>('error'),
  error: fc.constantFrom('InvalidStateTransitionException', 'UnknownResourceException', 'OperationNotPermittedException'),
  times: fc.integer({ min: 1, max: 2 }),
  after: fc.nat(3),
});

// Later than RAM needs for the association, it would strike after the answer.
const fate = fc.record({
  operation: fc.constant<Fault['operation']>('AssociateResourceShare'),
  kind: fc.constantFrom<Fault['kind']>('associationFailed', 'disassociated', 'suspended', 'restoring'),
  after: fc.nat(1),
});

const lasting = fc.record({
  operation,
  kind: fc.constantFrom<Fault['kind']>('throttle', 'serviceUnavailable', 'resetBefore', 'resetAfter', 'hang', 'accessDenied'),
  times: fc.constant(1_000_000),
  after: fc.nat(8),
});

const uploads = fc.oneof(
  fc.array(fc.constantFrom<UploadFate>(500, 503, 403, 'reset'), { maxLength: 2 }),
  fc.constant<UploadFate[]>(['hang']),
);

const make = (faults: fc.Arbitrary<Fault[]>, serious: boolean) =>
  fc.record({ faults, uploads, serious: fc.constant(serious), lifetimeMs: fc.constant(LIFETIME_MS) });

/** Incidents at random: mostly such as the function has to cope with. */
export const incident: fc.Arbitrary<Incident> = fc.oneof(
  { weight: 8, arbitrary: fc.constant(CALM) },
  { weight: 6, arbitrary: make(fc.array(fc.oneof(passing, refusal), { minLength: 1, maxLength: 3 }), false) },
  { weight: 2, arbitrary: make(fc.array(fate, { minLength: 1, maxLength: 2 }), true) },
  { weight: 2, arbitrary: make(fc.array(lasting, { minLength: 1, maxLength: 1 }), true) },
  { weight: 1, arbitrary: fc.integer({ min: 3_000, max: 60_000 }).map((lifetimeMs) => ({ ...CALM, serious: true, lifetimeMs })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 20_000 }).map((killAfterMs) => ({ ...CALM, serious: true, killAfterMs })) },
);
