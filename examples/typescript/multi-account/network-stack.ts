import { StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as route53resolver from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import { ZonelessStack } from './zoneless-stack';
import * as ram from '../../../src';

/** Who may use the network. */
export interface NetworkStackProps extends StackProps {
  /** ARN of the organizational unit whose accounts use the network. */
  readonly organizationalUnitArn: string;
  /** An account outside the organization that uses it too. @default - none */
  readonly partnerAccount?: string;
}

/** The network account: subnets, a transit gateway and a rule for names, for the accounts of a unit and a partner. */
export class NetworkStack extends ZonelessStack {
  /** Only for the unit: RAM shares subnets within the organization only. */
  readonly subnets: ram.ResourceShare;
  /** For the unit and the partner. */
  readonly connectivity: ram.ResourceShare;

  constructor(scope: Construct, id: string, props: NetworkStackProps) {
    super(scope, id, props);
    const unit = ram.SharePrincipal.organizationalUnit(props.organizationalUnitArn);
    const vpc = new ec2.Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 0,
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [{ name: 'Shared', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    });
    const transitGateway = new ec2.CfnTransitGateway(this, 'TransitGateway', { autoAcceptSharedAttachments: 'enable' });

    this.subnets = new ram.ResourceShare(this, 'Subnets', {
      resourceShareName: 'subnets',
      principals: [unit],
      resources: ram.SharedResource.subnets(vpc),
    });
    this.connectivity = new ram.ResourceShare(this, 'Connectivity', {
      resourceShareName: 'connectivity',
      allowExternalPrincipals: true,
      principals: props.partnerAccount ? [unit, ram.SharePrincipal.account(props.partnerAccount)] : [unit],
      resources: [ram.SharedResource.transitGateway(transitGateway), ram.SharedResource.resolverRule(this.onPremisesNames(vpc))],
    });
  }

  private onPremisesNames(vpc: ec2.Vpc): route53resolver.CfnResolverRule {
    const endpoint = new route53resolver.CfnResolverEndpoint(this, 'Outbound', {
      direction: 'OUTBOUND',
      securityGroupIds: [new ec2.SecurityGroup(this, 'OutboundSecurityGroup', { vpc }).securityGroupId],
      ipAddresses: vpc.isolatedSubnets.map(({ subnetId }) => ({ subnetId })),
    });
    return new route53resolver.CfnResolverRule(this, 'OnPremisesNames', {
      ruleType: 'FORWARD',
      domainName: 'corp.example.com',
      resolverEndpointId: endpoint.attrResolverEndpointId,
      targetIps: [{ ip: '192.168.0.53', port: '53' }],
    });
  }
}
