import { BundledRig, bundledRig, RUNTIMES } from './bundled-rig';
import { Cell, cellsOf, playCell } from './cell';
import { seedPermission } from './permission';
import { accounts } from './scenario';
import { inlineCode } from '../handler/support/bundled';

// Those in which the process and the connection matter; tools/fault-matrix.ts plays all.
const FAULTS = ['429 ThrottlingException', 'connection reset after the effect', 'connection hangs', 'JSON cut off', 'association FAILED later', 'empty page with a token'];
const OPERATIONS = ['AssociateResourceShare', 'DisassociateResourceShare', 'GetResourceShareAssociations'];

const isChosen = ({ operation, fault, event }: Cell) => event === 'update' && FAULTS.includes(fault.name) && OPERATIONS.includes(operation);

describe.each(RUNTIMES.slice(0, 2))('the inline code in $runtime with the $sdk SDK', (runtime) => {
  let rig: BundledRig;

  beforeAll(async () => { rig = await bundledRig(inlineCode(), runtime); });

  afterAll(async () => rig.close());

  test('ends as it has to under faults of the connection', async () => {
    const cells = (await cellsOf(rig, accounts(seedPermission(rig.simulator)))).filter(isChosen);
    const problems: string[] = [];
    for (const cell of cells) {
      problems.push(...(await playCell(rig, cell)).problems.map((problem) => `${cell.operation}, ${cell.fault.name}: ${problem}`));
    }

    expect(problems).toEqual([]);
    expect(cells).toHaveLength(14);
  }, 120_000);
});
