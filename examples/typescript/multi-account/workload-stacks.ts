import { CfnOutput, Duration, Fn, Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as route53resolver from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import { NetworkStack } from './network-stack';
import { ZonelessStack } from './zoneless-stack';
import * as ram from '../../../src';

/** Where the network comes from. */
export interface WorkloadStackProps extends StackProps {
  readonly network: NetworkStack;
  /** Change it to have a deployment verify what was shared. @default - none */
  readonly refreshToken?: string;
}

/** An account of the organizational unit: it sees the shares without doing anything. */
export class MemberStack extends ZonelessStack {
  constructor(scope: Construct, id: string, props: WorkloadStackProps) {
    super(scope, id, props);
    const { network, refreshToken } = props;
    const subnets = new ram.ReceivedResourceShare(this, 'Subnets', { resourceShare: network.subnets, refreshToken });
    const connectivity = new ram.ReceivedResourceShare(this, 'Connectivity', { resourceShare: network.connectivity, refreshToken });

    const subnetIds = subnets.resourceIds('ec2:Subnet');
    // The first by ARN: another one, and so another interface, once the owner shares a subnet that sorts earlier.
    new ec2.CfnNetworkInterface(this, 'Interface', { subnetId: Fn.select(0, subnetIds) });
    connect(this, connectivity.resourceId('ec2:TransitGateway'), connectivity.resourceId('route53resolver:ResolverRule'));
    new CfnOutput(this, 'SubnetIds', { value: Fn.join(',', subnetIds) });
    this.addDependency(network);
  }
}

/** An account outside the organization: it has to accept the invitation. */
export class PartnerStack extends ZonelessStack {
  constructor(scope: Construct, id: string, props: WorkloadStackProps) {
    super(scope, id, props);
    const accepter = new ram.ResourceShareAccepter(this, 'Connectivity', {
      resourceShare: props.network.connectivity,
      refreshToken: props.refreshToken,
      timeout: Duration.minutes(2),
    });

    connect(this, accepter.resourceId('ec2:TransitGateway'), accepter.resourceId('route53resolver:ResolverRule'));
    this.addDependency(props.network);
  }
}

/** Connects a VPC of the stack's own. */
function connect(stack: Stack, transitGatewayId: string, resolverRuleId: string): void {
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    maxAzs: 2,
    natGateways: 0,
    restrictDefaultSecurityGroup: false,
    subnetConfiguration: [{ name: 'Workload', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  });
  new ec2.CfnTransitGatewayAttachment(stack, 'Attachment', {
    transitGatewayId, vpcId: vpc.vpcId, subnetIds: vpc.isolatedSubnets.map(({ subnetId }) => subnetId),
  });
  new route53resolver.CfnResolverRuleAssociation(stack, 'OnPremisesNames', { resolverRuleId, vpcId: vpc.vpcId });
  new CfnOutput(stack, 'TransitGatewayId', { value: transitGatewayId });
  new CfnOutput(stack, 'ResolverRuleId', { value: resolverRuleId });
}
