import { CfnResource } from 'aws-cdk-lib';
import { wholeReference } from './whole-reference';
import { SHAREABLE_CONSTRUCTS } from '../catalogue/shareable-constructs.generated';

/** What is wrong with a value that is known at deployment only, but not to be an ARN: an id or a name of a resource of the app. */
export function idForArnProblem(value: string): string | undefined {
  const { target, displayName = '' } = wholeReference(value) ?? {};
  const shareable = CfnResource.isCfnResource(target) && SHAREABLE_CONSTRUCTS[target.cfnResourceType];
  const id = shareable && idOf(target, shareable.reference, displayName);
  return id ? `the resource is given by the ${id} of ${JSON.stringify(target.node.path)}, RAM takes ARNs: use SharedResource.${shareable.method}()` : undefined;
}

/** What the resource itself calls the attribute, if that is not its ARN. */
function idOf(resource: CfnResource, reference: string, attribute: string): string | undefined {
  const members = Object.entries((resource as unknown as Record<string, Record<string, string>>)[reference] ?? {});
  const memberFor = (name: string) => members.find(([, value]) => wholeReference(value)?.displayName === name)?.[0];
  const isId = ['Id', `${resource.cfnResourceType.replace(/^.*:/, '')}Id`].includes(attribute);
  // Where Ref gives the id, an attribute of that name gives the same.
  const member = memberFor(attribute) ?? (isId && /Id$/.test(memberFor('Ref') ?? '') ? memberFor('Ref') : undefined);
  return member === undefined || /Arn$/.test(member) ? undefined : member;
}
