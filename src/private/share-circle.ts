import { CfnResource } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { ASSOCIATIONS_RESOURCE_TYPE } from '../handler/protocol';

/**
 * What is wrong if the share waits for associations of its own stack: these wait for the function's rights, and the rights for all shares of the
 * stack. CloudFormation would refuse the template without saying why the circle is there.
 */
export function circleProblems(scope: Construct, resourceShare: IConstruct): string[] {
  return resourceShare.node.findAll().filter(CfnResource.isCfnResource)
    .filter((resource) => resource.cfnResourceType !== ASSOCIATIONS_RESOURCE_TYPE && !isBelow(resource, scope))
    .flatMap((resource) => [...waitedFor(resource)])
    .filter(({ cfnResourceType }) => cfnResourceType === ASSOCIATIONS_RESOURCE_TYPE)
    .map(({ node }) => `the share ${resourceShare.node.path} depends on ${node.path}, and these associations need rights that name all shares of the stack first, `
      + 'so the two wait for each other: depend on the other share\'s node.defaultChild, or declare this share in another stack');
}

/** What a resource depends on in its stack, also by way of others. */
function waitedFor(resource: CfnResource, found = new Set<CfnResource>()): Set<CfnResource> {
  for (const dependency of resource.obtainDependencies()) {
    if (CfnResource.isCfnResource(dependency) && dependency.stack === resource.stack && !found.has(dependency)) {
      found.add(dependency);
      waitedFor(dependency, found);
    }
  }
  return found;
}

function isBelow(construct: IConstruct, scope: IConstruct): boolean {
  return construct.node.scopes.includes(scope);
}
