import type { Rule } from '../finding';
import { listed } from '../finding';
import { isRecord } from '../synthesized-app';

/** Whether a share has the tags that it must have. */
export const requiredTags: Rule = ({ definition }, { tagKeys }) => {
  if (!definition) {
    return [];
  }
  const { Tags } = definition.properties;
  const present = Array.isArray(Tags) ? Tags.map((tag: unknown) => (isRecord(tag) ? tag.Key : undefined)) : [];
  const missing = [...tagKeys].filter((key) => !present.includes(key));
  return missing.length === 0 ? [] : [{
    declaration: definition,
    location: 'Properties/Tags',
    rule: 'RequiredTagMissing',
    description: `the share lacks the required ${missing.length > 1 ? 'tags' : 'tag'} ${listed(missing)}`,
    fix: `add the tags to the share, or to a scope around it with Tags.of(scope).add(${JSON.stringify(missing[0])}, value)`,
  }];
};
