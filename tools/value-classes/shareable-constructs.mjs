// The types of RAM for which AWS CDK has a construct: how `SharedResource` calls them and what its reader should know.
//
// l1         module and class; data/ram-shareable-resources.json says what can be shared with whom
// method     name of the factory; where AWS's own word is taken by several services, the service stands before it
// parameter  name of the parameter, where the class's own name does not make a good one
// arn        expression for the ARN, where the floor of aws-cdk-lib has no `arnForXxx()`
// reference  name of the member that makes a construct one of the type, where it does not follow from the class's name
// throws     when the factory throws

const DOCS = 'https://docs.aws.amazon.com';
const EC2 = `${DOCS}/AWSEC2/latest/UserGuide`;
const VPC = `${DOCS}/vpc/latest`;
const ROUTE53 = `${DOCS}/Route53/latest/DeveloperGuide`;
const SAGEMAKER = `${DOCS}/sagemaker/latest/dg`;
const LATTICE = `${DOCS}/vpc-lattice/latest/ug`;
const IMAGE_BUILDER = `${DOCS}/imagebuilder/latest/userguide/manage-shared-resources.html`;
const NETWORK_FIREWALL = `${DOCS}/network-firewall/latest/developerguide/sharing.html`;
const SMS = `${DOCS}/sms-voice/latest/userguide/shared-resources.html`;
const LAKE_FORMATION = `${DOCS}/lake-formation/latest/dg/sharing-catalog-resources.html`;
const INCIDENTS = `${DOCS}/incident-manager/latest/userguide/sharing.html`;
const ORACLE = `${DOCS}/odb/latest/UserGuide/resource-sharing.html`;
const CLOUD_MAP = `${DOCS}/cloud-map/latest/dg/sharing-namespaces.html`;
const RAM = `${DOCS}/ram/latest/userguide/shareable.html`;

const FULL_ARN_SMS = 'Consumers have to name it by its full ARN, in the SMS and Voice v2 API.';
const LATTICE_STAYS = 'Associations that consumers have made stay when it is no longer shared.';
const CLOUD_MAP_USE = 'Consumers register and discover instances in it, and can neither change nor delete it.';
const LAKE_FORMATION_NOTE = 'AWS Lake Formation makes shares of its own for what is granted there.';
const ODB_NOTE = 'Takes single accounts as principals, and RAM chooses the permissions.';
const CLOSED = 'Incident Manager takes no new customers.';

export const shareableConstructs = [
  {
    l1: 'aws-ec2.CfnSubnet', method: 'subnet', arn: 'subnetArn(subnet)', doc: 'A subnet. For all subnets of a VPC, or some, see `subnets()`.',
    notes: ['Subnets of a default VPC can\'t be shared.'], see: `${VPC}/userguide/vpc-sharing.html`,
  },
  { l1: 'aws-ec2.CfnTransitGateway', method: 'transitGateway', doc: 'A transit gateway.', see: `${VPC}/tgw/tgw-transit-gateways.html#tgw-sharing` },
  {
    l1: 'aws-ec2.CfnPrefixList', method: 'prefixList', doc: 'A customer managed prefix list.',
    notes: ['Those that AWS manages are there in every account.'], see: `${VPC}/userguide/sharing-managed-prefix-lists.html`,
  },
  {
    l1: 'aws-route53resolver.CfnResolverRule', method: 'resolverRule', doc: 'A Route 53 Resolver rule.',
    see: `${ROUTE53}/resolver-rules-managing.html#resolver-rules-managing-sharing`,
  },
  {
    l1: 'aws-route53profiles.CfnProfile', method: 'route53Profile', doc: 'A Route 53 Profile.',
    notes: ['It is also the way to private hosted zones, which RAM can\'t share: associate them with the profile.'], see: `${ROUTE53}/profiles.html`,
  },
  { l1: 'aws-ec2.CfnIPAMPool', method: 'ipamPool', parameter: 'ipamPool', doc: 'A pool of IPAM.', see: `${VPC}/ipam/share-pool-ipam.html` },
  {
    l1: 'aws-acmpca.CfnCertificateAuthority', method: 'certificateAuthority', doc: 'A private certificate authority of AWS Private CA.',
    see: `${DOCS}/privateca/latest/userguide/pca-ram.html`,
  },
  {
    l1: 'aws-rds.CfnDBCluster', method: 'auroraCluster', parameter: 'cluster', doc: 'An Aurora DB cluster, to be cloned by other accounts.',
    notes: ['A cluster that is encrypted with the default key of RDS can\'t be cloned there. A shared one can\'t be renamed.'],
    see: `${DOCS}/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Clone.html#Aurora.Managing.Clone.Cross-Account`,
  },
  {
    l1: 'aws-ssm.CfnParameter', method: 'ssmParameter', arn: 'parameterArn(parameter)', doc: 'A parameter of Systems Manager.',
    notes: ['It has to be of the advanced tier. Consumers have to name it by its full ARN.'],
    throws: 'if `parameter` is an L1 whose name is known at deployment only: nothing tells then whether the name begins with a slash',
    see: `${DOCS}/systems-manager/latest/userguide/parameter-store-shared-parameters.html`,
  },
  {
    l1: 'aws-vpclattice.CfnServiceNetwork', method: 'vpcLatticeServiceNetwork', doc: 'A service network of VPC Lattice.', notes: [LATTICE_STAYS],
    see: `${LATTICE}/sharing.html`,
  },
  { l1: 'aws-vpclattice.CfnService', method: 'vpcLatticeService', doc: 'A service of VPC Lattice.', notes: [LATTICE_STAYS], see: `${LATTICE}/sharing.html` },
  {
    l1: 'aws-vpclattice.CfnResourceConfiguration', method: 'vpcLatticeResourceConfiguration', doc: 'A resource configuration of VPC Lattice.',
    notes: [LATTICE_STAYS], see: `${LATTICE}/resource-configuration.html`,
  },
  {
    l1: 'aws-ec2.CfnSecurityGroup', method: 'securityGroup', doc: 'A security group.',
    notes: ['The default one of a VPC and those of a default VPC can\'t be shared, and the VPC has to be your own.'],
    see: `${VPC}/userguide/security-group-sharing.html`,
  },
  { l1: 'aws-appmesh.CfnMesh', method: 'mesh', doc: 'A mesh of App Mesh.', see: `${DOCS}/app-mesh/latest/userguide/sharing.html` },
  {
    l1: 'aws-appsync.CfnGraphQLApi', method: 'graphqlApi', reference: 'graphQlApiRef', parameter: 'api', doc: 'A GraphQL API of AppSync.', notes: ['Event APIs can\'t be shared.'],
    see: `${DOCS}/appsync/latest/devguide/merged-api.html`,
  },
  {
    l1: 'aws-apigateway.CfnDomainNameV2', method: 'privateDomainName', parameter: 'domainName', arn: 'domainName.domainNameV2Ref.domainNameArn',
    doc: 'A custom domain name of private APIs in API Gateway.', notes: ['Public domain names can\'t be shared.'],
    see: `${DOCS}/apigateway/latest/developerguide/apigateway-private-custom-domains.html`,
  },
  {
    l1: 'aws-route53recoverycontrol.CfnCluster', method: 'routingControlCluster', doc: 'A cluster of routing controls in Application Recovery Controller.',
    see: `${DOCS}/r53recovery/latest/dg/routing-control.failover-different-accounts.html`,
  },
  {
    l1: 'aws-arcregionswitch.CfnPlan', method: 'regionSwitchPlan', doc: 'A Region switch plan of Application Recovery Controller.',
    see: `${DOCS}/r53recovery/latest/dg/region-switch.html`,
  },
  {
    l1: 'aws-backup.CfnLogicallyAirGappedBackupVault', method: 'logicallyAirGappedBackupVault', parameter: 'vault',
    doc: 'A logically air-gapped vault of AWS Backup.', notes: ['Other backup vaults have a policy of their own instead.'],
    see: `${DOCS}/aws-backup/latest/devguide/logicallyairgappedvault.html`,
  },
  {
    l1: 'aws-bcm.CfnDashboard', method: 'costDashboard', doc: 'A dashboard of Billing and Cost Management.', notes: ['It is shared without its data.'],
    see: `${DOCS}/cost-management/latest/userguide/share-dashboards.html`,
  },
  {
    l1: 'aws-billing.CfnBillingView', method: 'billingView', doc: 'A custom billing view.', notes: ['Primary and billing group views can\'t be shared.'],
    see: `${DOCS}/cost-management/latest/userguide/share-custom-billing-views.html`,
  },
  {
    l1: 'aws-servicediscovery.CfnHttpNamespace', method: 'httpNamespace', doc: 'An HTTP namespace of Cloud Map.', notes: [CLOUD_MAP_USE], see: CLOUD_MAP,
  },
  {
    l1: 'aws-servicediscovery.CfnPrivateDnsNamespace', method: 'privateDnsNamespace', doc: 'A private DNS namespace of Cloud Map.',
    notes: [CLOUD_MAP_USE, 'Its hosted zone has to be authorized for the VPCs of consumers on its own.'], see: CLOUD_MAP,
  },
  {
    l1: 'aws-servicediscovery.CfnPublicDnsNamespace', method: 'publicDnsNamespace', doc: 'A public DNS namespace of Cloud Map.',
    notes: [CLOUD_MAP_USE], see: CLOUD_MAP,
  },
  {
    l1: 'aws-networkmanager.CfnCoreNetwork', method: 'coreNetwork', doc: 'A core network of Cloud WAN.', see: `${VPC}/cloudwan/cloudwan-share-network.html`,
  },
  {
    l1: 'aws-cloudfront.CfnVpcOrigin', method: 'vpcOrigin', doc: 'A VPC origin of CloudFront.',
    see: `${DOCS}/AmazonCloudFront/latest/DeveloperGuide/sharing-resources.html`,
  },
  { l1: 'aws-codebuild.CfnProject', method: 'codeBuildProject', doc: 'A CodeBuild project.', see: `${DOCS}/codebuild/latest/userguide/project-sharing.html` },
  {
    l1: 'aws-codebuild.CfnReportGroup', method: 'codeBuildReportGroup', doc: 'A report group of CodeBuild.',
    see: `${DOCS}/codebuild/latest/userguide/report-groups-sharing.html`,
  },
  {
    l1: 'aws-codeconnections.CfnConnection', method: 'codeConnection', doc: 'A connection of CodeConnections.',
    notes: ['Those of `AWS::CodeStarConnections` have ARNs of an older form, which RAM is not known to take.'],
    see: `${DOCS}/dtconsole/latest/userguide/connections-share.html`,
  },
  {
    l1: 'aws-datazone.CfnDomain', method: 'dataZoneDomain', doc: 'A domain of DataZone or SageMaker Unified Studio.',
    see: `${DOCS}/datazone/latest/userguide/working-with-associated-accounts.html`,
  },
  {
    l1: 'aws-ec2.CfnCapacityReservation', method: 'capacityReservation', doc: 'A Capacity Reservation.',
    notes: ['Capacity Blocks can be shared within your organization only.'], see: `${EC2}/capacity-reservation-sharing.html`,
  },
  {
    l1: 'aws-ec2.CfnHost', method: 'dedicatedHost', arn: 'dedicatedHostArn(host)', doc: 'A Dedicated Host.',
    notes: ['Hosts of the `u-*tb1.metal` types can\'t be shared.'], see: `${EC2}/dh-sharing.html`,
  },
  {
    l1: 'aws-ec2.CfnPlacementGroup', method: 'placementGroup', arn: 'placementGroupArn(placementGroup)', doc: 'A placement group.',
    notes: ['Consumers have to name it by its id.'], see: `${EC2}/share-placement-group.html`,
  },
  {
    l1: 'aws-ec2.CfnVolume', method: 'ebsVolume', doc: 'An EBS volume.', notes: ['Volumes that are encrypted with a key that AWS manages can\'t be shared.'],
    see: RAM,
  },
  { l1: 'aws-imagebuilder.CfnComponent', method: 'imageBuilderComponent', doc: 'A component of EC2 Image Builder.', see: IMAGE_BUILDER },
  { l1: 'aws-imagebuilder.CfnContainerRecipe', method: 'imageBuilderContainerRecipe', doc: 'A container recipe of EC2 Image Builder.', see: IMAGE_BUILDER },
  { l1: 'aws-imagebuilder.CfnImage', method: 'imageBuilderImage', doc: 'An image of EC2 Image Builder.', see: IMAGE_BUILDER },
  { l1: 'aws-imagebuilder.CfnImageRecipe', method: 'imageBuilderImageRecipe', doc: 'An image recipe of EC2 Image Builder.', see: IMAGE_BUILDER },
  {
    l1: 'aws-elasticloadbalancingv2.CfnTrustStore', method: 'trustStore', doc: 'A trust store of Application Load Balancers.',
    see: `${DOCS}/elasticloadbalancing/latest/application/trust-store-sharing.html`,
  },
  { l1: 'aws-smsvoice.CfnOptOutList', method: 'smsOptOutList', doc: 'An opt-out list of End User Messaging SMS.', notes: [FULL_ARN_SMS], see: SMS },
  { l1: 'aws-smsvoice.CfnPhoneNumber', method: 'smsPhoneNumber', doc: 'A phone number of End User Messaging SMS.', notes: [FULL_ARN_SMS], see: SMS },
  {
    l1: 'aws-smsvoice.CfnPool', method: 'smsPool', doc: 'A pool of End User Messaging SMS.',
    notes: ['Everything inside the pool has to be shared as well.', FULL_ARN_SMS], see: SMS,
  },
  { l1: 'aws-smsvoice.CfnSenderId', method: 'smsSenderId', doc: 'A sender ID of End User Messaging SMS.', notes: [FULL_ARN_SMS], see: SMS },
  {
    l1: 'aws-glue.CfnCatalog', method: 'glueCatalog', arn: 'catalog.catalogRef.resourceArn', doc: 'A catalog of the Glue Data Catalog.',
    notes: [LAKE_FORMATION_NOTE], see: LAKE_FORMATION,
  },
  { l1: 'aws-glue.CfnDatabase', method: 'glueDatabase', doc: 'A database of the Glue Data Catalog.', notes: [LAKE_FORMATION_NOTE], see: LAKE_FORMATION },
  {
    l1: 'aws-refactorspaces.CfnEnvironment', method: 'refactorSpacesEnvironment', doc: 'An environment of Migration Hub Refactor Spaces.',
    see: `${DOCS}/migrationhub-refactor-spaces/latest/userguide/sharing.html`,
  },
  { l1: 'aws-mpa.CfnApprovalTeam', method: 'approvalTeam', doc: 'An approval team of Multi-party approval.', see: `${DOCS}/mpa/latest/userguide/mpa-concepts.html` },
  {
    l1: 'aws-networkfirewall.CfnFirewall', method: 'networkFirewall', doc: 'A firewall of Network Firewall.',
    notes: ['In place of one that is attached to a transit gateway, share the transit gateway.'], see: NETWORK_FIREWALL,
  },
  {
    l1: 'aws-networkfirewall.CfnFirewallPolicy', method: 'networkFirewallPolicy', doc: 'A policy of Network Firewall.',
    notes: ['Policies with TLS inspection can\'t be shared.'], see: NETWORK_FIREWALL,
  },
  {
    l1: 'aws-networkfirewall.CfnRuleGroup', method: 'networkFirewallRuleGroup', doc: 'A rule group of Network Firewall, stateful or stateless.',
    see: NETWORK_FIREWALL,
  },
  {
    l1: 'aws-odb.CfnCloudExadataInfrastructure', method: 'cloudExadataInfrastructure', doc: 'An Exadata infrastructure of Oracle Database@AWS.',
    notes: [ODB_NOTE], see: ORACLE,
  },
  { l1: 'aws-odb.CfnOdbNetwork', method: 'odbNetwork', doc: 'An ODB network of Oracle Database@AWS.', notes: [ODB_NOTE], see: ORACLE },
  {
    l1: 'aws-ec2.CfnLocalGatewayRouteTable', method: 'localGatewayRouteTable', doc: 'A local gateway route table of Outposts.',
    see: `${DOCS}/outposts/latest/userguide/sharing-outposts.html`,
  },
  {
    l1: 'aws-resourceexplorer2.CfnView', method: 'resourceExplorerView', doc: 'A view of Resource Explorer.',
    see: `${DOCS}/resource-explorer/latest/userguide/manage-views-share.html`,
  },
  {
    l1: 'aws-resourcegroups.CfnGroup', method: 'hostResourceGroup', doc: 'A host resource group of License Manager.',
    notes: ['Other resource groups are not known to be shareable.'], see: `${DOCS}/license-manager/latest/userguide/host-resource-groups.html`,
  },
  {
    l1: 'aws-route53globalresolver.CfnDnsView', method: 'globalResolverDnsView', doc: 'A DNS view of Route 53 Global Resolver.',
    notes: ['It can\'t be deleted as long as it is shared.'], see: `${ROUTE53}/gr-sharing-dns-views.html`,
  },
  {
    l1: 'aws-route53resolver.CfnFirewallRuleGroup', method: 'dnsFirewallRuleGroup', doc: 'A rule group of Route 53 Resolver DNS Firewall.',
    see: `${ROUTE53}/resolver-dns-firewall-rule-group-sharing.html`,
  },
  {
    l1: 'aws-route53resolver.CfnResolverQueryLoggingConfig', method: 'resolverQueryLoggingConfig', doc: 'A query logging configuration of Route 53 Resolver.',
    notes: ['It is also the way to a central log group for DNS queries: log groups can\'t be shared.'],
    see: `${ROUTE53}/query-logging-configurations-managing-sharing.html`,
  },
  {
    l1: 'aws-s3.CfnAccessGrantsInstance', method: 'accessGrantsInstance', doc: 'An instance of S3 Access Grants.',
    notes: ['Buckets themselves can\'t be shared: give them a bucket policy.'], see: `${DOCS}/AmazonS3/latest/userguide/access-grants-cross-accounts.html`,
  },
  {
    l1: 'aws-sagemaker.CfnFeatureGroup', method: 'sageMakerFeatureGroup', doc: 'A feature group of SageMaker AI.',
    see: `${SAGEMAKER}/feature-store-cross-account.html`,
  },
  { l1: 'aws-sagemaker.CfnModelCard', method: 'sageMakerModelCard', doc: 'A model card of SageMaker AI.', see: `${SAGEMAKER}/model-cards.html` },
  {
    l1: 'aws-sagemaker.CfnModelPackageGroup', method: 'sageMakerModelPackageGroup', doc: 'A model package group of SageMaker AI.',
    see: `${SAGEMAKER}/model-registry-ram.html`,
  },
  {
    l1: 'aws-sagemaker.CfnPartnerApp', method: 'sageMakerPartnerApp', doc: 'A partner AI app of SageMaker AI.',
    see: `${SAGEMAKER}/partner-app-resource-sharing-ram.html`,
  },
  { l1: 'aws-sagemaker.CfnPipeline', method: 'sageMakerPipeline', doc: 'A pipeline of SageMaker AI.', see: `${SAGEMAKER}/build-and-manage-xaccount.html` },
  {
    l1: 'aws-servicecatalogappregistry.CfnApplication', method: 'appRegistryApplication', doc: 'An application of AppRegistry.',
    see: `${DOCS}/servicecatalog/latest/arguide/create-apps.html`,
  },
  {
    l1: 'aws-servicecatalogappregistry.CfnAttributeGroup', method: 'appRegistryAttributeGroup', doc: 'An attribute group of AppRegistry.',
    see: `${DOCS}/servicecatalog/latest/arguide/associate-attributes.html`,
  },
  { l1: 'aws-ssmcontacts.CfnContact', method: 'incidentContact', doc: 'A contact of Incident Manager.', notes: [CLOSED], see: INCIDENTS },
  { l1: 'aws-ssmincidents.CfnResponsePlan', method: 'incidentResponsePlan', doc: 'A response plan of Incident Manager.', notes: [CLOSED], see: INCIDENTS },
  {
    l1: 'aws-ssm.CfnDocument', method: 'denyAccessPolicyDocument', doc: 'A deny-access policy of just-in-time node access, which is a document of Systems Manager.',
    notes: ['Other documents are shared with their own `ModifyDocumentPermission` and not by RAM.'],
    see: `${DOCS}/systems-manager/latest/userguide/systems-manager-just-in-time-node-access.html`,
  },
  {
    l1: 'aws-ec2.CfnIPAMResourceDiscovery', method: 'ipamResourceDiscovery', parameter: 'resourceDiscovery', doc: 'A resource discovery of IPAM.',
    see: `${VPC}/ipam/res-disc-ipam.html`,
  },
  {
    l1: 'aws-ec2.CfnTrafficMirrorTarget', method: 'trafficMirrorTarget', doc: 'A traffic mirror target.',
    see: `${VPC}/mirroring/cross-account-traffic-mirroring-targets.html`,
  },
  {
    l1: 'aws-ec2.CfnTransitGatewayMulticastDomain', method: 'transitGatewayMulticastDomain', doc: 'A multicast domain of a transit gateway.',
    see: `${VPC}/tgw/tgw-multicast-overview.html`,
  },
  {
    l1: 'aws-ec2.CfnVerifiedAccessGroup', method: 'verifiedAccessGroup', doc: 'A group of Verified Access.',
    see: `${DOCS}/verified-access/latest/ug/getting-started.html#getting-started-step5`,
  },
];
