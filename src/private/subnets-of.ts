import type { aws_ec2 as ec2 } from 'aws-cdk-lib';
import { fail } from './errors';

/** What of a selection says which subnets are meant; the rest only takes some of them. */
const CHOICES = ['subnets', 'subnetType', 'subnetGroupName', 'subnetFilters'] as const;

/** The subnets of a VPC that are to be shared. Public ones only on request: the CDK's own choice takes them where there are no others. */
export function subnetsOf(vpc: ec2.IVpc, selection?: ec2.SubnetSelection): ec2.ISubnet[] {
  if (!selection?.subnets && [vpc.privateSubnets, vpc.isolatedSubnets, vpc.publicSubnets].every((subnets) => subnets.length === 0)) {
    fail(vpc, 'NoSubnets', 'no subnets of the VPC are known: import it with Vpc.fromLookup(), or with the ids of its subnets, '
      + 'such as the privateSubnetIds of Vpc.fromVpcAttributes()');
  }
  const { subnets, hasPublic } = vpc.selectSubnets(selection);
  if (hasPublic && CHOICES.every((choice) => selection?.[choice] === undefined)) {
    fail(vpc, 'OnlyPublicSubnets', 'the VPC has public subnets only: say that they are to be shared, with subnets(vpc, { subnetType: SubnetType.PUBLIC })');
  }
  return subnets;
}
