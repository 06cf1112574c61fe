import { ErrorKind, failure } from '../../src/handler/errors';
import { enumerate, explain, knownReason } from '../../src/handler/hints';

const QUOTA = /Service Quotas/;
const ORGANIZATION = /sharing with AWS Organizations.*management account|management account.*sharing with AWS Organizations/;

/** An error of the SDK. */
const refusal = (name: string, message: string, failedOperation?: string) =>
  Object.assign(new Error(message), { name, failedOperation, $metadata: { httpStatusCode: 400 } });

describe('the hint for the words of RAM', () => {
  test.each<[string, RegExp[]]>([
    ['Principal ID o-1 is malformed. Verify the ID and try again.', [/^Accounts take 12 digits/, /an ARN$/]],
    ['The resource can only be shared with principals in your AWS organization.', [/allowExternalPrincipals/, /type that allows it/, ORGANIZATION]],
    ['Organization o-abcdefghij could not be found.', [/^Check the ARN; /, ORGANIZATION]],
    ['The organization of the principal is unknown.', [/^Check the ARN; /, ORGANIZATION]],
    ['You exceeded the quota of associations.', [QUOTA]],
    ['Limit reached.', [QUOTA]],
  ])('"%s"', (message, phrases) => {
    phrases.forEach((phrase) => expect(knownReason(message)).toMatch(phrase));
  });

  test('is none for any other', () => {
    expect(knownReason('Something else.')).toBeUndefined();
  });

  test('is none where there are no words', () => {
    expect(knownReason(undefined)).toBeUndefined();
  });
});

describe('a failed operation', () => {
  test.each<[string, Parameters<typeof explain>, string]>([
    ['names the entities that it was about, and the error', [refusal('X', 'No.', 'Op'), { principals: ['1', '2'], sources: ['3'] }],
      'Op of 1, 2, 3 failed: No. (X).'],
    ['that was about no entity names only itself', [refusal('X', 'No.', 'Op')], 'Op failed: No. (X).'],
    ['says what to do about its words', [refusal('X', 'Malformed.', 'Op')], `Op failed: Malformed. (X). ${knownReason('malformed')}`],
    ['that was throttled has reached no quota', [refusal('ThrottlingException', 'Rate limit exceeded.', 'Op')],
      'Op failed: Rate limit exceeded. (ThrottlingException).'],
    ['at a quota says so', [refusal('ResourceShareLimitExceededException', 'No.', 'Op')],
      `Op failed: No. (ResourceShareLimitExceededException). ${knownReason('quota')}`],
  ])('%s', (_, given, text) => {
    expect(explain(...given)).toBe(text);
  });

  test.each([/^Op failed: No\. \(AccessDeniedException\)\. .*llow it with additionalPolicyStatements/, /on the role$/])(
    'for want of a right says where to give it, and which other one it may be: %p', (phrase) => {
      expect(explain(refusal('AccessDeniedException', 'No.', 'Op'))).toMatch(phrase);
    });

  test('for want of a right says the same whatever the names in the message', () => {
    const hint = (message: string) => explain(refusal('AccessDeniedException', message, 'Op')).replace(message, '');
    expect(hint('role/UnlimitedOrganization may not.')).toBe(hint('No.'));
  });

  test('that the handler states itself keeps its words', () => {
    expect(explain(failure('Time ran out', ErrorKind.OutOfTime), { principals: ['1'] })).toBe('Time ran out');
  });
});

describe('an enumeration', () => {
  test.each<[string, string[], string | undefined, string]>([
    ['names all when they are few', ['a', 'b'], undefined, 'a, b'],
    ['takes another separator', ['a', 'b'], '; ', 'a; b'],
    ['is empty when there is nothing', [], undefined, ''],
    ['has room for 1,500 characters', ['x'.repeat(1000), 'y'.repeat(500)], undefined, `${'x'.repeat(1000)}, ${'y'.repeat(500)}`],
    ['counts those beyond', ['x'.repeat(1000), 'y'.repeat(501), 'z'], undefined, `${'x'.repeat(1000)}, and 2 more`],
    ['names the first one, however long', ['x'.repeat(1501), 'y'], undefined, `${'x'.repeat(1501)}, and 1 more`],
  ])('%s', (_, items, separator, text) => {
    expect(enumerate(items, separator)).toBe(text);
  });
});
