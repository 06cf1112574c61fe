import { cellsOf, playCell } from './matrix/cell';
import { inProcessRig } from './matrix/in-process-rig';
import { SCENARIOS } from './matrix/scenario';
import { EVENTS } from '../matrix/cell';

const READS = ['GetResourceShares', 'ListResources'];
const INVITATIONS = ['GetResourceShareInvitations'];

/** The operations of each event. */
const OPERATIONS: Record<string, Record<string, string[]>> = {
  'ResourceShareAccepter': {
    create: [...READS, ...INVITATIONS, 'AcceptResourceShareInvitation'],
    update: [...READS, ...INVITATIONS, 'AcceptResourceShareInvitation'],
    delete: ['DisassociateResourceShare', 'GetResourceShares'],
    rollback: [...READS, ...INVITATIONS],
  },
  'ReceivedResourceShare': { create: READS, update: READS, rollback: READS, delete: [] },
  'ResourceShare.fromResourceShareName': { create: ['GetResourceShares'], update: ['GetResourceShares'], rollback: ['GetResourceShares'], delete: [] },
  'OrganizationSharing': {
    create: ['EnableSharingWithAwsOrganization'],
    update: ['EnableSharingWithAwsOrganization'],
    rollback: ['EnableSharingWithAwsOrganization'],
    delete: [],
  },
};

describe.each(SCENARIOS)('$construct', (scenario) => {
  test.each(EVENTS)('each operation of %s ends as it has to under each fault', async (event) => {
    const rig = inProcessRig();
    const cells = await cellsOf(rig, scenario, event);
    const wrong: string[] = [];
    for (const cell of cells) {
      const { problems } = await playCell(rig, cell);
      wrong.push(...problems.map((problem) => `${cell.operation}, ${cell.fault.name}: ${problem}`));
    }

    expect(wrong).toEqual([]);
    expect([...new Set(cells.map(({ operation }) => operation))].sort()).toEqual([...OPERATIONS[scenario.construct][event]].sort());
  });
});
