import { CfnResource, Resource, Stack, Token } from 'aws-cdk-lib';
import type { aws_ec2 as ec2, aws_glue as glue, aws_ssm as ssm } from 'aws-cdk-lib';
import { fail } from './errors';

// ARNs of resources for which aws-cdk-lib has no `arnForXxx()` at its lowest supported version, or one that isn't always right.

/** The ARN of a Dedicated Host. */
export function dedicatedHostArn(host: ec2.IHostRef): string {
  return arnOf(host, 'ec2', 'dedicated-host', host.hostRef.hostId);
}

/** The ARN of a placement group. */
export function placementGroupArn(placementGroup: ec2.IPlacementGroupRef): string {
  return arnOf(placementGroup, 'ec2', 'placement-group', placementGroup.placementGroupRef.groupName);
}

/**
 * The ARN of a subnet. One of an imported VPC is where the VPC is: aws-cdk-lib takes the subnets of a VPC that another account shares, or of another
 * Region, for those of the stack.
 */
export function subnetArn(subnet: ec2.ISubnetRef): string {
  const vpc = subnet.node.scopes.find((scope): scope is ec2.Vpc => Resource.isResource(scope) && 'vpcId' in scope);
  return arnOf(subnet, 'ec2', 'subnet', subnet.subnetRef.subnetId, vpc?.env);
}

/** The ARN of a table of the Glue Data Catalog. The reference calls the table's name its id. */
export function glueTableArn(table: glue.ITableRef, database: glue.IDatabaseRef): string {
  // The reference of a table has a name in newer versions of aws-cdk-lib, and had an id that is the name in older ones.
  const { tableName, tableId } = table.tableRef as { tableName?: string; tableId?: string };
  return arnOf(table, 'glue', 'table', `${database.databaseRef.databaseName}/${tableName ?? tableId}`);
}

/**
 * The ARN of a parameter, in which the slash that a name may begin with is not doubled.
 *
 * An L2 knows its ARN. An L1 without a name gets one from CloudFormation, which has no slash.
 */
export function parameterArn(parameter: ssm.IParameterRef): string {
  if (isParameter(parameter)) { return parameter.parameterArn; }
  const name = CfnResource.isCfnResource(parameter) ? (parameter as ssm.CfnParameter).name : parameter.parameterRef.parameterName;
  if (Token.isUnresolved(name)) {
    fail(parameter, 'UnknownParameterName', 'the name of the parameter is known at deployment only, and with it whether the ARN needs a slash before it: '
      + 'use SharedResource.fromArn()');
  }
  return arnOf(parameter, 'ssm', 'parameter', name?.replace(/^\//, '') ?? parameter.parameterRef.parameterName);
}

function isParameter(parameter: ssm.IParameterRef): parameter is ssm.IParameter {
  return 'parameterArn' in parameter;
}

type Reference = ec2.IHostRef | ec2.IPlacementGroupRef | ec2.ISubnetRef | glue.ITableRef | ssm.IParameterRef;

function arnOf(resource: Reference, service: string, type: string, name: string, { account, region } = resource.env): string {
  return Stack.of(resource).formatArn({ service, region, account, resource: type, resourceName: name });
}
