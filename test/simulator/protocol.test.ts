import * as ram from '@aws-sdk/client-ram';
import { routes, type Shape } from './protocol/model';
import { arnOf, createWorld, MEMBER, OUTSIDER, OWNER, refusal, SERVICE } from './world';

const AUTHORIZATION = `AWS4-HMAC-SHA256 Credential=AKIA${OWNER}SIML/20261101/eu-west-1/ram/aws4_request, Signature=0`;

function post(path: string, body: unknown, authorization = AUTHORIZATION) {
  const { simulator } = createWorld();
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return simulator.handle({ method: 'POST', path, headers: { authorization }, body: text });
}

test('all 35 operations have a route', () => {
  expect(routes.size).toBe(35);
});

test('a path that is no operation is unknown', () => {
  expect(post('/nonsense', {})).toMatchObject({ status: 404, headers: { 'x-amzn-errortype': 'UnknownOperationException' } });
});

test.each([
  ['an unknown member', '/associateresourceshare', { resourceShareArn: 'x', principal: [MEMBER] }, 'Unknown member principal.'],
  ['a missing required member', '/associateresourceshare', { principals: [MEMBER] }, 'Missing required member resourceShareArn.'],
  ['a required member that is null', '/associateresourceshare', { resourceShareArn: null }, 'Missing required member resourceShareArn.'],
  ['a string instead of a list', '/associateresourceshare', { resourceShareArn: 'x', principals: MEMBER }, 'Member principals is not a list: "222222222222".'],
  ['a number in a list of strings', '/associateresourceshare', { resourceShareArn: 'x', principals: [1] }, 'Member principals[0] is not a string: 1.'],
  ['a string instead of a boolean', '/createresourceshare', { name: 'a', allowExternalPrincipals: 'true' }, 'Member allowExternalPrincipals is not a boolean: "true".'],
  ['a fraction instead of an integer', '/listresources', { resourceOwner: 'SELF', maxResults: 1.5 }, 'Member maxResults is not an integer: 1.5.'],
  ['a list instead of a structure', '/createresourceshare', { name: 'a', resourceShareConfiguration: [] }, 'Member resourceShareConfiguration is not a structure: [].'],
  ['an unknown member of a structure', '/createresourceshare', { name: 'a', tags: [{ Key: 'a' }] }, 'Unknown member tags[0].Key.'],
  ['an empty list', '/createresourceshare', { name: 'a', principals: [] }, 'The list principals is empty. Specify at least one entry, or leave it out.'],
  ['a value that is not in the enum', '/getresourceshares', { resourceOwner: 'OTHERS' }, 'Value OTHERS of resourceOwner is not one of OTHER-ACCOUNTS, SELF.'],
  ['more results than 500', '/getresourceshares', { resourceOwner: 'SELF', maxResults: 501 }, 'Value 501 of maxResults is not between 1 and 500.'],
  ['a body that is no JSON', '/getresourceshares', '{', 'The request body is not JSON.'],
  ['a body that is no object', '/getresourceshares', '[]', 'The request body is not a JSON object.'],
])('%s is refused', (_, path, body, message) => {
  const { status, headers, body: answer } = post(path, body);

  expect([status, headers['x-amzn-errortype'], JSON.parse(answer)]).toEqual(
    [400, 'InvalidParameterException', { __type: 'InvalidParameterException', message }]);
});

test('GetResourceShareInvitations has its own error for maxResults', () => {
  expect(refusal(() => createWorld().call('GetResourceShareInvitations', { maxResults: 0 }))).toContain('InvalidMaxResultsException');
});

test('times travel as seconds', async () => {
  const { call, as } = createWorld();
  const sent = call('CreateResourceShare', { name: 'a' }).resourceShare?.creationTime;
  const parsed = await as(OWNER).send(new ram.GetResourceSharesCommand({ resourceOwner: 'SELF' }));

  expect(sent).toBe(Date.parse('2026-11-01T00:00:00Z') / 1000);
  expect(parsed.resourceShares?.[0].creationTime).toEqual(new Date('2026-11-01T00:00:00Z'));
});

test.each([
  ['the account of the access key and the Region of the signature', AUTHORIZATION.replace(OWNER, MEMBER).replace('eu-west-1', 'us-west-2'), MEMBER, 'us-west-2'],
  ['the default account of another key', AUTHORIZATION.replace(`AKIA${OWNER}SIML`, 'AKIAIOSFODNN7EXAMPLE'), OWNER, 'eu-west-1'],
  ['the default caller when nothing is signed', '', OWNER, 'eu-west-1'],
])('a caller has %s', (_, authorization, account, region) => {
  const { resourceShare } = JSON.parse(post('/createresourceshare', { name: 'a' }, authorization).body) as ram.CreateResourceShareResponse;

  expect(resourceShare?.resourceShareArn).toContain(`arn:aws:ram:${region}:${account}:resource-share/`);
});

test('ids are the same for the same seed and differ for another', () => {
  const arn = (seed: number) => createWorld({ seed }).simulator.seedShare().arn;

  expect(arn(1)).toBe(arn(1));
  expect(arn(1)).not.toBe(arn(2));
});

test.each([
  ['ThrottlingException', 429, ram.ThrottlingException],
  ['ServiceUnavailableException', 503, ram.ServiceUnavailableException],
  ['ServerInternalException', 500, ram.ServerInternalException],
  ['PermissionAlreadyExistsException', 409, ram.PermissionAlreadyExistsException],
  ['InvalidStateTransitionException', 400, ram.InvalidStateTransitionException],
  ['UnknownResourceException', 400, ram.UnknownResourceException],
] as const)('%s arrives as %d and as its own class', async (error, status, type) => {
  const { simulator, as } = createWorld();
  simulator.faults.add({ operation: '*', kind: 'error', error, message: 'why' });
  const caught: unknown = await as(OWNER).send(new ram.CreateResourceShareCommand({ name: 'a' })).catch((thrown: unknown) => thrown);

  expect(caught).toBeInstanceOf(type);
  expect(caught).toMatchObject({ message: 'why', $metadata: { httpStatusCode: status } });
});

test('each answer has the members of its schema and no others', () => {
  const world = createWorld();
  driveEverything(world);

  const answered = world.simulator.calls.filter(({ status }) => status === 200);
  for (const { operation, output } of answered) {
    const model = [...routes.values()].find(({ name }) => name === operation)!;
    expect(unfitting(model.output, output, operation)).toEqual([]);
  }
  expect(new Set(answered.map(({ operation }) => operation)).size).toBe(35);
});

function driveEverything({ call, clock, simulator }: ReturnType<typeof createWorld>): void {
  const resourceType = 'acm-pca:CertificateAuthority';
  const policyTemplate = JSON.stringify({ Effect: 'Allow', Action: ['acm-pca:*'] });
  call('EnableSharingWithAwsOrganization', {});
  const network = call('CreateResourceShare', { name: 'a', principals: [OUTSIDER], resourceArns: [arnOf.transitGateway()] }).resourceShare!.resourceShareArn;
  call('AssociateResourceShare', { resourceShareArn: network, principals: [MEMBER] });
  call('UpdateResourceShare', { resourceShareArn: network, name: 'b' });
  call('TagResource', { resourceShareArn: network, tags: [{ key: 'a', value: 'b' }] });
  call('UntagResource', { resourceShareArn: network, tagKeys: ['a'] });
  const [invitation] = call('GetResourceShareInvitations', {}, OUTSIDER).resourceShareInvitations!;
  call('ListPendingInvitationResources', { resourceShareInvitationArn: invitation.resourceShareInvitationArn }, OUTSIDER);
  call('AcceptResourceShareInvitation', { resourceShareInvitationArn: invitation.resourceShareInvitationArn }, OUTSIDER);
  call('CreateResourceShare', { name: 'c', principals: [OUTSIDER] });
  const second = call('GetResourceShareInvitations', {}, OUTSIDER).resourceShareInvitations![1];
  call('RejectResourceShareInvitation', { resourceShareInvitationArn: second.resourceShareInvitationArn }, OUTSIDER);
  clock.advance(5000);
  call('GetResourceShares', { resourceOwner: 'OTHER-ACCOUNTS' }, OUTSIDER);
  call('GetResourceShareAssociations', { associationType: 'PRINCIPAL' });
  call('ListResources', { resourceOwner: 'OTHER-ACCOUNTS' }, OUTSIDER);
  call('ListPrincipals', { resourceOwner: 'OTHER-ACCOUNTS' }, OUTSIDER);
  call('GetResourcePolicies', { resourceArns: [arnOf.transitGateway()] });
  call('ListResourceTypes', {});
  const authority = call('CreateResourceShare', { name: 'd', principals: [SERVICE], resourceArns: [arnOf.certificateAuthority()] }).resourceShare!.resourceShareArn;
  call('ListSourceAssociations', {});
  const permissionArn = call('CreatePermission', { name: 'p', resourceType, policyTemplate }).permission!.arn;
  call('CreatePermissionVersion', { permissionArn, policyTemplate });
  call('SetDefaultPermissionVersion', { permissionArn, permissionVersion: 1 });
  call('GetPermission', { permissionArn });
  call('ListPermissions', {});
  call('ListPermissionVersions', { permissionArn });
  call('DeletePermissionVersion', { permissionArn, permissionVersion: 2 });
  call('ListResourceSharePermissions', { resourceShareArn: authority });
  call('AssociateResourceSharePermission', { resourceShareArn: authority, permissionArn, replace: true });
  call('ListPermissionAssociations', {});
  const [managed] = call('ListPermissions', { resourceType }).permissions!;
  call('ReplacePermissionAssociations', { fromPermissionArn: permissionArn, toPermissionArn: managed.arn });
  call('ListReplacePermissionAssociationsWork', {});
  call('DeletePermission', { permissionArn });
  clock.advance(5000);
  call('DisassociateResourceShare', { resourceShareArn: authority, resourceArns: [arnOf.certificateAuthority()] });
  clock.advance(5000);
  call('DisassociateResourceSharePermission', { resourceShareArn: authority, permissionArn: managed.arn });
  call('DeleteResourceShare', { resourceShareArn: network });
  const fromPolicy = simulator.seedShare({ featureSet: 'CREATED_FROM_POLICY' }).arn;
  call('PromoteResourceShareCreatedFromPolicy', { resourceShareArn: fromPolicy });
  const source = simulator.seedPermission({ name: 'q', resourceType, featureSet: 'CREATED_FROM_POLICY' });
  call('PromotePermissionCreatedFromPolicy', { permissionArn: source, name: 'r' });
}

/** The paths of what does not fit its shape. */
function unfitting(shape: Shape, value: unknown, path: string): string[] {
  if (value === undefined) {
    return [];
  }
  switch (shape.kind) {
    case 'list': return (value as unknown[]).flatMap((entry, index) => unfitting(shape.member, entry, `${path}[${index}]`));
    case 'structure': return Object.entries(value as object).flatMap(([name, member]) => {
      const known = shape.members.get(name);
      return known ? unfitting(known.shape, member, `${path}.${name}`) : [`${path}.${name}`];
    });
    case 'timestamp': return value instanceof Date ? [] : [path];
    case 'integer': return Number.isInteger(value) ? [] : [path];
    default: return typeof value === shape.kind ? [] : [path];
  }
}
