import { declares } from '../../src/handler/same-properties';

const PROPERTIES = { ServiceToken: 'arn:f', ServiceTimeout: '960', Principals: ['111111111111', '222222222222'], ManagedShare: { Name: 'a', Tags: { b: '1', c: 'true' } } };

describe('the properties of an event are those of the request', () => {
  test.each<[string, object]>([
    ['when they are the same', PROPERTIES],
    ['in another order', { ManagedShare: { Tags: { c: 'true', b: '1' }, Name: 'a' }, Principals: ['111111111111', '222222222222'], ServiceTimeout: '960', ServiceToken: 'arn:f' }],
    ['with scalars that are not texts', { ...PROPERTIES, ManagedShare: { Name: 'a', Tags: { b: 1, c: true } } }],
    ['without what is for CloudFormation itself', { Principals: PROPERTIES.Principals, ManagedShare: PROPERTIES.ManagedShare }],
    ['with another function or timeout', { ...PROPERTIES, ServiceToken: 'arn:g', ServiceTimeout: 900 }],
  ])('%s', (_, told) => {
    expect(declares(JSON.stringify(told), PROPERTIES)).toBe(true);
  });

  test.each<[string, string | undefined]>([
    ['if one principal more is declared', JSON.stringify({ ...PROPERTIES, Principals: [...PROPERTIES.Principals, '333333333333'] })],
    ['if one is another', JSON.stringify({ ...PROPERTIES, Principals: ['111111111111', '333333333333'] })],
    ['if they are in another order', JSON.stringify({ ...PROPERTIES, Principals: ['222222222222', '111111111111'] })],
    ['if there is one property more', JSON.stringify({ ...PROPERTIES, Exclusive: 'true' })],
    ['if a nested one differs', JSON.stringify({ ...PROPERTIES, ManagedShare: { Name: 'a', Tags: { b: '2', c: 'true' } } })],
    ['if the event does not tell them', undefined],
    ['if the event tells nothing', ''],
    ['if the event tells no object', 'null'],
    ['if the event tells a part of them', JSON.stringify(PROPERTIES).slice(0, 60)],
  ])('not %s', (_, told) => {
    expect(declares(told, PROPERTIES)).toBe(false);
  });
});
