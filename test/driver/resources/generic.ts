import { digest, partitionOf } from '../environment';
import { Json } from '../template';
import { ResourceRequest, ResourceResult, ResourceType } from './resource-type';

/** How the ids of a resource type look, and the last part of its ARN; `{id}` is the physical id. */
interface Looks {
  readonly prefix: string;
  readonly arn: string;
  /** Ref is the whole ARN. */
  readonly refIsArn?: boolean;
  readonly createOnly?: readonly string[];
}

const looks: Record<string, Looks> = {
  'AWS::EC2::VPC': { prefix: 'vpc-', arn: 'vpc/{id}', createOnly: ['CidrBlock'] },
  'AWS::EC2::Subnet': { prefix: 'subnet-', arn: 'subnet/{id}', createOnly: ['CidrBlock', 'VpcId', 'AvailabilityZone'] },
  'AWS::EC2::TransitGateway': { prefix: 'tgw-', arn: 'transit-gateway/{id}', createOnly: ['AmazonSideAsn'] },
  'AWS::EC2::PrefixList': { prefix: 'pl-', arn: 'prefix-list/{id}', createOnly: ['AddressFamily'] },
  'AWS::EC2::SecurityGroup': { prefix: 'sg-', arn: 'security-group/{id}', createOnly: ['GroupDescription', 'VpcId'] },
  'AWS::EC2::IPAM': { prefix: 'ipam-', arn: 'ipam/{id}' },
  'AWS::EC2::IPAMPool': { prefix: 'ipam-pool-', arn: 'ipam-pool/{id}' },
  'AWS::EC2::RouteTable': { prefix: 'rtb-', arn: 'route-table/{id}' },
  'AWS::EC2::InternetGateway': { prefix: 'igw-', arn: 'internet-gateway/{id}' },
  'AWS::EC2::NatGateway': { prefix: 'nat-', arn: 'natgateway/{id}' },
  'AWS::EC2::EIP': { prefix: 'eipalloc-', arn: 'elastic-ip/{id}' },
  'AWS::EC2::TransitGatewayAttachment': { prefix: 'tgw-attach-', arn: 'transit-gateway-attachment/{id}' },
  'AWS::Route53Resolver::ResolverRule': { prefix: 'rslvr-rr-', arn: 'resolver-rule/{id}' },
  'AWS::Route53Profiles::Profile': { prefix: 'rp-', arn: 'profile/{id}' },
  'AWS::ACMPCA::CertificateAuthority': { prefix: '', arn: 'certificate-authority/{id}', refIsArn: true },
  'AWS::VpcLattice::ServiceNetwork': { prefix: 'sn-', arn: 'servicenetwork/{id}', refIsArn: true },
};

const serviceOfNamespace: Record<string, string> = {
  ACMPCA: 'acm-pca',
  VpcLattice: 'vpc-lattice',
};

/** A type whose resources matter only by their ids: made up, plausible, and the same for the same stack and logical id. */
export function genericType(type: string): ResourceType {
  return {
    createOnly: looks[type]?.createOnly ?? [],
    create: async request => describe(request, inventId(type, request.generatedName)),
    update: async request => describe(request, request.physicalId.slice(request.physicalId.lastIndexOf('/') + 1)),
    delete: async () => undefined,
  };
}

function inventId(type: string, name: string): string {
  const prefix = looks[type]?.prefix;
  if (prefix === undefined) return name;
  const hex = digest(name, 32);
  return prefix === '' ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : prefix + hex.slice(0, 17);
}

function describe(request: ResourceRequest, id: string): ResourceResult {
  const { account, region } = request.stack;
  const [, namespace, kind] = request.type.split('::');
  const service = serviceOfNamespace[namespace] ?? namespace.toLowerCase();
  const path = looks[request.type]?.arn ?? `${kind.toLowerCase()}/{id}`;
  const arn = `arn:${partitionOf(region)}:${service}:${region}:${account}:${path.replace('{id}', id)}`;
  return {
    physicalId: looks[request.type]?.refIsArn ? arn : id,
    attribute: name => attributeOf(request, name, id, arn),
  };
}

/** Any attribute has a value: the ARN, the property of the same name, the id, or a text that says what it stands for. */
function attributeOf({ properties, logicalId }: ResourceRequest, name: string, id: string, arn: string): Json {
  if (name.endsWith('Arn')) return arn;
  return properties[name] ?? (name.endsWith('Id') ? id : `${logicalId}.${name}`);
}
