import { Aws, Fn, Token } from 'aws-cdk-lib';
import type { Format } from '../../../src/rules/formats';
import { token } from '../support';

/** A wrong value, and what the message says of it or what to write instead. */
export type Wrong = [value: string, advice: string];

/** What a format takes, and what it refuses. */
export interface FormatTable {
  readonly right: string[];
  readonly wrong: Wrong[];
}

export const ORG = 'o-abcdefghij';
export const OU = 'ou-ab12-11111111';
export const ACCOUNT = '111122223333';

/** A string of some length. */
export const chars = (count: number, char = 'a') => char.repeat(count);
export const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
export const userArn = (name: string) => `arn:aws:iam::${ACCOUNT}:user/${name}`;

/** Tests a format on a table, and on what all formats have in common. */
export function describeFormat(name: string, problem: Format, { right, wrong }: FormatTable): void {
  describe(name, () => {
    test.each(right)('takes %j', (value) => {
      expect(problem(value)).toBeUndefined();
    });

    test.each(wrong)('refuses %j', (value, advice) => {
      expect(problem(value)).toContain(`${JSON.stringify(value)} ${advice}`);
    });

    test('says what kind of value is wrong, and ends without a period', () => {
      for (const [value] of wrong) {
        expect(problem(value)).toMatch(/^[a-z ]+"/);
        expect(problem(value)).not.toMatch(/\.$/);
      }
    });

    test('lets tokens pass, whole or in part', () => {
      expect(problem(token())).toBeUndefined();
      expect(problem(`wrong ${Aws.ACCOUNT_ID}`)).toBeUndefined();
    });

    test.each([
      ['a look-up that the CLI has not done yet', 'dummy-value-for-/network/value'],
      ['a look-up in a longer text', 'wrong dummy-value-for-/network/value'],
      ['a dynamic reference', '{{resolve:ssm:/network/value}}'],
      ['a dynamic reference in a longer text', 'wrong {{resolve:secretsmanager:network:SecretString:value}}'],
    ])('lets %s pass', (_what, value) => {
      expect(problem(value)).toBeUndefined();
    });

    test.each([undefined, null])('asks whether a variable is not set that is %p', (value) => {
      expect(problem(value as unknown as string)).toMatch(new RegExp(`^[a-z ]+ ${value} .* \\(is a variable not set\\?\\)$`));
    });

    test.each(Token.asList(Fn.ref('List')))('refuses %j, which is an entry of a list token', (entry) => {
      expect(problem(entry)).toContain(`${JSON.stringify(entry)} is an entry of a list that is known at deployment only: take its entries with Fn.select(index, list)`);
    });

    test.each([
      ['${AWS::AccountId}', '${AWS::AccountId}'],
      ['arn:${AWS::Partition}:ec2:us-east-1:111122223333:subnet/x', '${AWS::Partition}'],
      ['arn:aws:ec2:us-east-1:111122223333:subnet/${AWS::StackName}', '${AWS::StackName}'],
    ])('refuses the literal pseudo parameter in %j', (value, parameter) => {
      expect(problem(value)).toContain(`holds "${parameter}", which nothing replaces: `
        + 'use the tokens of Aws or Stack, such as Aws.REGION, Aws.ACCOUNT_ID, Aws.PARTITION');
    });
  });
}
