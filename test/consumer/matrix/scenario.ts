import { INSIDER, OUTSIDER, shareNamed, Stage } from './stage';
import type { Answer } from '../../handler/support/invoke';
import type { ShareHandle } from '../../simulator';
import { Properties, REGION } from '../support/request';

/** The versions of a construct. */
export type Version = 'old' | 'next';

/** A construct in two versions, in an account that receives shares. */
export interface Scenario {
  readonly construct: string;
  readonly resourceType: string;
  readonly properties: (stage: Stage, version: Version) => Properties;
  /** Makes in RAM what a version is about. */
  readonly provide: (stage: Stage, version: Version) => void;
  /** Brings the account to where the creation of a version brings it. */
  readonly establish: (stage: Stage, version: Version) => void;
  readonly physicalId: (stage: Stage, version: Version) => string;
  /** What CloudFormation gets to know about a version. */
  readonly data: (stage: Stage, version: Version) => Answer['Data'];
  /** Whether what a version is for has come about. */
  readonly isInPlace: (stage: Stage, version: Version) => boolean;
  /** Whether a deletion takes it back. */
  readonly isTakenBack: boolean;
}

const LOGICAL_ID = 'Network';

/** The name of a version's share. */
export function shareName({ serial }: Stage, version: Version): string {
  return `${version}-${serial}`;
}

/** The share of a version. */
export function shareOf(stage: Stage, version: Version): ShareHandle {
  return shareNamed(stage, shareName(stage, version))!;
}

/** The id of what a version's share holds. */
function transitGatewayId({ serial }: Stage, version: Version): string {
  return `tgw-${version === 'old' ? 'a' : 'b'}${String(serial).padStart(16, '0')}`;
}

/** The ARN of what a version's share holds. */
export function resourceOf(stage: Stage, version: Version): string {
  return transitGatewayArn(stage, version, ownerOf(shareOf(stage, version)));
}

/** The account that owns a share. */
export function ownerOf({ arn }: ShareHandle): string {
  return arn.split(':')[4];
}

function transitGatewayArn(stage: Stage, version: Version, owner: string): string {
  return `arn:aws:ec2:${REGION}:${owner}:transit-gateway/${transitGatewayId(stage, version)}`;
}

function isMember(stage: Stage, version: Version): boolean {
  return shareOf(stage, version).principals().some(({ entity, status }) => entity === stage.account && status === 'ASSOCIATED');
}

function idOf(stage: Stage, version: Version): string {
  return `${shareOf(stage, version).arn}|${LOGICAL_ID}`;
}

interface ShareScenario {
  readonly construct: string;
  readonly resourceType: string;
  readonly owner: (stage: Stage) => string;
  readonly principals: (stage: Stage) => string[];
  readonly selector: Properties;
  readonly attributes: readonly string[];
  readonly establish?: Scenario['establish'];
  readonly isInPlace?: Scenario['isInPlace'];
}

function ofShare({ construct, resourceType, owner, principals, selector, attributes, establish, isInPlace }: ShareScenario): Scenario {
  return {
    construct,
    resourceType,
    properties: (stage, version) => ({ ...selector, Name: shareName(stage, version), Attributes: attributes }),
    provide: (stage, version) => {
      stage.simulator.seedShare({
        owner: owner(stage),
        region: REGION,
        name: shareName(stage, version),
        principals: principals(stage),
        resourceArns: [transitGatewayArn(stage, version, owner(stage))],
      });
    },
    establish: establish ?? (() => undefined),
    physicalId: idOf,
    data: (stage, version) => ({
      ResourceShareArn: shareOf(stage, version).arn,
      ...attributes.length && { 'ec2.TransitGateway.Id': transitGatewayId(stage, version) },
    }),
    isInPlace: isInPlace ?? (() => true),
    isTakenBack: isInPlace !== undefined,
  };
}

const ACCEPTER: ShareScenario = {
  construct: 'ResourceShareAccepter',
  resourceType: 'Custom::RamResourceShareAccepter',
  owner: () => OUTSIDER,
  principals: ({ account }) => [account],
  selector: { OwningAccountId: OUTSIDER },
  attributes: ['ec2:TransitGateway.Id'],
  establish: (stage, version) => {
    const { account, simulator: { state } } = stage;
    const share = shareOf(stage, version);
    share.accept(account);
    share.set('PRINCIPAL', account, 'ASSOCIATED');
    state.share(share.arn)!.association(state.now, 'PRINCIPAL', account)!.associatedAt = -Infinity;
  },
  isInPlace: isMember,
};

/** All constructs of the consuming side. */
export const SCENARIOS: readonly Scenario[] = [
  {
    ...ofShare(ACCEPTER),
    // The next version always comes after the old one, which its rollback has to answer with.
    physicalId: (stage, version) => version === 'old' ? idOf(stage, 'old') : `${idOf(stage, 'next')} after ${idOf(stage, 'old')}`,
  },
  ofShare({
    construct: 'ReceivedResourceShare',
    resourceType: 'Custom::RamResourceShareLookup',
    owner: () => INSIDER,
    principals: ({ organization }) => [organization.arn],
    selector: { ResourceOwner: 'OTHER-ACCOUNTS', OwningAccountId: INSIDER },
    attributes: ['ec2:TransitGateway.Id'],
  }),
  ofShare({
    construct: 'ResourceShare.fromResourceShareName',
    resourceType: 'Custom::RamResourceShareLookup',
    owner: ({ account }) => account,
    principals: () => [],
    selector: { ResourceOwner: 'SELF' },
    attributes: [],
  }),
  {
    construct: 'OrganizationSharing',
    resourceType: 'Custom::RamOrganizationSharing',
    properties: (_, version) => ({ DisableOnDelete: String(version === 'next') }),
    provide: ({ organization }) => { organization.sharingEnabledAt = undefined; },
    establish: ({ organization, simulator }) => { organization.sharingEnabledAt = simulator.state.now; },
    physicalId: ({ account }) => account,
    data: () => undefined,
    isInPlace: ({ organization }) => organization.sharingEnabledAt !== undefined,
    isTakenBack: false,
  },
];
