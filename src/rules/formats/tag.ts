import { format, Format } from './format';

// What AWS says of tags in general; RAM documents no limits of its own. Which characters are allowed differs between services, so none are refused.

/** Whether AWS takes a value as the key of a tag. */
export const tagKeyProblem: Format = format({
  noun: 'tag key',
  pattern: /^(?!aws:).{1,128}$/isu,
  expected: 'must be 1 to 128 characters that do not begin with "aws:"',
  mistakes: [
    { pattern: /^aws:/i, advice: () => 'begins with "aws:", which AWS keeps for itself in upper and lower case: choose another key' },
    { pattern: /^$/, advice: () => 'is empty: write 1 to 128 characters' },
    { pattern: /^.{129,}$/su, advice: ([key]) => `has ${[...key].length} characters: shorten it to at most 128` },
  ],
});

/** Whether AWS takes a value as the value of a tag; an empty one is right. */
export const tagValueProblem: Format = format({
  noun: 'tag value',
  pattern: /^.{0,256}$/su,
  expected: 'must be at most 256 characters',
  mistakes: [
    { pattern: /^.{257,}$/su, advice: ([value]) => `has ${[...value].length} characters: shorten it to at most 256` },
  ],
});
