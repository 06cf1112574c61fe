import { readFileSync } from 'fs';
import { join } from 'path';
import {
  App, CfnResource, Stack,
  aws_acmpca as acmpca,
  aws_apigateway as apigateway,
  aws_appmesh as appmesh,
  aws_appsync as appsync,
  aws_arcregionswitch as arcregionswitch,
  aws_backup as backup,
  aws_cloudfront as cloudfront,
  aws_codebuild as codebuild,
  aws_codeconnections as codeconnections,
  aws_datazone as datazone,
  aws_ec2 as ec2,
  aws_elasticloadbalancingv2 as elasticloadbalancingv2,
  aws_fsx as fsx,
  aws_glue as glue,
  aws_imagebuilder as imagebuilder,
  aws_mpa as mpa,
  aws_networkfirewall as networkfirewall,
  aws_networkmanager as networkmanager,
  aws_odb as odb,
  aws_rds as rds,
  aws_refactorspaces as refactorspaces,
  aws_resourceexplorer2 as resourceexplorer2,
  aws_resourcegroups as resourcegroups,
  aws_route53globalresolver as route53globalresolver,
  aws_route53profiles as route53profiles,
  aws_route53recoverycontrol as route53recoverycontrol,
  aws_route53resolver as route53resolver,
  aws_s3 as s3,
  aws_sagemaker as sagemaker,
  aws_servicecatalogappregistry as servicecatalogappregistry,
  aws_servicediscovery as servicediscovery,
  aws_smsvoice as smsvoice,
  aws_ssm as ssm,
  aws_ssmcontacts as ssmcontacts,
  aws_ssmincidents as ssmincidents,
  aws_vpclattice as vpclattice,
} from 'aws-cdk-lib';
import * as bcm from 'aws-cdk-lib/aws-bcm';
import * as billing from 'aws-cdk-lib/aws-billing';
import type { Construct } from 'constructs';
import { isShareableCfnResourceType, typeByArn, typeByCfnResourceType } from '../../src/catalogue/catalogue';
import { SharedResource } from '../../src/shared-resource';

type Factory = (resource: never) => SharedResource;
type L1 = new (scope: Construct, id: string, props: never) => CfnResource;

// Something for every required property: what they are does not matter here.
const ANY_PROPS = new Proxy({}, { get: (_, key) => key === 'tags' ? undefined : 'x' }) as never;

const REF = { Ref: 'Resource' };
const attribute = (name: string) => ({ 'Fn::GetAtt': ['Resource', name] });
const inStack = (service: string, path: string) => ({
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:${service}:`, { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, `:${path}`, { Ref: 'Resource' }]],
});

const FACTORIES: [string, L1, unknown][] = [
  ['subnet', ec2.CfnSubnet, inStack('ec2', 'subnet/')],
  ['transitGateway', ec2.CfnTransitGateway, attribute('TransitGatewayArn')],
  ['prefixList', ec2.CfnPrefixList, attribute('Arn')],
  ['resolverRule', route53resolver.CfnResolverRule, attribute('Arn')],
  ['route53Profile', route53profiles.CfnProfile, attribute('Arn')],
  ['ipamPool', ec2.CfnIPAMPool, attribute('Arn')],
  ['certificateAuthority', acmpca.CfnCertificateAuthority, REF],
  ['vpcLatticeServiceNetwork', vpclattice.CfnServiceNetwork, REF],
  ['vpcLatticeService', vpclattice.CfnService, REF],
  ['vpcLatticeResourceConfiguration', vpclattice.CfnResourceConfiguration, REF],
  ['securityGroup', ec2.CfnSecurityGroup, inStack('ec2', 'security-group/')],
  ['mesh', appmesh.CfnMesh, REF],
  ['graphqlApi', appsync.CfnGraphQLApi, REF],
  ['privateDomainName', apigateway.CfnDomainNameV2, REF],
  ['routingControlCluster', route53recoverycontrol.CfnCluster, REF],
  ['regionSwitchPlan', arcregionswitch.CfnPlan, REF],
  ['logicallyAirGappedBackupVault', backup.CfnLogicallyAirGappedBackupVault, inStack('backup', 'backup-vault:')],
  ['costDashboard', bcm.CfnDashboard, REF],
  ['billingView', billing.CfnBillingView, REF],
  ['httpNamespace', servicediscovery.CfnHttpNamespace, attribute('Arn')],
  ['privateDnsNamespace', servicediscovery.CfnPrivateDnsNamespace, attribute('Arn')],
  ['publicDnsNamespace', servicediscovery.CfnPublicDnsNamespace, attribute('Arn')],
  ['coreNetwork', networkmanager.CfnCoreNetwork, attribute('CoreNetworkArn')],
  ['vpcOrigin', cloudfront.CfnVpcOrigin, attribute('Arn')],
  ['codeBuildProject', codebuild.CfnProject, attribute('Arn')],
  ['codeBuildReportGroup', codebuild.CfnReportGroup, REF],
  ['codeConnection', codeconnections.CfnConnection, REF],
  ['dataZoneDomain', datazone.CfnDomain, attribute('Arn')],
  ['capacityReservation', ec2.CfnCapacityReservation, attribute('CapacityReservationArn')],
  ['dedicatedHost', ec2.CfnHost, inStack('ec2', 'dedicated-host/')],
  ['placementGroup', ec2.CfnPlacementGroup, inStack('ec2', 'placement-group/')],
  ['ebsVolume', ec2.CfnVolume, inStack('ec2', 'volume/')],
  ['imageBuilderComponent', imagebuilder.CfnComponent, REF],
  ['imageBuilderContainerRecipe', imagebuilder.CfnContainerRecipe, REF],
  ['imageBuilderImage', imagebuilder.CfnImage, REF],
  ['imageBuilderImageRecipe', imagebuilder.CfnImageRecipe, REF],
  ['trustStore', elasticloadbalancingv2.CfnTrustStore, REF],
  ['smsOptOutList', smsvoice.CfnOptOutList, attribute('Arn')],
  ['smsPhoneNumber', smsvoice.CfnPhoneNumber, attribute('Arn')],
  ['smsPool', smsvoice.CfnPool, attribute('Arn')],
  ['smsSenderId', smsvoice.CfnSenderId, attribute('Arn')],
  ['glueCatalog', glue.CfnCatalog, REF],
  ['glueDatabase', glue.CfnDatabase, inStack('glue', 'database/')],
  ['refactorSpacesEnvironment', refactorspaces.CfnEnvironment, attribute('Arn')],
  ['approvalTeam', mpa.CfnApprovalTeam, REF],
  ['networkFirewall', networkfirewall.CfnFirewall, REF],
  ['networkFirewallPolicy', networkfirewall.CfnFirewallPolicy, REF],
  ['networkFirewallRuleGroup', networkfirewall.CfnRuleGroup, REF],
  ['cloudExadataInfrastructure', odb.CfnCloudExadataInfrastructure, REF],
  ['odbNetwork', odb.CfnOdbNetwork, REF],
  ['localGatewayRouteTable', ec2.CfnLocalGatewayRouteTable, attribute('LocalGatewayRouteTableArn')],
  ['resourceExplorerView', resourceexplorer2.CfnView, REF],
  ['hostResourceGroup', resourcegroups.CfnGroup, attribute('Arn')],
  ['globalResolverDnsView', route53globalresolver.CfnDnsView, attribute('Arn')],
  ['dnsFirewallRuleGroup', route53resolver.CfnFirewallRuleGroup, attribute('Arn')],
  ['resolverQueryLoggingConfig', route53resolver.CfnResolverQueryLoggingConfig, attribute('Arn')],
  ['accessGrantsInstance', s3.CfnAccessGrantsInstance, REF],
  ['sageMakerFeatureGroup', sagemaker.CfnFeatureGroup, inStack('sagemaker', 'feature-group/')],
  ['sageMakerModelCard', sagemaker.CfnModelCard, attribute('ModelCardArn')],
  ['sageMakerModelPackageGroup', sagemaker.CfnModelPackageGroup, REF],
  ['sageMakerPartnerApp', sagemaker.CfnPartnerApp, REF],
  ['sageMakerPipeline', sagemaker.CfnPipeline, inStack('sagemaker', 'pipeline/')],
  ['appRegistryApplication', servicecatalogappregistry.CfnApplication, attribute('Arn')],
  ['appRegistryAttributeGroup', servicecatalogappregistry.CfnAttributeGroup, attribute('Arn')],
  ['incidentContact', ssmcontacts.CfnContact, REF],
  ['incidentResponsePlan', ssmincidents.CfnResponsePlan, REF],
  ['denyAccessPolicyDocument', ssm.CfnDocument, inStack('ssm', 'document/')],
  ['ipamResourceDiscovery', ec2.CfnIPAMResourceDiscovery, attribute('IpamResourceDiscoveryArn')],
  ['trafficMirrorTarget', ec2.CfnTrafficMirrorTarget, inStack('ec2', 'traffic-mirror-target/')],
  ['transitGatewayMulticastDomain', ec2.CfnTransitGatewayMulticastDomain, attribute('TransitGatewayMulticastDomainArn')],
  ['verifiedAccessGroup', ec2.CfnVerifiedAccessGroup, attribute('VerifiedAccessGroupArn')],
];

const factoryOf = (method: string) => (SharedResource as unknown as Record<string, Factory>)[method];
const newStack = () => new Stack(new App(), 'Stack');

describe.each(FACTORIES)('SharedResource.%s()', (method, l1, arn) => {
  const stack = newStack();
  const resource = new l1(stack, 'Resource', ANY_PROPS);
  const shared = factoryOf(method)(resource as never);

  test('gives the ARN of an L1', () => {
    expect(stack.resolve(shared.resourceArn)).toEqual(arn);
  });

  test('keeps the construct and its type, which tell what it is where the ARN is one token', () => {
    expect(shared._construct).toBe(resource);
    expect(shared._cfnResourceType).toBe(resource.cfnResourceType);
  });

  test('takes nothing else', () => {
    const zone = new CfnResource(stack, 'Zone', { type: 'AWS::Route53::HostedZone' });
    expect(() => factoryOf(method)(zone as never)).toThrow(new RegExp(
      `^SharedResource\\.${method}\\(\\) takes an I${l1.name.replace(/^Cfn/, '')}Ref, got the construct "Stack/Zone" \\(AWS::Route53::HostedZone\\)$`));
  });

  test('is proposed for its constructs', () => {
    expect(() => SharedResource.auroraCluster(resource as never))
      .toThrow(`SharedResource.auroraCluster() takes an IDBClusterRef, got the construct "Stack/Resource" (${resource.cfnResourceType}): use SharedResource.${method}()`);
  });

  test('is proposed where fromArn() is given what isn\'t the ARN', () => {
    // Ref gives the ARN, or what only CloudFormation puts together: the country and the id of a sender.
    const isArn = JSON.stringify(arn) === JSON.stringify(REF) || method === 'smsSenderId';
    const make = expect(() => SharedResource.fromArn(resource.ref));
    isArn ? make.not.toThrow() : make.toThrow(new RegExp(`^the resource is given by the \\w+(Id|Name|Identifier) of "Stack/Resource", RAM takes ARNs: use SharedResource\\.${method}\\(\\)$`));
  });

  test('is for a type that the catalogue knows', () => {
    expect(isShareableCfnResourceType(shared._cfnResourceType!)).toBe(true);
  });
});

test.each(FACTORIES.filter(([, , arn]) => 'Fn::Join' in (arn as object)))('the ARN that SharedResource.%s() puts together is of its type', (method, l1) => {
  const resource = new l1(newStack(), 'Resource', ANY_PROPS);
  const shared = factoryOf(method)(resource as never);
  expect(typeByArn(shared.resourceArn)).toBe(typeByCfnResourceType(shared._cfnResourceType!));
});

test.each<[string, (wrong: never) => unknown]>([
  ['SharedResource.glueTable() takes an ITableRef', (wrong) => SharedResource.glueTable(wrong, wrong)],
  ['SharedResource.ssmParameter() takes an IParameterRef', (wrong) => SharedResource.ssmParameter(wrong)],
  ['SharedResource.fsxVolume() takes a CfnVolume', (wrong) => SharedResource.fsxVolume(wrong)],
])('%s and nothing else', (says, make) => {
  expect(() => make(new CfnResource(newStack(), 'Zone', { type: 'AWS::Route53::HostedZone' }) as never))
    .toThrow(`${says}, got the construct "Stack/Zone" (AWS::Route53::HostedZone)`);
  expect(() => make(undefined as never)).toThrow(`${says}, got undefined`);
});

test('every method takes part in this table', () => {
  const own = ['auroraCluster', 'fromArn', 'fsxVolume', 'glueTable', 'ssmParameter', 'subnets'];
  const methods = Object.getOwnPropertyNames(SharedResource).filter((name) => typeof factoryOf(name) === 'function');
  expect(methods.sort()).toEqual([...FACTORIES.map(([method]) => method), ...own].sort());
});

test('every shareable type that has a construct has a method', () => {
  const notShareable = ['AWS::Backup::BackupVault', 'AWS::CodeStarConnections::Connection'];
  const notInLowestVersion = [
    'AWS::AgentRegistry::Registry', 'AWS::ApiGatewayV2::PortalProduct', 'AWS::EventsV2::EventBus', 'AWS::LicenseManager::LicenseConfiguration',
    'AWS::Outposts::Outpost', 'AWS::Outposts::Site', 'AWS::SageMaker::Hub',
  ];
  const factories = readFileSync(join(__dirname, '../../src/shared-resource.generated.ts'), 'utf8');
  const rows: { cloudFormation: { type: string }[] }[] = JSON.parse(readFileSync(join(__dirname, '../../data/ram-shareable-resources.json'), 'utf8'));
  const types = rows.flatMap(({ cloudFormation }) => cloudFormation.map(({ type }) => type));
  expect([...new Set(types)].filter((type) => !factories.includes(`'${type}'`)).sort()).toEqual([...notShareable, ...notInLowestVersion].sort());
});

describe('SharedResource.auroraCluster()', () => {
  test('gives the ARN of an L1', () => {
    const stack = newStack();
    const shared = SharedResource.auroraCluster(new rds.CfnDBCluster(stack, 'Resource'));
    expect(stack.resolve(shared.resourceArn)).toEqual(attribute('DBClusterArn'));
    expect(shared._cfnResourceType).toBe('AWS::RDS::DBCluster');
  });
});

describe('SharedResource.fsxVolume()', () => {
  test('gives the ARN of an L1', () => {
    const stack = newStack();
    const shared = SharedResource.fsxVolume(new fsx.CfnVolume(stack, 'Resource', { name: 'data', volumeType: 'OPENZFS' }));
    expect(stack.resolve(shared.resourceArn)).toEqual(attribute('ResourceARN'));
    expect(shared._cfnResourceType).toBe('AWS::FSx::Volume');
  });
});

describe('SharedResource.glueTable()', () => {
  test('puts the names of database and table into the ARN', () => {
    const stack = newStack();
    const database = new glue.CfnDatabase(stack, 'Database', { catalogId: stack.account, databaseInput: {} });
    const table = new glue.CfnTable(stack, 'Table', { catalogId: stack.account, databaseName: database.ref, tableInput: {} });
    const shared = SharedResource.glueTable(table, database);
    // In newer versions of aws-cdk-lib the reference has a name, which is a part of what Ref gives.
    const { tableName, tableId } = table.tableRef as { tableName?: string; tableId?: string };
    expect(stack.resolve(shared.resourceArn)).toEqual({
      'Fn::Join': ['', [
        'arn:', { Ref: 'AWS::Partition' }, ':glue:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' },
        ':table/', { Ref: 'Database' }, '/', stack.resolve(tableName ?? tableId),
      ]],
    });
    expect(typeByArn(shared.resourceArn)?.id).toBe('glue:Table');
    expect(shared._cfnResourceType).toBe(table.cfnResourceType);
  });
});
