import { RamSimulator } from '../../simulator';
import { ScaledClock } from '../clock';
import { Driver } from '../driver';
import { Stack } from '../stack';
import { JsonObject, TemplateResource } from '../template';

const owner = { account: '111111111111', region: 'eu-west-1' };
const gateway = 'arn:aws:ec2:eu-west-1:111111111111:transit-gateway/tgw-0123456789abcdef0';
const service = 'pca-connector-ad.amazonaws.com';

let simulator: RamSimulator;
let driver: Driver;
let stack: Stack;
let close: () => Promise<void>;

beforeEach(async () => {
  const clock = new ScaledClock(100);
  simulator = new RamSimulator({ clock, defaultCaller: owner });
  simulator.createOrganization(owner.account, { sharingEnabled: true }).addAccount('222222222222');
  const server = await simulator.listen();
  driver = new Driver({ ramEndpoint: server.endpoint, clock });
  stack = driver.stack('Stack', owner);
  close = async () => server.close();
});
afterEach(async () => {
  await driver.close();
  await close();
});

const share = (properties: JsonObject = {}): TemplateResource => ({
  Type: 'AWS::RAM::ResourceShare', Properties: { Name: 'network', AllowExternalPrincipals: false, ...properties },
});
const ram = (type: string, properties: JsonObject, DependsOn?: string): TemplateResource => ({
  Type: `AWS::RAM::${type}`, Properties: { ResourceShareArn: { Ref: 'Share' }, ...properties }, DependsOn,
});
const deploy = async (resources: Record<string, TemplateResource>) => stack.deploy({ Resources: resources });
const operations = () => simulator.calls.filter(call => !/^(Get|List)/.test(call.operation)).map(call => call.operation);
const theShare = () => simulator.share(stack.resource('Share').physicalId);

describe('AWS::RAM::ResourceShare', () => {
  test('has its ARN as Ref, and the attributes of the share', async () => {
    await deploy({ Share: share() });
    const { physicalId, attribute } = stack.resource('Share');
    expect(physicalId).toMatch(/^arn:aws:ram:eu-west-1:111111111111:resource-share\//);
    expect(['Arn', 'Status', 'FeatureSet', 'OwningAccountId'].map(attribute)).toEqual([physicalId, 'ACTIVE', 'STANDARD', owner.account]);
    expect(attribute('CreationTime')).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  test('starts what its lists say and does not wait for it', async () => {
    await deploy({ Share: share({ Principals: ['222222222222'], ResourceArns: [gateway] }) });
    expect(operations()).toEqual(['CreateResourceShare']);
    expect(theShare().principals()).toMatchObject([{ entity: '222222222222' }]);
  });

  test('is renamed, tagged and given other associations in place', async () => {
    await deploy({ Share: share({ Principals: ['222222222222'], Tags: [{ Key: 'a', Value: '1' }, { Key: 'b', Value: '1' }] }) });
    const { physicalId } = stack.resource('Share');
    await driver.clock.sleep(1000);
    simulator.clearCalls();
    await deploy({ Share: share({ Name: 'renamed', ResourceArns: [gateway], Tags: [{ Key: 'a', Value: '2' }] }) });
    expect(operations()).toEqual(['UpdateResourceShare', 'AssociateResourceShare', 'DisassociateResourceShare', 'UntagResource', 'TagResource']);
    expect(stack.resource('Share').physicalId).toBe(physicalId);
    expect(theShare().name).toBe('renamed');
    expect(theShare().tags()).toEqual({ a: '2' });
  });

  test('is replaced when its configuration changes', async () => {
    await deploy({ Share: share() });
    const { physicalId } = stack.resource('Share');
    await deploy({ Share: share({ AllowExternalPrincipals: true, ResourceShareConfiguration: { RetainSharingOnAccountLeaveOrganization: true } }) });
    expect(stack.resource('Share').physicalId).not.toBe(physicalId);
    expect(simulator.share(physicalId).status).toMatch(/DELET/);
  });

  test('is deleted, also when it is gone already', async () => {
    await deploy({ Share: share() });
    simulator.faults.add({ operation: 'DeleteResourceShare', kind: 'error', error: 'UnknownResourceException' });
    expect((await stack.delete()).status).toBe('DELETE_COMPLETE');
  });

  test('fails with the words of RAM', async () => {
    simulator.faults.add({ operation: 'CreateResourceShare', kind: 'error', error: 'OperationNotPermittedException', message: 'not you' });
    expect(await deploy({ Share: share() })).toMatchObject({ status: 'ROLLBACK_COMPLETE', reason: 'not you' });
  });
});

describe('the association types of RAM', () => {
  test('are done when RAM is done, and are named by share and entity', async () => {
    const result = await deploy({
      Share: share(),
      Principal: ram('PrincipalAssociation', { Principal: '222222222222' }),
      Resource: ram('ResourceAssociation', { ResourceArn: gateway }),
    });
    expect(result.status).toBe('CREATE_COMPLETE');
    expect(theShare().principals()).toMatchObject([{ status: 'ASSOCIATED' }]);
    expect(theShare().resources()).toMatchObject([{ status: 'ASSOCIATED' }]);
    expect(stack.resource('Principal').physicalId).toBe(`${theShare().arn}|222222222222`);
    expect(stack.resource('Principal').attribute('Status')).toBe('ASSOCIATED');
  });

  test('carry sources of a service principal', async () => {
    const result = await deploy({
      Share: share({ AllowExternalPrincipals: true }),
      Principal: ram('PrincipalAssociation', { Principal: service }),
      Source: ram('SourceAssociation', { SourceId: '222222222222' }, 'Principal'),
    });
    expect(result.reason).toBeUndefined();
    expect(theShare().sources()).toContainEqual(expect.objectContaining({ entity: '222222222222', status: 'ASSOCIATED' }));
  });

  test('fail with the message of an association that failed', async () => {
    simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', message: 'out of capacity' });
    const result = await deploy({ Share: share(), Resource: ram('ResourceAssociation', { ResourceArn: gateway }) });
    expect(result.reason).toBe(`${gateway} is FAILED: out of capacity`);
  });

  test('are replaced when anything changes: the new one comes before the old one goes', async () => {
    const principal = (account: string) => ({ Share: share(), Principal: ram('PrincipalAssociation', { Principal: account }) });
    await deploy(principal('222222222222'));
    simulator.clearCalls();
    await deploy({ ...principal('222222222222'), Resource: ram('ResourceAssociation', { ResourceArn: gateway }) });
    await deploy({ ...principal('222222222222'), Resource: ram('ResourceAssociation', { ResourceArn: gateway.replace(/0$/, '1') }) });
    expect(operations()).toEqual(['AssociateResourceShare', 'AssociateResourceShare', 'DisassociateResourceShare']);
    expect(theShare().resources()).toEqual(expect.arrayContaining([
      expect.objectContaining({ entity: gateway, status: 'DISASSOCIATED' }),
      expect.objectContaining({ entity: gateway.replace(/0$/, '1'), status: 'ASSOCIATED' }),
    ]));
  });

  test('are gone when their deletion is complete, and try again while RAM refuses for the moment', async () => {
    await deploy({ Share: share(), Principal: ram('PrincipalAssociation', { Principal: '222222222222' }) });
    simulator.faults.add({ operation: 'DisassociateResourceShare', kind: 'error', error: 'InvalidStateTransitionException', times: 2 });
    await deploy({ Share: share() });
    expect(theShare().principals()).toMatchObject([{ status: 'DISASSOCIATED' }]);
  });
});

describe('the permission types of RAM', () => {
  const permission = (name: string): TemplateResource => ({
    Type: 'AWS::RAM::Permission',
    Properties: { Name: name, ResourceType: 'ec2:IpamPool', PolicyTemplate: { Effect: 'Allow', Action: ['ec2:GetIpamPoolCidrs'] } },
  });

  test('a permission is created, attached, replaced and deleted', async () => {
    const attached = ram('PermissionAssociation', { PermissionArn: { Ref: 'Permission' }, Replace: true });
    const result = await deploy({ Share: share(), Permission: permission('one'), Attached: attached });
    expect(result.reason).toBeUndefined();
    const before = stack.resource('Permission').physicalId;
    expect(theShare().permissions()).toEqual({ 'ec2:IpamPool': before });

    await deploy({ Share: share(), Permission: permission('two'), Attached: attached });
    const after = stack.resource('Permission').physicalId;
    expect(after).not.toBe(before);
    expect(theShare().permissions()).toEqual({ 'ec2:IpamPool': after });
    expect((await stack.delete()).status).toBe('DELETE_COMPLETE');
  });
});
