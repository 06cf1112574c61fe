import type { CfnTag } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { failOn } from './errors';
import { tagKeyProblem, tagValueProblem } from '../rules/formats';

const TAGS_PER_RESOURCE = 50;

/** Tags as CloudFormation takes them. Fails for those that AWS refuses. */
export function checkedTags(scope: IConstruct, tags: { readonly [key: string]: string } = {}): CfnTag[] {
  failOn(tagsProblem(Object.entries(tags)), 'InvalidTags', scope);
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

function tagsProblem(tags: [key: string, value: string][]): string | undefined {
  if (tags.length > TAGS_PER_RESOURCE) {
    return `${tags.length} tags are given, and AWS takes ${TAGS_PER_RESOURCE}, the first one too many is ${JSON.stringify(tags[TAGS_PER_RESOURCE][0])}: take some out`;
  }
  for (const [key, value] of tags) {
    const problem = tagKeyProblem(key) ?? tagValueProblem(value);
    if (problem !== undefined) { return problem; }
  }
  return undefined;
}
