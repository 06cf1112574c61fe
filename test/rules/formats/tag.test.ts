import { chars, describeFormat } from './describe-format';
import { tagKeyProblem, tagValueProblem } from '../../../src/rules/formats';

describeFormat('tagKeyProblem', tagKeyProblem, {
  right: ['a', 'team', 'cost center/2026 @x', 'user:team', 'aws', 'awsome:team', 'xaws:team', 'café', 'a\nb', '?', chars(128), chars(128, '🚀')],
  wrong: [
    ['aws:team', 'begins with "aws:", which AWS keeps for itself in upper and lower case: choose another key'],
    ['AWS:team', 'begins with "aws:"'],
    ['Aws:', 'begins with "aws:"'],
    ['', 'is empty: write 1 to 128 characters'],
    [chars(129), 'has 129 characters: shorten it to at most 128'],
    [chars(129, '🚀'), 'has 129 characters: shorten it to at most 128'],
  ],
});

describeFormat('tagValueProblem', tagValueProblem, {
  right: ['', 'network', 'aws:network', 'a\nb', chars(256), chars(256, '🚀')],
  wrong: [
    [chars(257), 'has 257 characters: shorten it to at most 256'],
    [`${chars(256, '🚀')}\n`, 'has 257 characters: shorten it to at most 256'],
  ],
});
