// Plays the fault matrices through the inline code in each Lambda runtime and writes their pages:
// tsx tools/fault-matrix.ts [associations | consumer]
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { bundledRig as consumerRig } from '../test/consumer/matrix/bundled-rig';
import { allCellsOf, operationsOf, playCell as playConsumerCell } from '../test/consumer/matrix/cell';
import { inProcessRig } from '../test/consumer/matrix/in-process-rig';
import { SCENARIOS } from '../test/consumer/matrix/scenario';
import { inlineCode } from '../test/handler/support/bundled';
import { bundledRig, Runtime, RUNTIMES } from '../test/matrix/bundled-rig';
import { cellsOf, playCell } from '../test/matrix/cell';
import { seedPermission } from '../test/matrix/permission';
import { isRight, merge, Played, renderMatrix } from '../test/matrix/report';
import { accounts, fromPolicy, service } from '../test/matrix/scenario';

interface Matrix {
  readonly page: string;
  readonly head: string;
  readonly play: (runtime: Runtime) => Promise<Played[]>;
}

const HOW = `Each row is one of RAM's operations with one thing that goes wrong with it; each column is what CloudFormation does meanwhile. This page is written
by \`npx tsx tools/fault-matrix.ts\`, which plays every cell through the inline code, in processes of the Lambda runtimes' Node.js, with the AWS SDK
over HTTP, against the RAM simulator of the tests.`;

const NOT_CALLED = '- –: the operation is not called, or the fault can\'t strike it.';

const ROLLBACK = `A rollback here is the update with which CloudFormation takes back one that went well, because something else in the stack failed. A creation is
rolled back by a deletion.`;

const MATRICES: Record<string, Matrix> = {
  associations: {
    page: 'fault-matrix.md',
    head: `# What the association handler does when RAM fails

${HOW}

- **converges**: the request succeeds, and the share holds what is declared, with what others put on it untouched.
- **fails**: the request fails with a reason in RAM's own words; after CloudFormation's rollback, for which the fault is over, the share holds what it
  held before. While a fault lasts that strikes the rollback too, that fails with the same reason: see [Limits](limits.md#what-a-rollback-keeps).
${NOT_CALLED}

${ROLLBACK}`,
    play: playAssociations,
  },
  consumer: {
    page: 'consumer-fault-matrix.md',
    head: `# What the handler of the receiving accounts does when RAM fails

${HOW}

- **converges**: the request succeeds, and what the construct is for has come about: the account is on the share, or off it after a deletion; the
  ids and ARNs in the answer are right; sharing is on.
- **found**: the same, but it was somebody else who accepted the invitation, so that a deletion leaves the account where it is.
- **stays**: the deletion succeeds although RAM does not let the account off the share, so that it holds up no stack.
- **fails**: the request fails with a reason that says what was seen, or in RAM's own words; CloudFormation's rollback then succeeds, and the account is
  where it was before.
${NOT_CALLED}

${ROLLBACK} In every cell there is exactly one answer, and CloudFormation still waits for it.

What calls nothing of RAM has no cells: lookups are deleted without a call, and when \`OrganizationSharing\` is removed it is AWS Organizations that is
called, if anything. That call is played in the tests only, not in these processes, which have the SDK of RAM alone.`,
    play: playConsumer,
  },
};

/** So many processes per runtime share the consumer's cells, most of which wait most of the time. */
const PROCESSES = 2;

async function main(chosen: string[]): Promise<void> {
  let [passed, failed] = [0, 0];
  inlineCode();
  for (const name of chosen.length ? chosen : Object.keys(MATRICES)) {
    const { page, head, play } = MATRICES[name];
    const played = merge((await Promise.all(RUNTIMES.map(async (runtime) => told(runtime, await play(runtime))))).flat());
    writeFileSync(path.join(__dirname, '..', 'docs', page), renderMatrix(head, played, RUNTIMES.map(nameOf)));
    const right = played.filter(isRight).length;
    passed += right;
    failed += played.length - right;
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}

async function playAssociations(runtime: Runtime): Promise<Played[]> {
  const rig = await bundledRig(codeOf('associations'), runtime);
  const played: Played[] = [];
  for (const scenario of [accounts(seedPermission(rig.simulator)), service, fromPolicy]) {
    for (const cell of await cellsOf(rig, scenario)) {
      const { operation, fault, event } = cell;
      played.push({ section: operation, fault: fault.name, event, success: 'converges', results: [await playCell(rig, cell)] });
    }
  }
  await rig.close();
  return played;
}

async function playConsumer(runtime: Runtime): Promise<Played[]> {
  const cells = await allCellsOf(inProcessRig(), SCENARIOS);
  const played: Played[] = [];
  await Promise.all(Array.from({ length: PROCESSES }, async (_, number) => {
    const rig = await consumerRig(codeOf('consumer'), runtime);
    // The first request waits for the SDK to be loaded, for a long time on the clock that runs faster.
    await operationsOf(rig, SCENARIOS[0], 'create');
    for (let index = number; index < cells.length; index += PROCESSES) {
      const { scenario, operation, fault, event, ending } = cells[index];
      played[index] = {
        section: `${scenario.construct}: ${operation}`,
        fault: fault.name,
        event,
        success: ending instanceof RegExp ? 'converges' : ending,
        results: [await playConsumerCell(rig, cells[index])],
      };
    }
    await rig.close();
  }));
  return played;
}

function told(runtime: Runtime, played: Played[]): Played[] {
  for (const { section, fault, event, results } of played) {
    results.forEach(({ problems }) => problems.forEach((problem) => console.log(`${nameOf(runtime)}: ${section}, ${fault}, ${event}: ${problem}`)));
  }
  console.log(`${nameOf(runtime)}: ${played.length} plays`);
  return played;
}

function codeOf(handler: string): string {
  return readFileSync(path.join(__dirname, '..', 'assets', 'handler', handler, 'index.js'), 'utf8');
}

function nameOf({ runtime, sdk }: Runtime): string {
  return `${runtime} with ${sdk === 'current' ? 'today\'s SDK' : 'client-ram 3.677.0'}`;
}

void main(process.argv.slice(2));
