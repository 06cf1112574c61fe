import { comment } from './comment.mjs';

/** Words that are not told apart by capital letters alone, or that services write as one. */
const WORDS = new Map([
  ['APICSR', 'ApiCsr'],
  ...['AppMesh', 'AppSync', 'CloudFront', 'CodeBuild', 'CodeConnections', 'DataZone', 'GraphQL', 'SageMaker']
    .map((word) => [word, word[0] + word.slice(1).toLowerCase()]),
]);

/** The permissions that AWS manages, as members of a class. */
export function permissions(rows) {
  const members = rows.flatMap((row) => row.managedPermissions.map((permission) => ({ row, permission, constant: constantName(permission.name) })));
  const twice = members.filter(({ constant }, index) => members.findIndex((other) => other.constant === constant) !== index);
  if (twice.length > 0) { throw new Error(`the same constant for several permissions: ${twice.map(({ constant }) => constant).join(', ')}`); }
  return members.map(({ row, permission, constant }) => [
    '',
    comment([
      [`For ${described(row)}.`, standing(permission), provenance(permission)].filter(Boolean).join(' '),
    ]),
    `  public static readonly ${constant}: SharePermission = SharePermission.awsManaged('${permission.name}');`,
  ].join('\n')).join('\n');
}

/** `AWSRAMDefaultPermissionSubnet` becomes `SUBNET_DEFAULT`: the type comes first, so that a list of names is grouped by it. */
export function constantName(name) {
  const [, isDefault, rest] = /^AWSRAM(?:(Default)?Permissions?)?(?:Amazon)?(.+)$/.exec(name);
  const text = [...WORDS].reduce((words, [word, replacement]) => words.replaceAll(word, replacement), rest);
  const words = text.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/([A-Z])([A-Z][a-z])/g, '$1_$2').toUpperCase();
  return isDefault ? `${words}_DEFAULT` : words;
}

function described(row) {
  return row.resourceType ? `\`${row.resourceType}\`: ${row.displayName}` : row.displayName;
}

function standing({ isDefault }) {
  if (isDefault === null) { return 'Whether it is the default of its type is not documented.'; }
  return isDefault ? 'RAM attaches it when a share names none for the type.' : undefined;
}

function provenance({ confidence }) {
  return confidence === 'low' ? 'AWS does not document the name; it comes from public code.' : undefined;
}
