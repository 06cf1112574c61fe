import { OrganizationProperties } from '../consumer-protocol';
import { Sender } from '../sender';
import { Task } from '../task';
import { Directory } from './directory';

/** Takes the trust in RAM back from an organization. */
export type DisableServiceAccess = (servicePrincipal: string) => Promise<void>;

const RAM = 'ram.amazonaws.com';
const NO_ORGANIZATION = 'AWSOrganizationsNotInUseException';

/** Turns sharing on; where it is on already nothing happens. */
export async function enableSharing(directory: Directory): Promise<void> {
  if (!await directory.enableOrganizationSharing()) { throw new Error('RAM did not turn on sharing with the organization, and gave no reason.'); }
}

/** Turns sharing off if that is wanted, which only Organizations can do. */
export async function disableSharing({ DisableOnDelete }: OrganizationProperties, task: Task, send: Sender, disable: DisableServiceAccess): Promise<void> {
  if (String(DisableOnDelete) !== 'true') { return task.log('sharing-stays-on'); }
  task.log('disable-sharing', { servicePrincipal: RAM });
  try {
    await send('DisableAWSServiceAccess', async () => disable(RAM));
  } catch (error) {
    if ((error as Error).name !== NO_ORGANIZATION) { throw error; }
    task.log('already-off', { message: (error as Error).message });
  }
}
