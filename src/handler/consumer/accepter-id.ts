import { CustomResourceRequest } from '../request';

type Request = Pick<CustomResourceRequest<unknown>, 'LogicalResourceId' | 'PhysicalResourceId'>;

/** Ends the id of a share that was not accepted by the construct itself. */
const FOUND = '|found';
/** Stands before the id that the construct had for another share. */
const AFTER = ' after ';
/** CloudFormation takes no longer ids. */
const MAX_LENGTH = 1024;

/**
 * The id that an accepter already has for a share, or had before it got another one.
 *
 * When a change of the share is rolled back, the answer has to be the old id to the letter: of another one CloudFormation would think that the
 * first share was replaced, and have it left.
 */
export function knownId({ PhysicalResourceId = '' }: Request, arn: string): string | undefined {
  const [, ...before] = PhysicalResourceId.split(AFTER);
  return [PhysicalResourceId, before.join(AFTER)].find((id) => id.startsWith(`${arn}|`));
}

/** The id of an accepter that is new to a share. */
export function newId({ LogicalResourceId, PhysicalResourceId }: Request, arn: string, accepted: boolean): string {
  const id = `${arn}|${LogicalResourceId}${accepted ? '' : FOUND}`;
  return (PhysicalResourceId ? id + AFTER + PhysicalResourceId : id).slice(0, MAX_LENGTH);
}

/** The share that an accepter with this id has accepted itself, if any. Any id that is not ours stands for a creation that was not completed. */
export function acceptedShare(physicalId: string): string | undefined {
  return /^(arn:aws[^|]*:resource-share\/[^|]+)\|\w+($| after )/.exec(physicalId)?.[1];
}
