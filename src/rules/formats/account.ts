import { format, Format, Mistake } from './format';
import { ACCOUNT_ID, ORGANIZATIONAL_UNIT_ID, ORGANIZATION_ID, PARTITION, whole } from './patterns';

/** Things written for an account that carry its id. */
export const ACCOUNT_MISTAKES: Mistake[] = [
  {
    pattern: /^\d{9,11}$/,
    advice: ([digits]) => `has ${digits.length} digits, an account id has 12: `
      + `if leading zeros were lost because it was a number, write "${digits.padStart(12, '0')}" as a string`,
  },
  {
    pattern: /^\d{13,}$/,
    advice: ([digits]) => `has ${digits.length} digits, an account id has 12: take the superfluous ones out`,
  },
  {
    pattern: /^(\d{4})[ -](\d{4})[ -](\d{4})$/,
    advice: ([, first, second, third]) => `must be written without separators: "${first}${second}${third}"`,
  },
  {
    pattern: whole(`\\s*(${ACCOUNT_ID})\\s*`),
    advice: ([, id]) => `has white space around it: write "${id}"`,
  },
  {
    pattern: whole(`arn:${PARTITION}:(?:iam|sts)::(${ACCOUNT_ID}):root`),
    advice: ([, id]) => `is the root ARN of an account, which RAM refuses: write the account id "${id}"`,
  },
  {
    pattern: whole(`arn:${PARTITION}:organizations::${ACCOUNT_ID}:account/${ORGANIZATION_ID}/(${ACCOUNT_ID})`),
    advice: ([, id]) => `is the ARN that Organizations gives an account, which RAM refuses: write the account id "${id}"`,
  },
];

const ELSEWHERE: Mistake[] = [
  { pattern: whole(ORGANIZATION_ID), advice: () => 'is the id of an organization, not of an account' },
  { pattern: whole(ORGANIZATIONAL_UNIT_ID), advice: () => 'is the id of an organizational unit, not of an account' },
  { pattern: /^$/, advice: () => 'is empty: write the 12 digits of the account' },
];

const accountFormat = format({
  noun: 'account id',
  pattern: whole(ACCOUNT_ID),
  expected: 'must be 12 digits, e.g. "111122223333"',
  mistakes: [...ACCOUNT_MISTAKES, ...ELSEWHERE],
});

/** Whether a value is the id of an AWS account. */
export const accountIdProblem: Format = (value) => {
  // Callers without a type checker hand over numbers, which may have lost leading zeros already.
  if (typeof (value as unknown) === 'number') {
    return `account id ${value} is a number, which loses leading zeros: write it as a string of 12 digits, "${String(value).padStart(12, '0')}"`;
  }
  return accountFormat(value);
};
