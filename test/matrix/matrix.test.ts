import { cellsOf, playCell } from './cell';
import { inProcessRig } from './in-process-rig';
import { seedPermission } from './permission';
import { accounts, service } from './scenario';

describe.each(['accounts', 'service'] as const)('each operation under each fault in each event (%s)', (name) => {
  const rig = inProcessRig();
  const scenario = name === 'accounts' ? accounts(seedPermission(rig.simulator)) : service;

  test('ends as it has to', async () => {
    const wrong: string[] = [];
    const cells = await cellsOf(rig, scenario);
    for (const cell of cells) {
      const { problems } = await playCell(rig, cell);
      wrong.push(...problems.map((problem) => `${cell.operation}, ${cell.fault.name}, ${cell.event}: ${problem}`));
    }

    expect(wrong).toEqual([]);
    expect(cells.length).toBeGreaterThan(100);
  }, 120_000);
});
