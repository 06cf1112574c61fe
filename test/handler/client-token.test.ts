import { clientTokens } from '../../src/handler/client-token';

const first = (requestId: string, operation: string, input: object) => clientTokens(requestId)(operation, input);

test.each<[string, string, string, object]>([
  ['another request', 'r2', 'Associate', { x: 1 }],
  ['another operation', 'r1', 'Disassociate', { x: 1 }],
  ['another input', 'r1', 'Associate', { x: 2 }],
])('the first call of %s has another token', (_, ...call) => {
  expect(first(...call)).not.toBe(first('r1', 'Associate', { x: 1 }));
});

test('a call counts its rounds by itself', () => {
  const tokens = clientTokens('r1');
  tokens('Associate', { x: 1 });

  expect(tokens('Associate', { x: 2 })).toBe(first('r1', 'Associate', { x: 2 }));
});
