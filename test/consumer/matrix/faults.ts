import { Ending, MatrixFault, Strike } from './fault';
import { RESOURCE_FAULTS } from './resource-faults';
import { SHARE_FAULTS } from './share-faults';
import { Fault } from '../../simulator';

/** Long enough for several attempts, and shorter than the handler's patience. */
const SOME_SECONDS_MS = 8_000;
/** Shorter and longer than the handler waits for one answer. */
const LATE_MS = 3_000;
const HANGS_MS = 11_000;
const FOR_GOOD = 1_000_000;

const always = () => true;
const reads = ({ operation }: Strike) => /^(Get|List)/.test(operation);
const knowsShares = ({ operation }: Strike) => ['GetResourceShares', 'ListResources', 'DisassociateResourceShare'].includes(operation);

/** Whether the account still sees a share that it has left is good to know, but no reason to fail. */
const onlyLooksBack = ({ event, operation }: Strike) => event === 'delete' && operation === 'GetResourceShares';
/** A share that RAM doesn't let go of can't be left. */
const leaves = ({ operation }: Strike) => operation === 'DisassociateResourceShare';

type Kind = Omit<Fault, 'operation'>;

/** A fault that the handler gets over. */
const passing = (name: string, fault: Kind, strikes = always as MatrixFault['strikes']): MatrixFault => ({
  name,
  strikes,
  ending: () => 'converges',
  arrange: ({ stage, operation }) => {
    stage.simulator.faults.add({ operation, ...fault });
  },
});

/** A fault that goes away some time after its first strike. */
const forAWhile = (name: string, fault: Kind, strikes = always as MatrixFault['strikes']): MatrixFault => ({
  ...passing(name, fault, strikes),
  arrange: ({ stage: { simulator }, operation }) => {
    let since: number | undefined;
    const match = () => simulator.state.now - (since ??= simulator.state.now) < SOME_SECONDS_MS;
    simulator.faults.add({ operation, ...fault, times: Infinity, match });
  },
});

/** A fault that doesn't go away. */
const forGood = (name: string, fault: Kind, reason: RegExp, ending: (strike: Strike) => Ending | undefined = () => undefined): MatrixFault => ({
  ...passing(name, { ...fault, times: FOR_GOOD }),
  ending: (strike) => onlyLooksBack(strike) ? 'converges' : ending(strike) ?? reason,
});

/** All faults of the matrix. */
export const FAULTS: readonly MatrixFault[] = [
  passing('429 ThrottlingException', { kind: 'throttle', times: 3 }),
  passing('500 ServerInternalException', { kind: 'serverInternal', times: 3 }),
  passing('503 ServiceUnavailableException', { kind: 'serviceUnavailable', times: 3 }),
  passing('connection reset before the effect', { kind: 'resetBefore', times: 2 }),
  passing('connection reset after the effect', { kind: 'resetAfter', times: 2 }),
  passing('answer late', { kind: 'hang', delayMs: LATE_MS }),
  passing('connection hangs', { kind: 'hang', delayMs: HANGS_MS }),
  passing('JSON cut off', { kind: 'cutOff', times: 2 }),
  passing('empty page with a token', { kind: 'emptyPage', times: 2 }, reads),
  forAWhile('InvalidStateTransition for a while', { kind: 'error', error: 'InvalidStateTransitionException' }),
  forAWhile('UnknownResource for a while', { kind: 'error', error: 'UnknownResourceException' }, knowsShares),
  forAWhile('access denied for seconds', { kind: 'accessDenied' }),
  forGood('access denied for good', { kind: 'accessDenied' }, /failed: .*is not authorized to perform: .*Allow it on the function's role/s),
  forGood('outage for good', { kind: 'serviceUnavailable' }, /ServiceUnavailable|Time ran out|no answer within/),
  forGood('connection hangs for good', { kind: 'hang', delayMs: HANGS_MS }, /no answer within|Time ran out/),
  {
    ...forGood('refused for good', { kind: 'error', error: 'InvalidParameterException', message: 'No such thing.' },
      /failed: No such thing\. \(InvalidParameterException\)/, (strike) => leaves(strike) ? 'stays' : undefined),
    final: true,
  },
  ...SHARE_FAULTS,
  ...RESOURCE_FAULTS,
];
