import { RamError, invalidParameter, unknownResource } from '../errors';
import type { Organization } from './organization';

/** A principal, understood. */
export interface Principal {
  readonly id: string;
  readonly kind: 'account' | 'organization' | 'unit' | 'role' | 'user' | 'service';
  /** The account that has to accept an invitation. */
  readonly account?: string;
}

const SERVICE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com$/;
const IAM = /^arn:aws(?:-[a-z]+){0,3}:iam::(\d{12}):(role|user)\/(?:[\u0021-\u007E]+\/)?[\w+=,.@-]{1,64}$/;
const ORGANIZATION = /^arn:aws(?:-[a-z]+){0,3}:organizations::\d{12}:organization\/o-[a-z0-9]{10,32}$/;
const UNIT = /^arn:aws(?:-[a-z]+){0,3}:organizations::\d{12}:ou\/o-[a-z0-9]{10,32}\/ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/;

/** Reads a principal as RAM does, and refuses what RAM finds malformed. */
export function parsePrincipal(id: string): Principal {
  if (/^\d{12}$/.test(id)) {
    return { id, kind: 'account', account: id };
  }
  const iam = IAM.exec(id);
  if (iam) {
    return { id, kind: iam[2] === 'role' ? 'role' : 'user', account: iam[1] };
  }
  if (SERVICE.test(id)) {
    return { id, kind: 'service' };
  }
  if (ORGANIZATION.test(id)) {
    return { id, kind: 'organization' };
  }
  if (UNIT.test(id)) {
    return { id, kind: 'unit' };
  }
  throw malformedPrincipal(id);
}

function malformedPrincipal(id: string): RamError {
  return invalidParameter(`Principal ID ${id} is malformed. Verify the ID and try again.`);
}

/** Refuses an organization or unit that the sharing account cannot see. */
export function findInOrganization(principal: Principal, organization: Organization | undefined): void {
  const visible = organization?.sharingEnabledAt !== undefined ? organization : undefined;
  if (principal.kind === 'organization' && principal.id !== visible?.arn) {
    throw unknownResource(`Organization ${lastPart(principal.id)} could not be found.`);
  }
  if (principal.kind === 'unit') {
    const id = lastPart(principal.id);
    if (!visible?.has(id) || principal.id !== visible.unitArn(id)) {
      throw unknownResource(`OrganizationalUnit ${id} could not be found.`);
    }
  }
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

const SOURCES = [
  /^\d{12}$/,
  /^arn:aws(?:-[a-z]+){0,3}:[a-z0-9-]+:[a-z0-9-]*:\d{0,12}:.+$/,
  /^o-[a-z0-9]{10,32}$/,
  /^o-[a-z0-9]{10,32}\/r-[0-9a-z]{4,32}(?:\/ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})*\/?$/,
];

/** Refuses what is no account, ARN, organization id or organization path. */
export function checkSource(source: string): void {
  if (!SOURCES.some(pattern => pattern.test(source))) {
    throw invalidParameter(`Source ${source} is malformed. Verify the source and try again.`);
  }
}
