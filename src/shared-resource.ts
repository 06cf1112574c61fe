import * as acmpca from 'aws-cdk-lib/aws-acmpca';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as route53resolver from 'aws-cdk-lib/aws-route53resolver';
import type { IConstruct } from 'constructs';
import { failOn } from './private/errors';
import { resourceArnProblem } from './rules/formats';

/**
 * A resource to share.
 *
 * Each factory takes the narrowest reference that AWS CDK has for the type, so that L1s, L2s and imported resources all work.
 *
 * @see https://docs.aws.amazon.com/ram/latest/userguide/shareable.html
 */
export class SharedResource {
  /**
   * A resource by its ARN, for types that have no method here.
   *
   * @param resourceArn the ARN of a resource of the share's owner
   * @throws if `resourceArn` is not an ARN
   */
  public static fromArn(resourceArn: string): SharedResource {
    failOn(resourceArnProblem(resourceArn), 'InvalidResourceArn');
    return new SharedResource(resourceArn);
  }

  /**
   * A subnet. Subnets are shared within the own organization only, and those of a default VPC not at all.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-sharing.html
   */
  public static subnet(subnet: ec2.ISubnetRef): SharedResource {
    return new SharedResource(ec2.CfnSubnet.arnForSubnet(subnet), subnet);
  }

  /**
   * A transit gateway.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html#tgw-sharing
   */
  public static transitGateway(transitGateway: ec2.ITransitGatewayRef): SharedResource {
    return new SharedResource(ec2.CfnTransitGateway.arnForTransitGateway(transitGateway), transitGateway);
  }

  /**
   * A customer managed prefix list.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/sharing-managed-prefix-lists.html
   */
  public static prefixList(prefixList: ec2.IPrefixListRef): SharedResource {
    return new SharedResource(ec2.CfnPrefixList.arnForPrefixList(prefixList), prefixList);
  }

  /**
   * A Route 53 Resolver rule.
   *
   * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-rules-managing-sharing.html
   */
  public static resolverRule(resolverRule: route53resolver.IResolverRuleRef): SharedResource {
    return new SharedResource(route53resolver.CfnResolverRule.arnForResolverRule(resolverRule), resolverRule);
  }

  /**
   * A private certificate authority of AWS Private CA. It can also be shared with service principals.
   *
   * @see https://docs.aws.amazon.com/privateca/latest/userguide/pca-ram.html
   */
  public static certificateAuthority(certificateAuthority: acmpca.ICertificateAuthorityRef): SharedResource {
    return new SharedResource(acmpca.CfnCertificateAuthority.arnForCertificateAuthority(certificateAuthority), certificateAuthority);
  }

  /**
   * A pool of IPAM. It is shared in the home Region of its IPAM.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/ipam/share-pool-ipam.html
   */
  public static ipamPool(ipamPool: ec2.IIPAMPoolRef): SharedResource {
    return new SharedResource(ec2.CfnIPAMPool.arnForIPAMPool(ipamPool), ipamPool);
  }

  /**
   * The ARN of the resource.
   */
  public readonly resourceArn: string;

  /** @internal */
  public readonly _construct?: IConstruct;

  private constructor(resourceArn: string, construct?: IConstruct) {
    this.resourceArn = resourceArn;
    this._construct = construct;
  }
}
