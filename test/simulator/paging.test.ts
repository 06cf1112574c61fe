import { createWorld, MEMBER, OUTSIDER, OWNER, refusal, shareIn, type World } from './world';

const ACCOUNTS = Array.from({ length: 7 }, (_, n) => `40000000000${n}`);

function pagesOf(world: World, between: () => void = () => undefined, maxResults?: number): string[][] {
  const pages: string[][] = [];
  let nextToken: string | undefined;
  do {
    const page = world.call('GetResourceShareAssociations', { associationType: 'PRINCIPAL', nextToken, maxResults });
    pages.push(page.resourceShareAssociations!.map(({ associatedEntity }) => associatedEntity!));
    nextToken = page.nextToken;
    between();
  } while (nextToken !== undefined);
  return pages;
}

test('a page has at most as many rows as it may have, and the last one no token', () => {
  const world = createWorld({ paging: { size: 3, emptyEvery: 0 } });
  shareIn(world, { principals: ACCOUNTS });

  expect(pagesOf(world).map(page => page.length)).toEqual([3, 3, 1]);
});

test('maxResults makes pages smaller, not larger', () => {
  const world = createWorld({ paging: { size: 3, emptyEvery: 0 } });
  shareIn(world, { principals: ACCOUNTS });

  expect(pagesOf(world, undefined, 2).map(page => page.length)).toEqual([2, 2, 2, 1]);
  expect(pagesOf(world, undefined, 500).map(page => page.length)).toEqual([3, 3, 1]);
});

test('now and then a page is empty although there is more, and nothing is lost', () => {
  const world = createWorld({ paging: { size: 3, emptyEvery: 2 } });
  shareIn(world, { principals: ACCOUNTS });
  const pages = pagesOf(world);

  expect(pages.map(page => page.length)).toEqual([3, 0, 3, 0, 1]);
  expect(pages.flat()).toEqual(ACCOUNTS);
});

test('rows that come and go between two pages are neither repeated nor do they hide others', () => {
  const world = createWorld({ paging: { size: 3, emptyEvery: 0 }, delays: { disassociate: 0, disassociatedListed: 0 } });
  const { associate, disassociate } = shareIn(world, { principals: ACCOUNTS.slice(0, 5) });
  const changes = [() => {
    disassociate({ principals: [ACCOUNTS[0]] });
    associate({ principals: [ACCOUNTS[5]] });
  }];

  expect(pagesOf(world, () => changes.shift()?.())).toEqual([ACCOUNTS.slice(0, 3), ACCOUNTS.slice(3, 6)]);
});

test.each([
  ['nonsense', () => 'nonsense'],
  ['the token of another operation', (world: World) => world.call('ListPrincipals', { resourceOwner: 'SELF', maxResults: 1 }).nextToken],
  ['the token of another filter', (world: World) =>
    world.call('GetResourceShareAssociations', { associationType: 'PRINCIPAL', associationStatus: 'ASSOCIATING', maxResults: 1 }).nextToken],
])('%s is no next token', (_, token) => {
  const world = createWorld();
  shareIn(world, { principals: [MEMBER, OUTSIDER, ...ACCOUNTS] });
  const nextToken = token(world);

  expect(nextToken).toBeDefined();
  expect(refusal(() => world.call('GetResourceShareAssociations', { associationType: 'PRINCIPAL', nextToken }))).toContain('InvalidNextTokenException');
});

describe('a client token', () => {
  test('replays the first answer and does nothing', () => {
    const world = createWorld();
    const { share } = shareIn(world);
    const associate = () => world.call('AssociateResourceShare', { resourceShareArn: share.arn, principals: [MEMBER], clientToken: 'one' });
    const first = associate();
    world.clock.advance(1000);
    share.disassociate('PRINCIPAL', MEMBER);

    expect(associate()).toEqual(first);
    expect(share.principals()).toMatchObject([{ status: 'DISASSOCIATING' }]);
  });

  test('is refused with other parameters', () => {
    const { call } = createWorld();
    call('CreateResourceShare', { name: 'a', clientToken: 'one' });

    expect(refusal(() => call('CreateResourceShare', { name: 'b', clientToken: 'one' }))).toContain('IdempotentParameterMismatchException');
  });

  test.each([['of another account', MEMBER, 0], ['that has expired', OWNER, 8 * 3_600_000]])('%s means nothing', (_, account, later) => {
    const { call, clock, simulator } = createWorld();
    call('CreateResourceShare', { name: 'a', clientToken: 'one' });
    clock.advance(later);
    call('CreateResourceShare', { name: 'b', clientToken: 'one' }, account);

    expect(simulator.shares()).toHaveLength(2);
  });

  test('of a refused call can be used again', () => {
    const { call } = createWorld();

    expect(refusal(() => call('CreateResourceShare', { name: '/', clientToken: 'one' }))).toContain('InvalidParameterException');
    expect(call('CreateResourceShare', { name: 'a', clientToken: 'one' }).clientToken).toBe('one');
  });
});
