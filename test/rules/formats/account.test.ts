import { ACCOUNT, describeFormat, ORG, OU } from './describe-format';
import { accountMistakes } from './mistakes';
import { accountIdProblem } from '../../../src/rules/formats';

describeFormat('accountIdProblem', accountIdProblem, {
  right: [ACCOUNT, '000000000000', '012345678901'],
  wrong: [
    ...accountMistakes,
    ['', 'is empty: write the 12 digits of the account'],
    ['12345678', 'must be 12 digits, e.g. "111122223333"'],
    ['dev', 'must be 12 digits, e.g. "111122223333"'],
    ['x1111222233334', 'must be 12 digits, e.g. "111122223333"'],
    ['1111222233334x', 'must be 12 digits, e.g. "111122223333"'],
    ['x111122223333', 'must be 12 digits, e.g. "111122223333"'],
    ['1111-2222-3333-', 'must be 12 digits, e.g. "111122223333"'],
    ['-1111-2222-3333', 'must be 12 digits, e.g. "111122223333"'],
    [ORG, 'is the id of an organization, not of an account'],
    [OU, 'is the id of an organizational unit, not of an account'],
  ],
});

describe('an account id that is a number', () => {
  test.each([[12345678901, '"012345678901"'], [111122223333, '"111122223333"']])('%d is refused, whatever the number of digits', (id, written) => {
    const message = accountIdProblem(id as unknown as string);
    expect(message).toBe(`account id ${id} is a number, which loses leading zeros: write it as a string of 12 digits, ${written}`);
  });
});
