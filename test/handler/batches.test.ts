import { batches, isServicePrincipal } from '../../src/handler/batches';
import { Kind } from '../../src/handler/listing';
import { Goal } from '../../src/handler/next-step';

const SERVICE = 'pca-connector-ad.amazonaws.com';
const ACCOUNT = '222222222222';
const goal = (kind: Kind, entity: string): Goal => ({ kind, entity, present: true });

describe('an account that is a principal and a source at once', () => {
  const [service, source, principal] = [goal('principals', SERVICE), goal('sources', ACCOUNT), goal('principals', ACCOUNT)];

  test('goes along with the service principal as a source, and by itself as a principal', () => {
    expect(batches([service, source, principal], [ACCOUNT])).toEqual([
      [{ principals: [SERVICE], sources: [ACCOUNT] }, [service, source]],
      [{ principals: [ACCOUNT] }, [principal]],
    ]);
  });
});

test.each([
  [SERVICE, true],
  ['pca-connector-ad.amazonaws.com.cn', true],
  [ACCOUNT, false],
  ['arn:aws:iam::222222222222:role/x.amazonaws.com', false],
  ['amazonaws.com', false],
])('%s is a service principal: %s', (principal, service) => {
  expect(isServicePrincipal(principal)).toBe(service);
});
