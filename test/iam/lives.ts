import { associationLife, replacement } from './association-life';
import { accepterLife, lookupLife, organizationLife } from './consumer-life';
import type { Grant } from './function-call';
import type { Step } from './life';
import { nesting } from './nested-life';
import { promotion } from './promotion-life';
import { MANAGEMENT } from './world';

/** Something that a role has to allow although RAM is never called for it, or not for each resource. */
export interface Explanation {
  readonly actions: readonly string[];
  readonly resource: RegExp;
  readonly reason: string;
}

/** The life of a stack, and what about the rights of its function has a reason that its calls don't show. */
export interface Life {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly explained: readonly Explanation[];
  /** Operations that are refused at some time, and why that is right. */
  readonly refused: Readonly<Record<string, string>>;
}

const LOGS: Explanation = {
  actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  resource: /:log-group:Sharing-CdkRam(Associations|Consumer)LogGro[^*]*:\*$/,
  reason: 'Lambda writes the log with the role of the function; RAM doesn\'t see it',
};

const PERMISSIONS: Explanation = {
  actions: ['ram:AssociateResourceSharePermission', 'ram:DisassociateResourceSharePermission', 'ram:ListResourceSharePermissions'],
  resource: /:resource-share\/[0-9a-f-]+$/,
  reason: 'a policy lists its shares once, for all actions: a second list of those with permissions of their own would not fit for 200 shares',
};

/** A role that serves one purpose only shows less than all. */
const ONE_CHANGE: Explanation = {
  actions: ['ram:ListPermissions', 'ram:ListSourceAssociations', ...PERMISSIONS.actions],
  resource: /^\*$|:permission\/\*$/,
  reason: 'the share of this stack has neither sources nor permissions of its own',
};

const ORGANIZATION: Explanation[] = [
  {
    actions: ['organizations:DescribeOrganization', 'organizations:EnableAWSServiceAccess'],
    resource: /^\*$/,
    reason: 'RAM asks Organizations in the name of the caller',
  },
  {
    actions: ['iam:CreateServiceLinkedRole'],
    resource: new RegExp(`^arn:aws:iam::${MANAGEMENT.account}:role/aws-service-role/ram\\.amazonaws\\.com/AWSServiceRoleForResourceAccessManager$`),
    reason: 'RAM makes its own role in the name of the caller',
  },
];

/** All that the functions of this library are used for. */
export const lives: readonly Life[] = [
  { name: 'shares with associations', steps: associationLife, explained: [LOGS, PERMISSIONS], refused: {} },
  {
    name: 'a share that is replaced',
    steps: replacement,
    explained: [LOGS, PERMISSIONS, ONE_CHANGE],
    refused: { 'ram:DisassociateResourceShare': 'CloudFormation deletes the old share right afterwards, and with it what is on it' },
  },
  { name: 'a share that is promoted', steps: promotion, explained: [LOGS, PERMISSIONS, ONE_CHANGE], refused: {} },
  { name: 'a share in a nested stack', steps: nesting, explained: [LOGS, PERMISSIONS, ONE_CHANGE], refused: {} },
  { name: 'an accepter', steps: accepterLife, explained: [LOGS], refused: {} },
  { name: 'a lookup of an own share', steps: lookupLife, explained: [LOGS], refused: {} },
  { name: 'organization sharing', steps: organizationLife, explained: [LOGS, ...ORGANIZATION], refused: {} },
];

/** Why a right is there that no call needed; undefined if there is no reason. */
export function reasonOf(life: Life, { action, resource }: Grant): string | undefined {
  return life.explained.find((explanation) => explanation.actions.includes(action) && explanation.resource.test(resource))?.reason;
}
