import { cellsOf, playCell } from './cell';
import { inProcessRig } from './in-process-rig';
import { seedPermission } from './permission';
import { accounts, fromPolicy, service } from './scenario';

describe.each(['accounts', 'service', 'from policy'] as const)('each operation under each fault in each event (%s)', (name) => {
  const rig = inProcessRig();
  const scenario = { 'accounts': accounts(seedPermission(rig.simulator)), service, 'from policy': fromPolicy }[name];

  test('ends as it has to', async () => {
    const wrong: string[] = [];
    const cells = await cellsOf(rig, scenario);
    for (const cell of cells) {
      const { problems } = await playCell(rig, cell);
      wrong.push(...problems.map((problem) => `${cell.operation}, ${cell.fault.name}, ${cell.event}: ${problem}`));
    }

    expect(wrong).toEqual([]);
    expect(cells.length).toBeGreaterThan(scenario.only ? 30 : 100);
  }, 120_000);
});
