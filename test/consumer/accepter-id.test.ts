import { acceptedShare, knownId, newId } from '../../src/handler/consumer/accepter-id';

const arn = (n: number) => `arn:aws:ram:us-east-1:111111111111:resource-share/00000000-0000-4000-8000-00000000000${n}`;
const [A, B, C] = [1, 2, 3].map(arn);
const request = (PhysicalResourceId?: string) => ({ LogicalResourceId: 'Network', PhysicalResourceId });

/** The id after one share after the other, each accepted or found. */
const idAfter = (...shares: [string, boolean][]) =>
  shares.reduce<string | undefined>((id, [share, accepted]) => newId(request(id), share, accepted), undefined)!;

test('an id says which share it is about, and whether the construct accepted it', () => {
  expect(idAfter([A, true])).toBe(`${A}|Network`);
  expect(idAfter([A, false])).toBe(`${A}|Network|found`);
});

describe('an id is answered again', () => {
  test.each<[string, string | undefined, string, string | undefined]>([
    ['for the same share', idAfter([A, true]), A, `${A}|Network`],
    ['for the same share, which was found', idAfter([A, false]), A, `${A}|Network|found`],
    ['for the same share after another one', idAfter([A, true], [B, true]), B, `${B}|Network after ${A}|Network`],
    ['when a change of the share is rolled back', idAfter([A, true], [B, false]), A, `${A}|Network`],
    ['when a change from a share that was found is rolled back', idAfter([A, false], [B, true]), A, `${A}|Network|found`],
    ['when a second change is rolled back', idAfter([C, true], [A, false], [B, true]), A, `${A}|Network|found after ${C}|Network`],
    ['never for a share of long ago', idAfter([C, true], [A, true], [B, true]), C, undefined],
    ['never for another share', idAfter([A, true]), B, undefined],
    ['never by a creation', undefined, A, undefined],
  ])('%s', (_, id, share, known) => expect(knownId(request(id), share)).toBe(known));
});

test('an id is never too long for CloudFormation, and always holds what it is about', () => {
  const id = idAfter(...Array.from({ length: 30 }, (_, n): [string, boolean] => [n % 2 ? A : B, true]));
  expect(id).toHaveLength(1024);
  expect(acceptedShare(id)).toBe(A);
});

describe('a deletion leaves', () => {
  test.each<[string, string, string | undefined]>([
    ['a share that was accepted', idAfter([A, true]), A],
    ['a share that was accepted after another one', idAfter([B, false], [A, true]), A],
    ['no share that was found', idAfter([A, false]), undefined],
    ['no share that was found after another one was accepted', idAfter([B, true], [A, false]), undefined],
    ['nothing after a creation that failed', 'Network|-failed', undefined],
  ])('%s', (_, id, left) => expect(acceptedShare(id)).toBe(left));
});
