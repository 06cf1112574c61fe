import { call } from '../caller';
import { OrganizationProperties } from '../consumer-protocol';
import { ErrorKind, failure, KnownError } from '../errors';
import { Task } from '../runtime';
import { Directory } from './directory';

/** Takes the trust in RAM back from an organization. */
export type DisableServiceAccess = (servicePrincipal: string) => Promise<void>;

const RAM = 'ram.amazonaws.com';
const NO_ORGANIZATION = 'AWSOrganizationsNotInUseException';
/** Errors of Organizations that go away, although it answers as to a wrong request. */
const PASSING = /^(TooManyRequests|ConcurrentModification)/;

/** Turns sharing on. */
export async function enableSharing(directory: Directory): Promise<void> {
  const { returnValue } = await directory.enableOrganizationSharing();
  if (returnValue === false) {
    const refusal = failure('RAM answered that it did not turn sharing on', ErrorKind.NotPermitted);
    throw Object.assign(refusal, { failedOperation: 'EnableSharingWithAwsOrganization' });
  }
}

/** Turns sharing off if that is wanted, which only Organizations can do. */
export async function disableSharing({ DisableOnDelete }: OrganizationProperties, task: Task, disable: DisableServiceAccess): Promise<void> {
  if (String(DisableOnDelete) !== 'true') { return task.log('sharing-stays-on'); }
  task.log('disable-sharing', { servicePrincipal: RAM });
  try {
    await call(task, 'DisableAWSServiceAccess', { [ErrorKind.AccessDenied]: 20_000 }, async () => disable(RAM).catch(recognize));
  } catch (error) {
    if ((error as Error).name !== NO_ORGANIZATION) { throw error; }
    task.log('already-off', { message: (error as Error).message });
  }
}

/** Says of an error that it may go away, where its status doesn't. */
function recognize(error: KnownError): never {
  throw PASSING.test(error.name!) ? Object.assign(error, { kind: ErrorKind.Transient }) : error;
}
