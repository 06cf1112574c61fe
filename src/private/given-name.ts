import { PhysicalName } from 'aws-cdk-lib';

/** Whether somebody chose a name. CloudFormation makes none for what RAM has, so where nobody did, one is made from the construct's path. */
export function isGiven(name?: string): name is string {
  return name !== undefined && name !== PhysicalName.GENERATE_IF_NEEDED;
}
