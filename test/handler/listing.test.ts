import { isLive, listingOf } from '../../src/handler/listing';

const ORDER = ['ASSOCIATED', 'DISASSOCIATING', 'FAILED', 'DISASSOCIATED'];
const pairs = ORDER.flatMap((livelier, index) => ORDER.slice(index + 1).map((other) => [livelier, other] as const));
const row = (status: string, associatedEntity = 'x') => ({ associatedEntity, status });

describe('of two rows for the same entity', () => {
  test.each(pairs)('%s counts more than %s, in either order', (livelier, other) => {
    const counted = [[livelier, other], [other, livelier]].map(([first, second]) =>
      listingOf({ rows: [row(first), row(second)], paged: false }).associations.get('x')?.status);

    expect(counted).toEqual([livelier, livelier]);
  });

  test.each(['ASSOCIATING', 'SUSPENDED', 'RESTORING', 'HOVERING'])('one that is %s counts more than one that has left', (status) => {
    const { associations } = listingOf({ rows: [row(status), row('DISASSOCIATED')], paged: false });
    expect(associations.get('x')).toEqual(row(status));
  });
});

test('a listing has each entity once, and says whether it came in pages', () => {
  const rows = [row('ASSOCIATED', 'a'), row('FAILED', 'b'), row('DISASSOCIATED', 'a')];
  const { associations, paged } = listingOf({ rows, paged: true });

  expect(Object.fromEntries(associations)).toEqual({ a: row('ASSOCIATED', 'a'), b: row('FAILED', 'b') });
  expect(paged).toBe(true);
});

test.each([
  ['ASSOCIATING', true], ['ASSOCIATED', true], ['SUSPENDED', true], ['SUSPENDING', true], ['RESTORING', true],
  ['DISASSOCIATING', false], ['FAILED', false], ['DISASSOCIATED', false],
])('what is %s is on the share: %s', (status, live) => {
  expect(isLive({ status })).toBe(live);
});
