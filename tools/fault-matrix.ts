// Plays the whole fault matrix through the inline code in each Lambda runtime and writes docs/fault-matrix.md: tsx tools/fault-matrix.ts
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { inlineCode } from '../test/handler/support/bundled';
import { bundledRig, Runtime, RUNTIMES } from '../test/matrix/bundled-rig';
import { cellsOf, playCell } from '../test/matrix/cell';
import { seedPermission } from '../test/matrix/permission';
import { Played, renderMatrix } from '../test/matrix/report';
import { accounts, service } from '../test/matrix/scenario';

async function main(): Promise<void> {
  const code = inlineCode();
  const perRuntime = await Promise.all(RUNTIMES.map(async (runtime) => playAll(code, runtime)));
  const merged = new Map<string, Played>();
  for (const { cell, results } of perRuntime.flat()) {
    const key = [cell.operation, cell.fault.name, cell.event].join();
    merged.set(key, { cell, results: [...merged.get(key)?.results ?? [], ...results] });
  }
  const played = [...merged.values()];
  writeFileSync(path.join(__dirname, '..', 'docs', 'fault-matrix.md'), renderMatrix(played, RUNTIMES.map(nameOf)));
  const wrong = played.filter(({ results }) => results.some(({ problems }) => problems.length));
  console.log(`${played.length} cells, ${wrong.length} wrong`);
  process.exitCode = wrong.length ? 1 : 0;
}

async function playAll(code: string, runtime: Runtime): Promise<Played[]> {
  const rig = await bundledRig(code, runtime);
  const played: Played[] = [];
  for (const scenario of [accounts(seedPermission(rig.simulator)), service]) {
    for (const cell of await cellsOf(rig, scenario)) {
      const result = await playCell(rig, cell);
      result.problems.forEach((problem) => console.log(`${nameOf(runtime)}: ${cell.operation}, ${cell.fault.name}, ${cell.event}: ${problem}`));
      played.push({ cell, results: [result] });
    }
    console.log(`${nameOf(runtime)}: ${played.length} cells played`);
  }
  await rig.close();
  return played;
}

function nameOf({ runtime, sdk }: Runtime): string {
  return `${runtime} with ${sdk === 'current' ? 'today\'s SDK' : 'client-ram 3.677.0'}`;
}

void main();
