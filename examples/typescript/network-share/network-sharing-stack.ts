import { Stack, StackProps } from 'aws-cdk-lib';
import * as acmpca from 'aws-cdk-lib/aws-acmpca';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import * as ram from '../../../src';

/** Who may use the network and the certificate authority. */
export interface NetworkSharingProps extends StackProps {
  /** ARN of the organizational unit whose accounts use the network. */
  readonly organizationalUnitArn: string;
  /** Accounts of the organization that use the network too. */
  readonly accounts: string[];
  /** An account outside the organization. It is invited to the transit gateway and has to accept; subnets can't leave the organization. */
  readonly partnerAccount: string;
  /** The account for which the connector for Active Directory may issue certificates. */
  readonly connectorAccount: string;
  /** In how many availability zones subnets are shared. @default - in both */
  readonly sharedZones?: number;
  /** Whether the list of on-premises networks is shared too. @default false */
  readonly sharePrefixList?: boolean;
}

/** A network account's stack: subnets and a transit gateway for other accounts, a certificate authority for an AWS service. */
export class NetworkSharingStack extends Stack {
  constructor(scope: Construct, id: string, props: NetworkSharingProps) {
    super(scope, id, props);
    const { organizationalUnitArn, connectorAccount } = props;
    const [account, ...otherAccounts] = props.accounts;

    const vpc = new ec2.Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 0,
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [{ name: 'Shared', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    });
    const [subnet, ...otherSubnets] = vpc.isolatedSubnets.slice(0, props.sharedZones);
    const transitGateway = new ec2.CfnTransitGateway(this, 'TransitGateway', { autoAcceptSharedAttachments: 'enable' });
    const onPremises = new ec2.PrefixList(this, 'OnPremises', { entries: [{ cidr: '192.168.0.0/16' }] });
    const authority = new acmpca.CfnCertificateAuthority(this, 'Authority', {
      type: 'SUBORDINATE',
      keyAlgorithm: 'RSA_2048',
      signingAlgorithm: 'SHA256WITHRSA',
      subject: { commonName: 'workloads.example.com' },
    });

    const network = new ram.ResourceShare(this, 'NetworkShare', {
      resourceShareName: 'network',
      principals: [
        ram.SharePrincipal.organizationalUnit(organizationalUnitArn),
        ram.SharePrincipal.account(account),
      ],
      resources: [
        ram.SharedResource.subnet(subnet),
        ram.SharedResource.transitGateway(transitGateway),
      ],
    });

    new ram.ResourceShare(this, 'AuthorityShare', {
      resourceShareName: 'authority',
      principals: [ram.SharePrincipal.service('pca-connector-ad.amazonaws.com')],
      sources: [ram.ShareSource.account(connectorAccount)],
      resources: [ram.SharedResource.certificateAuthority(authority)],
    });

    otherAccounts.forEach((other) => network.addPrincipal(ram.SharePrincipal.account(other)));
    otherSubnets.forEach((other) => network.addResource(ram.SharedResource.subnet(other)));
    if (props.sharePrefixList) {
      network.addResource(ram.SharedResource.prefixList(onPremises));
    }

    new ram.ResourceShare(this, 'PartnerShare', {
      resourceShareName: 'partner',
      allowExternalPrincipals: true,
      principals: [ram.SharePrincipal.account(props.partnerAccount)],
      resources: [ram.SharedResource.transitGateway(transitGateway)],
    });
  }
}
