import type { Tag } from '@aws-sdk/client-ram';
import { RamError, invalidParameter } from '../errors';
import { findLiveShare, type Context } from './context';
import type { Operations } from './types';

const MAX_TAGS = 50;

/** Tags of shares and permissions. */
export const tagOperations: Operations<'TagResource' | 'UntagResource'> = {
  TagResource(context, input) {
    addTags(taggable(context, input.resourceShareArn, input.resourceArn), input.tags ?? []);
    return {};
  },

  UntagResource(context, input) {
    const tags = taggable(context, input.resourceShareArn, input.resourceArn);
    input.tagKeys?.forEach(key => tags.delete(key));
    return {};
  },
};

/** Adds tags, or replaces the values of those that are there. */
export function addTags(tags: Map<string, string>, added: readonly Tag[]): void {
  for (const { key = '', value = '' } of added) {
    if (key === '' || key.length > 128 || value.length > 256 || key.startsWith('aws:')) {
      throw invalidParameter(`The tag ${key} is not valid.`);
    }
  }
  if (new Set([...tags.keys(), ...added.map(({ key }) => key)]).size > MAX_TAGS) {
    throw new RamError('TagLimitExceededException', `A resource can have at most ${MAX_TAGS} tags.`);
  }
  added.forEach(({ key = '', value = '' }) => tags.set(key, value));
}

function taggable(context: Context, resourceShareArn: string | undefined, resourceArn: string | undefined): Map<string, string> {
  if ((resourceShareArn === undefined) === (resourceArn === undefined)) {
    throw invalidParameter('Specify either resourceShareArn or resourceArn.');
  }
  const arn = resourceShareArn ?? resourceArn ?? '';
  if (!arn.includes(':permission/')) {
    return findLiveShare(context, arn).tags;
  }
  const permission = context.state.permissions.find(arn, context.account, context.region);
  if (permission.awsManaged) {
    throw new RamError('ResourceArnNotFoundException', `The resource ${arn} can't be tagged.`);
  }
  return permission.tags;
}
