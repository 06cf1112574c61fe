import type { ResourceFacts, ShareFacts } from './facts';
import { contradiction, doubt, Rule } from './rule';
import { quoted } from './text';

type Properties = Readonly<Record<string, unknown>>;

/** Default subnets, default security groups and what is in a default VPC are not shared. */
export const madeByDefault = contradiction('madeByDefault', (share) =>
  share.resources.filter((resource) => resource.madeByDefault).map(({ arn }) =>
    `resource ${quoted(arn)} was made by AWS by default (a default VPC's or a default security group), which RAM cannot share: `
    + 'make one of your own and share that'));

/** Of parameters only those of the advanced tier are shared. */
export const standardParameter = refused('standardParameter', 'AWS::SSM::Parameter', ({ Tier }) => Tier === 'Standard',
  'is a parameter of tier "Standard", and RAM shares advanced ones only: set its tier to "Advanced"');

/** A parameter's tier may come from an account's default or from what the parameter needs. */
export const parameterTier = doubted('parameterTier', 'AWS::SSM::Parameter', ({ Tier }) => Tier === undefined || Tier === 'Intelligent-Tiering',
  'is a parameter whose tier is not sure to be "Advanced", and RAM shares advanced ones only: set its tier to "Advanced"');

/** Of backup vaults only logically air-gapped ones are shared. */
export const standardBackupVault = refused('standardBackupVault', 'AWS::Backup::BackupVault', () => true,
  'is a standard backup vault, which RAM cannot share: share a logically air-gapped vault (AWS::Backup::LogicallyAirGappedBackupVault)');

/** A firewall on a transit gateway is reached through the transit gateway. */
export const firewallOnTransitGateway = refused('firewallOnTransitGateway', 'AWS::NetworkFirewall::Firewall', ({ TransitGatewayId }) => TransitGatewayId !== undefined,
  'is a firewall attached to a transit gateway, which RAM cannot share: share the transit gateway');

/** A firewall policy with TLS inspection is not shared. */
export const tlsInspectionPolicy = refused('tlsInspectionPolicy', 'AWS::NetworkFirewall::FirewallPolicy',
  ({ FirewallPolicy }) => isRecord(FirewallPolicy) && FirewallPolicy.TLSInspectionConfigurationArn !== undefined,
  'is a firewall policy with TLS inspection, which RAM cannot share: share one without a TLS inspection configuration');

/** Of database clusters only those of Aurora are shared. */
export const clusterNotOfAurora = refused('clusterNotOfAurora', 'AWS::RDS::DBCluster',
  ({ Engine }) => typeof Engine === 'string' && !Engine.startsWith('aurora'),
  'is a database cluster of another engine than Aurora, and RAM shares Aurora clusters only: share an Aurora cluster, or snapshots');

/** A cluster encrypted with the default key of RDS can't be cloned by others. */
export const clusterWithDefaultKey = doubted('clusterWithDefaultKey', 'AWS::RDS::DBCluster',
  ({ StorageEncrypted, KmsKeyId }) => StorageEncrypted === true && KmsKeyId === undefined,
  'is encrypted with the default key of RDS, so other accounts cannot clone it: encrypt it with a key of your own');

/** A volume encrypted with a key that AWS manages is not shared. */
export const volumeWithDefaultKey = doubted('volumeWithDefaultKey', 'AWS::EC2::Volume',
  ({ Encrypted, KmsKeyId }) => Encrypted === true && KmsKeyId === undefined,
  'is encrypted with the account\'s default key, and RAM cannot share it if AWS manages that key: encrypt it with a key of your own');

/** Of FSx volumes only those of OpenZFS are shared. */
export const volumeNotOfOpenZfs = refused('volumeNotOfOpenZfs', 'AWS::FSx::Volume', ({ VolumeType }) => VolumeType === 'ONTAP',
  'is a volume of FSx for ONTAP, and RAM shares volumes of FSx for OpenZFS only: share one of these');

/** A capacity reservation for dedicated tenancy is not shared. */
export const dedicatedCapacity = refused('dedicatedCapacity', 'AWS::EC2::CapacityReservation', ({ Tenancy }) => Tenancy === 'dedicated',
  'is a capacity reservation of tenancy "dedicated", and RAM shares those of tenancy "default" only: reserve shared capacity');

/** Hosts of the high-memory metal sizes are not shared. */
export const highMemoryHost = refused('highMemoryHost', 'AWS::EC2::Host',
  ({ InstanceType }) => typeof InstanceType === 'string' && /^u-(?:6|9|12|18|24)tb1\.metal$/.test(InstanceType),
  'is a dedicated host of a high-memory metal size, which RAM cannot share: share a host of another size');

/** Of resource groups only host resource groups are documented. */
export const resourceGroupOfHosts = doubted('resourceGroupOfHosts', 'AWS::ResourceGroups::Group',
  ({ Configuration }) => !JSON.stringify(Configuration ?? []).includes('AWS::EC2::HostManagement'),
  'is a resource group, of which RAM shares host resource groups only: share the resources in it');

/** Of documents only policies of just-in-time node access are documented. */
export const ordinaryDocument = doubted('ordinaryDocument', 'AWS::SSM::Document',
  ({ DocumentType }) => DocumentType === undefined || ['Command', 'Automation', 'Session', 'Package', 'ChangeCalendar'].includes(DocumentType as string),
  'is an ordinary document, which is shared by its own permissions and not by RAM: use ModifyDocumentPermission of Systems Manager');

/** Event APIs look like GraphQL APIs by their ARN, but only the latter are documented. */
export const eventApi = doubted('eventApi', 'AWS::AppSync::Api', () => true,
  'is an Event API, and RAM is known to share GraphQL APIs only: share a GraphQL API, or acknowledge this if RAM takes it by now');

function refused(name: string, cfnResourceType: string, concerns: (properties: Properties) => boolean, message: string): Rule {
  return contradiction(name, (share) => problems(share, cfnResourceType, concerns, message));
}

function doubted(name: string, cfnResourceType: string, concerns: (properties: Properties) => boolean, message: string): Rule {
  return doubt(name, (share) => problems(share, cfnResourceType, concerns, message));
}

/** Only constructs of the app have properties: nothing is said about what is defined elsewhere. */
function problems(share: ShareFacts, cfnResourceType: string, concerns: (properties: Properties) => boolean, message: string): string[] {
  return share.resources
    .filter((resource: ResourceFacts) => resource.cfnResourceType === cfnResourceType && resource.properties && concerns(resource.properties))
    .map(({ arn }) => `resource ${quoted(arn)} ${message}`);
}

function isRecord(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null;
}
