import { call } from '../caller';
import { OrganizationProperties } from '../consumer-protocol';
import { ErrorKind } from '../errors';
import { Task } from '../runtime';

/** Takes the trust in RAM back from an organization. */
export type DisableServiceAccess = (servicePrincipal: string) => Promise<void>;

const RAM = 'ram.amazonaws.com';
const NO_ORGANIZATION = 'AWSOrganizationsNotInUseException';

/** Turns sharing off if that is wanted, which only Organizations can do. */
export async function disableSharing({ DisableOnDelete }: OrganizationProperties, task: Task, disable: DisableServiceAccess): Promise<void> {
  if (String(DisableOnDelete) !== 'true') { return task.log('sharing-stays-on'); }
  task.log('disable-sharing', { servicePrincipal: RAM });
  try {
    await call(task, 'DisableAWSServiceAccess', { [ErrorKind.AccessDenied]: 20_000 }, async () => disable(RAM));
  } catch (error) {
    if ((error as Error).name !== NO_ORGANIZATION) { throw error; }
    task.log('already-off', { message: (error as Error).message });
  }
}
