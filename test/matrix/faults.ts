import { Scenario } from './scenario';
import type { Fault, RecordedCall, ShareHandle } from '../simulator';

/** How a cell of the matrix has to end. */
export type Ending = 'converges' | RegExp;

/** A share on which something goes wrong, in time. */
export interface Scene {
  readonly share: ShareHandle;
  readonly scenario: Scenario;
  readonly add: (fault: Fault) => void;
  readonly onCall: (listener: (call: RecordedCall) => void) => void;
  readonly now: () => number;
  readonly after: (ms: number, action: () => void) => void;
}

/** One kind of fault. */
export interface MatrixFault {
  readonly name: string;
  /** Which operations it can strike. */
  readonly strikes: (operation: string) => boolean;
  readonly ending: Ending;
  /** Whether the calls themselves show nothing of it. */
  readonly unseen?: boolean;
  readonly arrange: (scene: Scene, operation: Fault['operation']) => void;
}

/** Long enough for several attempts, and shorter than the handler's patience. */
const A_WHILE_MS = 5_000;
/** While RAM still associates. */
const MEANWHILE_MS = 1_000;
/** Longer than the handler waits for one answer. */
const HANGS_MS = 11_000;
const RESTORED_MS = 30_000;

const always = () => true;
const reads = (operation: string) => /^(Get|List)/.test(operation);
const associates = (operation: string) => operation === 'AssociateResourceShare';
const lists = (operation: string) => /Associations$/.test(operation);

const simple = (name: string, ending: Ending, fault: Omit<Fault, 'operation'>, strikes: (operation: string) => boolean = always): MatrixFault =>
  ({ name, strikes, ending, arrange: ({ add }, operation) => add({ operation, ...fault }) });

/** A fault that goes away some time after its first strike. */
const passing = (name: string, fault: Omit<Fault, 'operation'>): MatrixFault => ({
  name,
  strikes: always,
  ending: 'converges',
  arrange: ({ add, now }, operation) => {
    let since: number | undefined;
    add({ operation, ...fault, times: Infinity, match: () => now() - (since ??= now()) < A_WHILE_MS });
  },
});

const refusal = (name: string, error: string, message: string) => passing(name, { kind: 'error', error, message });

/** All faults of the matrix. */
export const FAULTS: readonly MatrixFault[] = [
  simple('429 ThrottlingException', 'converges', { kind: 'throttle', times: 2 }),
  simple('500 ServerInternalException', 'converges', { kind: 'serverInternal', times: 2 }),
  simple('503 ServiceUnavailableException', 'converges', { kind: 'serviceUnavailable', times: 2 }),
  simple('connection reset before the effect', 'converges', { kind: 'resetBefore', times: 2 }),
  simple('connection reset after the effect', 'converges', { kind: 'resetAfter', times: 2 }),
  simple('connection hangs', 'converges', { kind: 'hang', delayMs: HANGS_MS }),
  simple('JSON cut off', 'converges', { kind: 'cutOff', times: 2 }),
  refusal('InvalidStateTransition for a while', 'InvalidStateTransitionException',
    'At least one of the associations in the resource share is in ASSOCIATING status.'),
  refusal('UnknownResource for a while', 'UnknownResourceException', 'ResourceShare could not be found.'),
  refusal('OperationNotPermitted for a while', 'OperationNotPermittedException', 'Sharing with your AWS Organization is being set up.'),
  passing('access denied for seconds', { kind: 'accessDenied' }),
  simple('access denied for good', /is not authorized to perform: ram:\w+ on resource: .*additionalPolicyStatements/s,
    { kind: 'accessDenied', times: 1_000_000 }),
  simple('association FAILED at once', /associations? failed: .*The owning service refused\./s,
    { kind: 'associationFailed', message: 'The owning service refused.' }, associates),
  simple('association FAILED later', /associations? failed: .*The owning service refused\./s,
    { kind: 'associationFailed', message: 'The owning service refused.', delayMs: MEANWHILE_MS }, associates),
  simple('DISASSOCIATED from outside meanwhile', /others disassociated it/, { kind: 'disassociated', delayMs: MEANWHILE_MS }, associates),
  simple('SUSPENDED meanwhile', 'converges', { kind: 'suspended', delayMs: MEANWHILE_MS }, associates),
  { name: 'RESTORING meanwhile', strikes: associates, ending: 'converges', arrange: arrangeRestoring },
  simple('empty page with a token', 'converges', { kind: 'emptyPage', times: 2 }, reads),
  { name: 'page changes while it is read', strikes: lists, ending: 'converges', unseen: true, arrange: arrangeChanges },
];

function arrangeRestoring({ share, add, after }: Scene, operation: Fault['operation']): void {
  add({ operation, kind: 'restoring', delayMs: MEANWHILE_MS });
  after(RESTORED_MS, () => {
    const restore = (type: 'PRINCIPAL' | 'RESOURCE' | 'SOURCE', rows: { entity: string; status: string }[]) =>
      rows.filter(({ status }) => status === 'RESTORING').forEach(({ entity }) => share.set(type, entity, 'ASSOCIATED'));
    restore('PRINCIPAL', share.principals());
    restore('RESOURCE', share.resources());
    restore('SOURCE', share.sources());
  });
}

/** Something of others comes and goes with each page. */
function arrangeChanges({ share, onCall, scenario: { passersBy } }: Scene, operation: Fault['operation']): void {
  let here = false;
  onCall((call) => {
    if (call.operation !== operation) { return; }
    const type = String(call.input.associationType ?? 'SOURCE') as 'PRINCIPAL' | 'RESOURCE' | 'SOURCE';
    const entity = passersBy[type];
    if (!entity) { return; }
    here = !here;
    const status = here ? 'ASSOCIATED' : 'DISASSOCIATED';
    share.set(type, entity, status);
  });
}
