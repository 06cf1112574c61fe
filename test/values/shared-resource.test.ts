import { App, CfnParameter, Stack, Token } from 'aws-cdk-lib';
import * as acmpca from 'aws-cdk-lib/aws-acmpca';
import * as appmesh from 'aws-cdk-lib/aws-appmesh';
import * as appsync from 'aws-cdk-lib/aws-appsync';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as servicediscovery from 'aws-cdk-lib/aws-servicediscovery';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { ResourceShare } from '../../src/resource-share';
import { SharedResource } from '../../src/shared-resource';

const ENV = { account: '111111111111', region: 'eu-west-1' };
const HERE = ':eu-west-1:111111111111:';

const newStack = () => new Stack(new App(), 'Stack', { env: ENV });

/** An ARN as it reads in a template, a reference in it as its logical id without hash. */
function rendered(stack: Stack, shared: SharedResource): string {
  const text = (value: unknown): string => {
    if (typeof value === 'string') { return value; }
    const [[intrinsic, argument]] = Object.entries(value as Record<string, unknown>);
    switch (intrinsic) {
      case 'Fn::Join': return (argument as [string, unknown[]])[1].map(text).join('');
      case 'Ref': return argument === 'AWS::Partition' ? 'aws' : `<${String(argument).replace(/[0-9A-F]{8}$/, '')}>`;
      default: return `<${(argument as string[]).join('.').replace(/[0-9A-F]{8}\./, '.')}>`;
    }
  };
  return text(stack.resolve(shared.resourceArn));
}

const newCluster = (stack: Stack) => new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql' });
const vpcIn = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1 });

const L2S: [string, (stack: Stack) => SharedResource, string][] = [
  ['subnet', (stack) => SharedResource.subnet(vpcIn(stack).privateSubnets[0]), `arn:aws:ec2${HERE}subnet/<VpcPrivateSubnet1Subnet>`],
  ['securityGroup', (stack) => SharedResource.securityGroup(new ec2.SecurityGroup(stack, 'Group', { vpc: vpcIn(stack) })),
    `arn:aws:ec2${HERE}security-group/<Group.GroupId>`],
  ['prefixList', (stack) => SharedResource.prefixList(new ec2.PrefixList(stack, 'List', { maxEntries: 1 })), '<List.Arn>'],
  ['ebsVolume', (stack) => SharedResource.ebsVolume(new ec2.Volume(stack, 'Volume', { availabilityZone: 'eu-west-1a', snapshotId: 'snap-1' })),
    `arn:aws:ec2${HERE}volume/<Volume>`],
  ['placementGroup', (stack) => SharedResource.placementGroup(new ec2.PlacementGroup(stack, 'Group')), `arn:aws:ec2${HERE}placement-group/<Group.GroupName>`],
  ['auroraCluster', (stack) => SharedResource.auroraCluster(new rds.DatabaseCluster(stack, 'Cluster', {
    engine: rds.DatabaseClusterEngine.AURORA_MYSQL, vpc: vpcIn(stack), writer: rds.ClusterInstance.serverlessV2('writer'),
  })), `arn:aws:rds${HERE}cluster:<Cluster>`],
  ['ssmParameter', (stack) => SharedResource.ssmParameter(new ssm.StringParameter(stack, 'Parameter', { stringValue: 'x' })), `arn:aws:ssm${HERE}parameter/<Parameter>`],
  ['mesh', (stack) => SharedResource.mesh(new appmesh.Mesh(stack, 'Mesh')), '<Mesh>'],
  ['graphqlApi', (stack) => SharedResource.graphqlApi(new appsync.GraphqlApi(stack, 'Api', {
    name: 'api', definition: appsync.Definition.fromSchema({ bind: () => ({ apiId: 'id', definition: 'type Query { a: Int }' }) }),
  })), '<Api.Arn>'],
  ['codeBuildProject', (stack) => SharedResource.codeBuildProject(new codebuild.Project(stack, 'Project', {
    source: codebuild.Source.s3({ bucket: new s3.Bucket(stack, 'Bucket'), path: 'a.zip' }),
  })), '<Project.Arn>'],
  ['codeBuildReportGroup', (stack) => SharedResource.codeBuildReportGroup(new codebuild.ReportGroup(stack, 'Reports')), '<Reports.Arn>'],
  ['trustStore', (stack) => SharedResource.trustStore(new elbv2.TrustStore(stack, 'Store', { bucket: new s3.Bucket(stack, 'Bucket'), key: 'ca.pem' })), '<Store.TrustStoreArn>'],
  ['httpNamespace', (stack) => SharedResource.httpNamespace(new servicediscovery.HttpNamespace(stack, 'Namespace', { name: 'a' })), '<Namespace.Arn>'],
  ['privateDnsNamespace', (stack) => SharedResource.privateDnsNamespace(
    new servicediscovery.PrivateDnsNamespace(stack, 'Namespace', { name: 'a', vpc: vpcIn(stack) })), '<Namespace.Arn>'],
];

test.each(L2S)('SharedResource.%s() takes an L2', (_, shared, arn) => {
  const stack = newStack();
  expect(rendered(stack, shared(stack))).toBe(arn);
});

const IMPORTS: [string, (stack: Stack) => SharedResource, string][] = [
  ['subnet', (stack) => SharedResource.subnet(ec2.Subnet.fromSubnetId(stack, 'Import', 'subnet-1')), `arn:aws:ec2${HERE}subnet/subnet-1`],
  ['securityGroup', (stack) => SharedResource.securityGroup(ec2.SecurityGroup.fromSecurityGroupId(stack, 'Import', 'sg-1')),
    `arn:aws:ec2${HERE}security-group/sg-1`],
  ['ebsVolume', (stack) => SharedResource.ebsVolume(ec2.Volume.fromVolumeAttributes(stack, 'Import', { volumeId: 'vol-1', availabilityZone: 'a' })),
    `arn:aws:ec2${HERE}volume/vol-1`],
  ['placementGroup', (stack) => SharedResource.placementGroup(ec2.PlacementGroup.fromPlacementGroupName(stack, 'Import', 'group')),
    `arn:aws:ec2${HERE}placement-group/group`],
  ['auroraCluster', (stack) => SharedResource.auroraCluster(rds.DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Import', { clusterIdentifier: 'db' })),
    `arn:aws:rds${HERE}cluster:db`],
  ['ssmParameter', (stack) => SharedResource.ssmParameter(ssm.StringParameter.fromStringParameterName(stack, 'Import', '/a/b')),
    `arn:aws:ssm${HERE}parameter/a/b`],
  ['mesh', (stack) => SharedResource.mesh(appmesh.Mesh.fromMeshName(stack, 'Import', 'mesh')), `arn:aws:appmesh${HERE}mesh/mesh`],
  ['certificateAuthority', (stack) => SharedResource.certificateAuthority(acmpca.CertificateAuthority.fromCertificateAuthorityArn(
    stack, 'Import', 'arn:aws:acm-pca:us-east-1:222222222222:certificate-authority/x')), 'arn:aws:acm-pca:us-east-1:222222222222:certificate-authority/x'],
];

test.each(IMPORTS)('SharedResource.%s() takes an imported resource', (_, shared, arn) => {
  const stack = newStack();
  expect(rendered(stack, shared(stack))).toBe(arn);
});

describe('SharedResource.subnets()', () => {
  const ids = (shared: SharedResource[], stack: Stack) => shared.map((each) => /subnet\/<Vpc(.*)Subnet>/.exec(rendered(stack, each))![1]);

  test('takes the private subnets of a VPC', () => {
    const stack = newStack();
    expect(ids(SharedResource.subnets(vpcIn(stack)), stack)).toEqual(['PrivateSubnet1', 'PrivateSubnet2']);
  });

  test('takes those that are selected', () => {
    const stack = newStack();
    const shared = SharedResource.subnets(vpcIn(stack), { subnetType: ec2.SubnetType.PUBLIC, availabilityZones: [stack.availabilityZones[0]] });
    expect(ids(shared, stack)).toEqual(['PublicSubnet1']);
  });

  test('takes those of an imported VPC', () => {
    const stack = newStack();
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Import', { vpcId: 'vpc-1', availabilityZones: ['a', 'b'], privateSubnetIds: ['subnet-1', 'subnet-2'] });
    expect(SharedResource.subnets(vpc).map((shared) => rendered(stack, shared))).toEqual([`arn:aws:ec2${HERE}subnet/subnet-1`, `arn:aws:ec2${HERE}subnet/subnet-2`]);
  });

  test('takes those of an imported VPC of another Region for what they are', () => {
    const stack = newStack();
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Import', { vpcId: 'vpc-1', availabilityZones: ['a'], privateSubnetIds: ['subnet-1'], region: 'us-east-1' });
    const resources = SharedResource.subnets(vpc);
    expect(rendered(stack, resources[0])).toBe('arn:aws:ec2:us-east-1:111111111111:subnet/subnet-1');
    expect(() => new ResourceShare(stack, 'Share', { resources })).toThrow(/Stack\/Share.*us-east-1/);
  });

  test('takes those of a VPC that another account has shared for what they are', () => {
    const subnets = [{ subnetId: 'subnet-1', cidr: '10.0.0.0/24', availabilityZone: 'eu-west-1a', routeTableId: 'rtb-1' }];
    const found = { vpcId: 'vpc-1', vpcCidrBlock: '10.0.0.0/16', ownerAccountId: '222222222222', availabilityZones: [], subnetGroups: [{ name: 'Private', type: 'Private', subnets }] };
    const key = 'vpc-provider:account=111111111111:filter.vpc-id=vpc-1:region=eu-west-1:returnAsymmetricSubnets=true';
    const stack = new Stack(new App({ context: { [key]: found } }), 'Stack', { env: ENV });
    const resource = SharedResource.subnet(ec2.Vpc.fromLookup(stack, 'Theirs', { vpcId: 'vpc-1' }).privateSubnets[0]);
    expect(rendered(stack, resource)).toBe('arn:aws:ec2:eu-west-1:222222222222:subnet/subnet-1');
    expect(() => new ResourceShare(stack, 'Share', { resources: [resource] })).toThrow(/Stack\/Share.*222222222222/);
  });

  test('takes those inside a construct of one\'s own that also has a VPC', () => {
    class Network extends Construct {
      public readonly vpcId = 'vpc-1';
    }
    const stack = newStack();
    const subnet = ec2.Subnet.fromSubnetId(new Network(stack, 'Network'), 'Subnet', 'subnet-1');
    expect(rendered(stack, SharedResource.subnet(subnet))).toBe(`arn:aws:ec2${HERE}subnet/subnet-1`);
  });

  test.each([undefined, {}, { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }])('fails for a VPC imported without its subnets, with %j', (selection) => {
    const vpc = ec2.Vpc.fromVpcAttributes(newStack(), 'Import', { vpcId: 'vpc-1', availabilityZones: ['a'] });
    expect(() => SharedResource.subnets(vpc, selection)).toThrow(/^Stack\/Import: no subnets of the VPC are known: import it with Vpc\.fromLookup\(\), or with .* privateSubnetIds/);
  });

  test('takes subnets that are given one by one, also of a VPC imported without them', () => {
    const stack = newStack();
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Import', { vpcId: 'vpc-1', availabilityZones: ['a'] });
    const subnets = [ec2.Subnet.fromSubnetId(stack, 'Subnet', 'subnet-1')];
    expect(SharedResource.subnets(vpc, { subnets }).map((shared) => rendered(stack, shared))).toEqual([`arn:aws:ec2${HERE}subnet/subnet-1`]);
  });

  test('fails where the VPC has no such subnet', () => {
    expect(() => SharedResource.subnets(vpcIn(newStack()), { subnetGroupName: 'Database' })).toThrow(/Database/);
  });

  test.each([undefined, {}, { onePerAz: true }, { availabilityZones: ['dummy1a'] }])('takes public subnets only on request, not with %j', (selection) => {
    const vpc = new ec2.Vpc(newStack(), 'Public', { subnetConfiguration: [{ name: 'Public', subnetType: ec2.SubnetType.PUBLIC }] });
    expect(() => SharedResource.subnets(vpc, selection)).toThrow(/Public: the VPC has public subnets only: say that they are to be shared, with subnets\(vpc, /);
    expect(SharedResource.subnets(vpc, { ...selection, subnetType: ec2.SubnetType.PUBLIC })).not.toHaveLength(0);
  });

  test.each<[string, ec2.SubnetSelection]>([
    ['their name', { subnetGroupName: 'Public' }],
    ['a filter', { subnetFilters: [ec2.SubnetFilter.byCidrMask(18)] }],
  ])('takes public subnets that are chosen by %s', (_, selection) => {
    const vpc = new ec2.Vpc(newStack(), 'Public', { subnetConfiguration: [{ name: 'Public', subnetType: ec2.SubnetType.PUBLIC }] });
    expect(SharedResource.subnets(vpc, selection)).not.toHaveLength(0);
  });
});

describe('SharedResource.ssmParameter()', () => {
  test.each([['/a/b', 'parameter/a/b'], ['a', 'parameter/a']])('writes one slash before the name %j of an L1', (name, path) => {
    const stack = newStack();
    const parameter = new ssm.CfnParameter(stack, 'Parameter', { name, type: 'String', value: 'x' });
    expect(rendered(stack, SharedResource.ssmParameter(parameter))).toBe(`arn:aws:ssm${HERE}${path}`);
  });

  test('takes an L1 that CloudFormation names', () => {
    const stack = newStack();
    const parameter = new ssm.CfnParameter(stack, 'Parameter', { type: 'String', value: 'x' });
    expect(rendered(stack, SharedResource.ssmParameter(parameter))).toBe(`arn:aws:ssm${HERE}parameter/<Parameter>`);
  });

  test('takes a mere reference', () => {
    const stack = newStack();
    const reference = Object.assign(new Construct(stack, 'Reference'), { env: ENV, parameterRef: { parameterName: '/a/b' } });
    expect(rendered(stack, SharedResource.ssmParameter(reference))).toBe(`arn:aws:ssm${HERE}parameter/a/b`);
  });

  test('fails where nothing tells whether the name begins with a slash', () => {
    const parameter = new ssm.CfnParameter(newStack(), 'Parameter', { name: Token.asString({ Ref: 'Name' }), type: 'String', value: 'x' });
    expect(() => SharedResource.ssmParameter(parameter)).toThrow(/^Stack\/Parameter: .*use SharedResource\.fromArn\(\)$/);
  });
});

describe('SharedResource.fromArn()', () => {
  const ARN = `arn:aws:ec2${HERE}subnet/subnet-1`;

  test('keeps the ARN', () => {
    const shared = SharedResource.fromArn(ARN);
    expect(shared.resourceArn).toBe(ARN);
    expect(shared._construct).toBeUndefined();
    expect(shared._cfnResourceType).toBeUndefined();
  });

  test('takes a token', () => {
    const token = Token.asString({ Ref: 'Arn' });
    expect(SharedResource.fromArn(token).resourceArn).toBe(token);
  });

  test.each([
    ['Z0123456789ABC', /Route 53 Profile/],
    ['vpc-12345678', /share the ARNs of its subnets/],
    ['subnet-12345678', /is an id/],
  ])('fails for %s and says what to do', (value, message) => {
    expect(() => SharedResource.fromArn(value)).toThrow(message);
  });
});

describe('SharedResource.fromArn() of what a resource of the app tells of itself', () => {
  test.each<[string, (stack: Stack) => string, string, string]>([
    ['the id of an L2', (stack) => vpcIn(stack).privateSubnets[0].subnetId, 'subnetId of "Stack/Vpc/PrivateSubnet1/Subnet"', 'subnet'],
    ['Ref', (stack) => new ec2.CfnTransitGateway(stack, 'Tgw').ref, 'transitGatewayId of "Stack/Tgw"', 'transitGateway'],
    ['the attribute Id', (stack) => new ec2.CfnTransitGateway(stack, 'Tgw').attrId, 'transitGatewayId of "Stack/Tgw"', 'transitGateway'],
    ['an attribute named after the type', (stack) => new ec2.CfnVolume(stack, 'Volume').attrVolumeId, 'volumeId of "Stack/Volume"', 'ebsVolume'],
    ['a name', (stack) => new ssm.CfnParameter(stack, 'Parameter', { type: 'String', value: 'x' }).ref, 'parameterName of "Stack/Parameter"', 'ssmParameter'],
  ])('refuses %s', (_, id, what, method) => {
    expect(() => SharedResource.fromArn(id(newStack()))).toThrow(`the resource is given by the ${what}, RAM takes ARNs: use SharedResource.${method}()`);
  });

  test.each<[string, (stack: Stack) => string]>([
    ['an ARN', (stack) => new ec2.CfnTransitGateway(stack, 'Tgw').attrTransitGatewayArn],
    ['Ref where that is the ARN', (stack) => new acmpca.CfnCertificateAuthority(stack, 'Ca', { type: 'ROOT', keyAlgorithm: 'x', signingAlgorithm: 'x', subject: {} }).ref],
    ['the attribute Id where Ref is the ARN', (stack) => new appmesh.CfnMesh(stack, 'Mesh').attrId],
    ['a text with an id in it', (stack) => `arn:aws:ec2${HERE}volume/${new ec2.CfnVolume(stack, 'Volume').ref}`],
    ['another attribute', (stack) => newCluster(stack).attrMasterUserSecretSecretArn],
    ['what a resource of another type tells', (stack) => new ec2.CfnVPC(stack, 'Net').ref],
    ['a parameter', (stack) => new CfnParameter(stack, 'Arn').valueAsString],
  ])('takes %s', (_, arn) => {
    expect(() => SharedResource.fromArn(arn(newStack()))).not.toThrow();
  });
});

test('a factory can be passed around as a function', () => {
  const stack = newStack();
  expect(vpcIn(stack).privateSubnets.map(SharedResource.subnet).map((shared) => rendered(stack, shared))).toHaveLength(2);
});

test('the ARN of a resource of another stack holds the account and Region of that stack', () => {
  const app = new App();
  const network = new Stack(app, 'Network', { env: { account: '222222222222', region: 'us-west-2' } });
  const shares = new Stack(app, 'Shares', { env: ENV });
  const shared = SharedResource.placementGroup(ec2.PlacementGroup.fromPlacementGroupName(network, 'Import', 'group'));
  expect(rendered(shares, shared)).toBe('arn:aws:ec2:us-west-2:222222222222:placement-group/group');
});
