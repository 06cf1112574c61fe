import { AssociateResourceSharePermissionCommand, RAMClient } from '@aws-sdk/client-ram';
import { associationApp, certificateAuthority, prefixList, Share } from './association-app';
import { Step } from './life';
import { MEMBERS, OUTSIDER, OWN_PERMISSION, OWNER, World } from './world';
import * as ram from '../../src';
import { credentialsFor } from '../simulator';

const [ONE, TWO] = MEMBERS;
const SERVICE = 'pca-connector-ad.amazonaws.com';
const DEFAULT_PERMISSION = 'arn:aws:ram::aws:permission/AWSRAMDefaultPermissionCertificateAuthority';

const network: Share = {
  resourceShareName: 'network', allowExternalPrincipals: true, principals: [ONE, OUTSIDER.account], resources: [prefixList(1), prefixList(2)],
};
const authority: Share = { resourceShareName: 'authority', principals: [ONE], resources: [certificateAuthority(1)] };
const connector: Share = {
  resourceShareName: 'connector', principals: [SERVICE], resources: [certificateAuthority(2)], sources: [ram.ShareSource.account(ONE)],
};
const changed: Share = { ...network, principals: [TWO, OUTSIDER.account], resources: [prefixList(2), prefixList(3)] };
const revoking: Share = { ...authority, permissions: [ram.SharePermission.REVOKE_CERTIFICATE_CERTIFICATE_AUTHORITY] };
const moved: Share = { ...connector, sources: [ram.ShareSource.account(TWO)] };

const custom: Share = { ...authority, permissions: [ram.SharePermission.fromArn(OWN_PERMISSION)] };

/** The life of a stack of shares, through everything that CloudFormation can ask of the function. */
export const associationLife: Step[] = [
  {
    name: 'create',
    run: async (world) => world.deploy(associationApp({ network, authority, connector })),
    status: 'CREATE_COMPLETE',
  },
  {
    name: 'change principals, resources and sources',
    run: async (world) => world.deploy(associationApp({ network: changed, authority, connector: moved })),
    status: 'UPDATE_COMPLETE',
  },
  {
    name: 'give a share a permission of AWS',
    run: async (world) => world.deploy(associationApp({ network: changed, authority: revoking, connector: moved })),
    status: 'UPDATE_COMPLETE',
  },
  {
    name: 'replace it by a customer managed one',
    run: async (world) => world.deploy(associationApp({ network: changed, authority: custom, connector: moved })),
    status: 'UPDATE_COMPLETE',
  },
  {
    name: 'update, after somebody has put another permission there',
    run: async (world) => {
      await attachByHand(world, 'authority', DEFAULT_PERMISSION);
      return world.deploy(associationApp({ network: changed, authority: { ...custom, tags: { checked: 'yes' } }, connector: moved }));
    },
    status: 'UPDATE_COMPLETE',
  },
  {
    name: 'remove the permission',
    run: async (world) => world.deploy(associationApp({ network: changed, authority, connector: moved })),
    status: 'UPDATE_COMPLETE',
  },
  {
    name: 'fail and roll back',
    run: async (world) => {
      world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', entity: prefixList(9), message: 'No.', times: 5 });
      const failing: Share = { ...changed, principals: [ONE], resources: [prefixList(2), prefixList(9)] };
      const result = await world.deploy(associationApp({ authority: revoking, connector, network: failing }));
      world.simulator.faults.clear();
      return result;
    },
    status: 'UPDATE_ROLLBACK_COMPLETE',
  },
  {
    name: 'grow to more shares than one policy holds',
    run: async (world) => world.deploy(associationApp({ network: changed, authority, connector: moved }, 62)),
    status: 'UPDATE_COMPLETE',
  },
  {
    name: 'remove a share, and most of the others',
    run: async (world) => world.deploy(associationApp({ authority, connector: moved }, 2)),
    status: 'UPDATE_COMPLETE',
  },
  {
    name: 'delete',
    run: async (world) => world.delete(OWNER),
    status: 'DELETE_COMPLETE',
  },
];

const replaceable: Share = { ...authority, allowExternalPrincipals: true };

/** A share that CloudFormation replaces by a new one, because a setting of it can't be changed. */
export const replacement: Step[] = [
  {
    name: 'create',
    run: async (world) => world.deploy(associationApp({ authority: replaceable })),
    status: 'CREATE_COMPLETE',
  },
  {
    name: 'replace the share',
    run: async (world) => world.deploy(associationApp({ authority: { ...replaceable, retainSharingOnAccountLeaveOrganization: true } })),
    status: 'UPDATE_COMPLETE',
  },
  {
    name: 'delete',
    run: async (world) => world.delete(OWNER),
    status: 'DELETE_COMPLETE',
  },
];

async function attachByHand({ simulator }: World, shareName: string, arn: string): Promise<void> {
  const share = simulator.shares().find(({ name, status }) => name === shareName && status === 'ACTIVE');
  const client = new RAMClient({ region: OWNER.region, credentials: credentialsFor(OWNER.account), requestHandler: simulator.requestHandler() });
  await client.send(new AssociateResourceSharePermissionCommand({ resourceShareArn: share!.arn, permissionArn: arn, replace: true }));
}
