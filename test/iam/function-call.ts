import type { JsonObject } from '../driver/template';
import type { RecordedCall } from '../simulator';

/** A call of RAM or CloudFormation by a function, and what its role allowed in that moment. */
export interface FunctionCall extends Pick<RecordedCall, 'input' | 'account' | 'region'> {
  readonly operation: string;
  readonly documents: JsonObject[];
  /** What IAM knows about the request besides action and resource. */
  readonly context: Readonly<Record<string, string>>;
}

/** Something that IAM has to allow. */
export interface Demand {
  readonly action: string;
  readonly resource: string;
}

/** One action on one resource, or pattern of resources, that a policy allows. */
export type Grant = Demand;

const ON_THE_SHARE = ['AssociateResourceShare', 'DisassociateResourceShare', 'ListResourceSharePermissions', 'PromoteResourceShareCreatedFromPolicy'];
const ON_SHARE_AND_PERMISSION = ['AssociateResourceSharePermission', 'DisassociateResourceSharePermission'];
const ON_THE_INVITATION = ['AcceptResourceShareInvitation'];
const ON_ANYTHING = [
  'EnableSharingWithAwsOrganization', 'GetResourceShareAssociations', 'GetResourceShareInvitations', 'GetResourceShares', 'ListPermissions', 'ListResources',
  'ListSourceAssociations',
];

/** What a call demands, by the service authorization reference. */
export function demandsOf({ operation, input }: Pick<FunctionCall, 'operation' | 'input'>): Demand[] {
  if (operation === 'DescribeStackEvents') { return [{ action: `cloudformation:${operation}`, resource: String(input.stackId) }]; }
  return resourcesOf(operation, input).map((resource) => ({ action: `ram:${operation}`, resource: String(resource) }));
}

function resourcesOf(operation: string, input: FunctionCall['input']): unknown[] {
  if (ON_THE_SHARE.includes(operation)) { return [input.resourceShareArn]; }
  if (ON_SHARE_AND_PERMISSION.includes(operation)) { return [input.resourceShareArn, input.permissionArn]; }
  if (ON_THE_INVITATION.includes(operation)) { return [input.resourceShareInvitationArn]; }
  if (ON_ANYTHING.includes(operation)) { return ['*']; }
  throw new Error(`a function called ${operation}, of which it isn't written down here what IAM demands`);
}
