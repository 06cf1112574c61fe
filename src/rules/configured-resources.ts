import type { ShareFacts } from './facts';
import { contradiction, doubt, Rule } from './rule';
import { nameOf, quoted } from './text';

type Properties = Readonly<Record<string, unknown>>;

/** What is wrong with a resource's properties, if anything; follows its name. */
type Objection = (properties: Properties) => string | false;

const OTHER_TIERS: unknown[] = [undefined, 'Standard', 'Intelligent-Tiering'];

const ORDINARY_DOCUMENTS: unknown[] = ['Command', 'Automation', 'Session', 'Package', 'ChangeCalendar'];

/** Default subnets, default security groups and what is in a default VPC are not shared. */
export const madeByDefault = contradiction('madeByDefault', (share) =>
  share.resources.filter((resource) => resource.madeByDefault).map((resource) =>
    `resource ${quoted(nameOf(resource))} is in a default VPC, or the default security group of one, which RAM cannot share: `
    + 'make one in a VPC of your own and share that'));

/** Of parameters only those of the advanced tier are shared; without a tier it comes from the account's default or from what the parameter needs. */
export const parameterTier = doubted('parameterTier', 'AWS::SSM::Parameter', ({ Tier }) => OTHER_TIERS.includes(Tier)
  && `is a parameter ${Tier === undefined ? 'without tier' : `of tier "${Tier}"`}, and RAM shares advanced ones only: set its tier to "Advanced"`);

/** Of backup vaults only logically air-gapped ones are shared. */
export const standardBackupVault = doubted('standardBackupVault', 'AWS::Backup::BackupVault', () =>
  'is a standard backup vault, which RAM is not known to share: share a logically air-gapped vault (AWS::Backup::LogicallyAirGappedBackupVault)');

/** A firewall on a transit gateway is reached through the transit gateway. */
export const firewallOnTransitGateway = doubted('firewallOnTransitGateway', 'AWS::NetworkFirewall::Firewall',
  ({ TransitGatewayId }) => TransitGatewayId !== undefined
    && 'is a firewall attached to a transit gateway, which RAM is not known to share: share the transit gateway');

/** A firewall policy with TLS inspection is not shared. */
export const tlsInspectionPolicy = doubted('tlsInspectionPolicy', 'AWS::NetworkFirewall::FirewallPolicy',
  ({ FirewallPolicy }) => isRecord(FirewallPolicy) && FirewallPolicy.TLSInspectionConfigurationArn !== undefined
    && 'is a firewall policy with TLS inspection, which RAM is not known to share: share one without a TLS inspection configuration');

/** Of database clusters only those of Aurora are shared. */
export const clusterNotOfAurora = doubted('clusterNotOfAurora', 'AWS::RDS::DBCluster',
  ({ Engine }) => typeof Engine === 'string' && !Engine.startsWith('aurora')
    && `is a database cluster of engine ${quoted(Engine)}, and RAM shares Aurora clusters only: share an Aurora cluster`);

/** A cluster encrypted with the default key of RDS can't be cloned by others. */
export const clusterWithDefaultKey = doubted('clusterWithDefaultKey', 'AWS::RDS::DBCluster',
  ({ StorageEncrypted, KmsKeyId }) => StorageEncrypted === true && KmsKeyId === undefined
    && 'is encrypted with the default key of RDS, so other accounts cannot clone it: encrypt it with a key of your own');

/** A volume encrypted with a key that AWS manages is not shared. */
export const volumeWithDefaultKey = doubted('volumeWithDefaultKey', 'AWS::EC2::Volume',
  ({ Encrypted, KmsKeyId }) => Encrypted === true && KmsKeyId === undefined
    && 'is encrypted with the default key of the account, and RAM cannot share it if AWS manages that key: encrypt it with a key of your own');

/** Of FSx volumes only those of OpenZFS are shared. */
export const volumeNotOfOpenZfs = doubted('volumeNotOfOpenZfs', 'AWS::FSx::Volume', ({ VolumeType }) => VolumeType === 'ONTAP'
  && 'is a volume of type "ONTAP", and RAM shares volumes of FSx for OpenZFS only: share one of these');

/** A capacity reservation for dedicated tenancy is not shared. */
export const dedicatedCapacity = doubted('dedicatedCapacity', 'AWS::EC2::CapacityReservation', ({ Tenancy }) => Tenancy === 'dedicated'
  && 'is a capacity reservation of tenancy "dedicated", and RAM shares those of tenancy "default" only: reserve shared capacity');

/** Hosts of the high-memory metal sizes are not shared. */
export const highMemoryHost = doubted('highMemoryHost', 'AWS::EC2::Host',
  ({ InstanceType }) => typeof InstanceType === 'string' && /^u-(?:6|9|12|18|24)tb1\.metal$/.test(InstanceType)
    && `is a dedicated host for "${InstanceType}", which RAM is not known to share: share a host of another size`);

/** Of resource groups only host resource groups are documented. */
export const resourceGroupOfHosts = doubted('resourceGroupOfHosts', 'AWS::ResourceGroups::Group',
  ({ Configuration }) => !JSON.stringify(Configuration ?? []).includes('AWS::EC2::HostManagement')
    && 'is a resource group without the configuration "AWS::EC2::HostManagement", and RAM shares host resource groups only: share the resources in it');

/** Of documents only policies of just-in-time node access are documented. */
export const ordinaryDocument = doubted('ordinaryDocument', 'AWS::SSM::Document', ({ DocumentType = 'Command' }) => ORDINARY_DOCUMENTS.includes(DocumentType)
  && `is a document of type "${DocumentType}", which is shared by its own permissions and not by RAM: use ModifyDocumentPermission of Systems Manager`);

/** Event APIs look like GraphQL APIs by their ARN, but only the latter are documented. */
export const eventApi = doubted('eventApi', 'AWS::AppSync::Api', () =>
  'is an Event API, and RAM is known to share GraphQL APIs only: share a GraphQL API, or acknowledge this if RAM takes it by now');

function doubted(name: string, cfnResourceType: string, objection: Objection): Rule {
  return doubt(name, (share) => problems(share, cfnResourceType, objection));
}

/** Only constructs of the app have properties: nothing is said about what is defined elsewhere. */
function problems(share: ShareFacts, cfnResourceType: string, objection: Objection): string[] {
  return share.resources.flatMap((resource) => {
    if (resource.cfnResourceType !== cfnResourceType || resource.properties === undefined) { return []; }
    const problem = objection(resource.properties);
    return problem === false ? [] : [`resource ${quoted(nameOf(resource))} ${problem}`];
  });
}

function isRecord(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null;
}
