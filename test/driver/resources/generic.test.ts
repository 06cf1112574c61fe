import { Driver } from '../driver';
import { JsonObject, Template } from '../template';

const of = (type: string, properties: JsonObject = {}): Template => ({ Resources: { It: { Type: type, Properties: properties } } });

async function deploy(template: Template, driver = new Driver()) {
  const stack = driver.stack('Stack', { account: '222222222222', region: 'eu-central-1' });
  await stack.deploy(template);
  return stack.resource('It');
}

describe('a resource that the driver does not know in particular', () => {
  test.each([
    ['AWS::EC2::Subnet', /^subnet-[0-9a-f]{17}$/, 'SubnetArn', /^arn:aws:ec2:eu-central-1:222222222222:subnet\/subnet-[0-9a-f]{17}$/],
    ['AWS::EC2::TransitGateway', /^tgw-[0-9a-f]{17}$/, 'TransitGatewayArn', /:transit-gateway\/tgw-[0-9a-f]{17}$/],
    ['AWS::EC2::PrefixList', /^pl-[0-9a-f]{17}$/, 'Arn', /:prefix-list\/pl-[0-9a-f]{17}$/],
    ['AWS::EC2::IPAMPool', /^ipam-pool-[0-9a-f]{17}$/, 'Arn', /:ipam-pool\/ipam-pool-[0-9a-f]{17}$/],
    ['AWS::Route53Resolver::ResolverRule', /^rslvr-rr-[0-9a-f]{17}$/, 'Arn', /^arn:aws:route53resolver:.*:resolver-rule\/rslvr-rr-/],
    ['AWS::ACMPCA::CertificateAuthority', /^arn:aws:acm-pca:.*:certificate-authority\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'Arn', /^arn:aws:acm-pca:/],
    ['AWS::VpcLattice::ServiceNetwork', /^arn:aws:vpc-lattice:.*:servicenetwork\/sn-[0-9a-f]{17}$/, 'Arn', /^arn:aws:vpc-lattice:/],
    ['AWS::SNS::Topic', /^Stack-It-[0-9A-F]{12}$/, 'Arn', /^arn:aws:sns:eu-central-1:222222222222:topic\/Stack-It-/],
  ])('looks like a real one: %s', async (type, id, attribute, arn) => {
    const resource = await deploy(of(type));
    expect(resource.physicalId).toMatch(id);
    expect(resource.attribute(attribute)).toMatch(arn);
  });

  test('has the same ids each time', async () => {
    const ids = [await deploy(of('AWS::EC2::Subnet')), await deploy(of('AWS::EC2::Subnet'))].map(({ physicalId }) => physicalId);
    expect(ids[0]).toBe(ids[1]);
  });

  test('has the attributes that its properties, its id or its name can give', async () => {
    const subnet = await deploy(of('AWS::EC2::Subnet', { CidrBlock: '10.0.0.0/24' }));
    expect(subnet.attribute('CidrBlock')).toBe('10.0.0.0/24');
    expect(subnet.attribute('SubnetId')).toBe(subnet.physicalId);
    expect(subnet.attribute('Other')).toBe('It.Other');
  });

  test.each([
    ['AWS::EC2::Subnet', { MapPublicIpOnLaunch: true }, 'keeps'],
    ['AWS::EC2::Subnet', { CidrBlock: '10.0.1.0/24' }, 'changes'],
    ['AWS::ACMPCA::CertificateAuthority', { Tags: [] }, 'keeps'],
  ])('of type %s with new %j %s its id', async (type, properties, verb) => {
    const driver = new Driver();
    const before = await deploy(of(type), driver);
    const after = await deploy(of(type, properties), driver);
    expect(after.physicalId === before.physicalId ? 'keeps' : 'changes').toBe(verb);
    expect(after.attribute('Arn')).toContain(after.physicalId);
  });
});
