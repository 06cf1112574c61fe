import { Rig } from './cell';
import { ScaledClock, SdkFlavour } from '../driver';
import { Bundled } from '../handler/support/bundled';
import { MEMBER, MEMBER_2, OWNER } from '../handler/support/world';
import { RamSimulator } from '../simulator';

/** A Lambda runtime: its Node.js and its SDK. */
export interface Runtime {
  readonly runtime: 'nodejs22.x' | 'nodejs24.x';
  readonly sdk: SdkFlavour;
}

/** The runtimes that the inline code is tried in. */
export const RUNTIMES: readonly Runtime[] = [
  { runtime: 'nodejs24.x', sdk: 'current' },
  { runtime: 'nodejs22.x', sdk: '2024' },
  { runtime: 'nodejs22.x', sdk: 'current' },
  { runtime: 'nodejs24.x', sdk: '2024' },
];

/** A rig that has to be closed. */
export interface BundledRig extends Rig {
  readonly close: () => Promise<void>;
}

// Requests over HTTP take a few real milliseconds, which have to stay far below the function's timeouts.
const TIME_SCALE = 50;

/** The inline code in a process of its own under Lambda's Node.js, with the SDK, against RAM over HTTP; time is scaled. */
export async function bundledRig(code: string, { runtime, sdk }: Runtime): Promise<BundledRig> {
  const clock = new ScaledClock(TIME_SCALE);
  const simulator = new RamSimulator({
    clock,
    paging: { size: 2, emptyEvery: 0 },
    delays: { associatePrincipal: 3000, associateResource: 2000, associateSource: 2000, disassociate: 2000 },
  });
  simulator.recording = false;
  const organization = simulator.createOrganization('000000000000', { sharingEnabled: true });
  for (const account of [OWNER, MEMBER, MEMBER_2, '444444444444']) { organization.addAccount(account); }
  const server = await simulator.listen();
  const bundled = await Bundled.start(clock, code, runtime, sdk, server.endpoint);
  const timers = new Set<NodeJS.Timeout>();
  return {
    simulator,
    after: (ms, action) => { timers.add(setTimeout(action, clock.real(ms))); },
    note: (stackId, state) => bundled.note(stackId, state),
    responseUrl: () => '',
    invoke: async (request) => {
      const invocation = await bundled.invoke(request);
      // On a busy machine an upload may seem to hang, and is repeated.
      const violations = bundled.violations.filter((violation) => !violation.endsWith('It was answered before.'));
      if (violations.length) { throw new Error(violations.join('; ')); }
      return invocation;
    },
    close: async () => {
      timers.forEach(clearTimeout);
      await bundled.close();
      await server.close();
    },
  };
}
