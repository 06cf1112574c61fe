import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ram from '../../src';

const env = { account: '111111111111', region: 'eu-west-1' };
const PRINCIPALS = [ram.SharePrincipal.account('222222222222')];
const MADE_BY_DEFAULT = /is in a default VPC, or the default security group of one, .* make one in a VPC of your own and share that/;

/** A stack for which the CDK has looked a VPC up. */
function stackAfterLookup(options: ec2.VpcLookupOptions): Stack {
  const app = new App();
  ec2.Vpc.fromLookup(new Stack(app, 'Network', { env }), 'Vpc', options);
  const [{ key }] = app.synth().manifest.missing!;
  const subnets = [{ subnetId: 'subnet-0a', cidr: '172.31.0.0/20', availabilityZone: 'eu-west-1a', routeTableId: 'rtb-0a' }];
  const subnetGroups = [{ name: 'Public', type: 'Public', subnets }];
  const vpc = { vpcId: 'vpc-0a', vpcCidrBlock: '172.31.0.0/16', ownerAccountId: env.account, availabilityZones: [], subnetGroups };
  return new Stack(new App({ context: { [key]: vpc } }), 'Network', { env });
}

function share(stack: Stack, ...resources: ram.SharedResource[]): ram.ResourceShare {
  return new ram.ResourceShare(stack, 'Share', { resourceShareName: 'network', principals: PRINCIPALS, resources });
}

describe('a default VPC that was looked up', () => {
  test('has subnets that can\'t be shared', () => {
    const stack = stackAfterLookup({ isDefault: true });
    const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { isDefault: true });
    expect(() => share(stack, ...ram.SharedResource.subnets(vpc, { subnetType: ec2.SubnetType.PUBLIC }))).toThrow(MADE_BY_DEFAULT);
  });

  test.each([
    ['L2', (vpc: ec2.IVpc) => new ec2.SecurityGroup(vpc.stack, 'Group', { vpc })],
    ['L1', (vpc: ec2.IVpc) => new ec2.CfnSecurityGroup(vpc.stack, 'Group', { vpcId: vpc.vpcId, groupDescription: 'A group' })],
  ])('has security groups that can\'t be shared, by %s', (_, group) => {
    const stack = stackAfterLookup({ isDefault: true });
    const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { isDefault: true });
    expect(() => share(stack, ram.SharedResource.securityGroup(group(vpc)))).toThrow(MADE_BY_DEFAULT);
  });

  test('says nothing of subnets of other VPCs', () => {
    const stack = stackAfterLookup({ isDefault: true });
    ec2.Vpc.fromLookup(stack, 'Vpc', { isDefault: true });
    expect(() => share(stack, ...ram.SharedResource.subnets(new ec2.Vpc(stack, 'Own')))).not.toThrow();
  });
});

test.each<ec2.VpcLookupOptions>([
  { vpcId: 'vpc-0a' }, { isDefault: false }, { tags: { isDefault: 'true' } },
])('a VPC that was looked up by %j has subnets to share', (options) => {
  const stack = stackAfterLookup(options);
  const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', options);
  expect(() => share(stack, ...ram.SharedResource.subnets(vpc, { subnetType: ec2.SubnetType.PUBLIC }))).not.toThrow();
});

test('a VPC that is still to be looked up is not taken for the default one', () => {
  const stack = new Stack(new App(), 'Network', { env });
  const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { isDefault: true });
  expect(() => share(stack, ...ram.SharedResource.subnets(vpc, { subnetType: ec2.SubnetType.PUBLIC }))).not.toThrow();
});

test('the default security group of a VPC can\'t be shared', () => {
  const stack = new Stack(new App(), 'Network', { env });
  const vpc = new ec2.Vpc(stack, 'Vpc');
  const group = ec2.SecurityGroup.fromSecurityGroupId(stack, 'Default', vpc.vpcDefaultSecurityGroup);
  expect(() => share(stack, ram.SharedResource.securityGroup(group))).toThrow(MADE_BY_DEFAULT);
});

test('other security groups of it can', () => {
  const stack = new Stack(new App(), 'Network', { env });
  const group = new ec2.SecurityGroup(stack, 'Group', { vpc: new ec2.Vpc(stack, 'Vpc') });
  expect(() => share(stack, ram.SharedResource.securityGroup(group))).not.toThrow();
});
