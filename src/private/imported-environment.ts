import type { ResourceProps } from 'aws-cdk-lib';
import { isStandIn } from '../rules/token';

/** The environment of what is imported by an ARN: that in the ARN, or that of the importing stack as long as a text only stands in for the ARN. */
export function importedEnvironment(arn: string): ResourceProps {
  return isStandIn(arn) ? {} : { environmentFromArn: arn };
}
