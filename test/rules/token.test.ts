import { Fn, Token } from 'aws-cdk-lib';
import { token } from './support';
import { isStandIn, isUnknown, known, withoutTokens } from '../../src/rules/token';

const LOOKED_UP_LATER = 'dummy-value-for-/network/account';
const DYNAMIC_REFERENCE = '{{resolve:ssm:/network/account}}';

describe('a value is unknown', () => {
  test.each([
    ['that is a token', token()],
    ['that holds a token', `arn:aws:iam::${token()}:role/Reader`],
    ['that has still to be looked up', LOOKED_UP_LATER],
    ['of which a part has still to be looked up', `arn:aws:iam::${LOOKED_UP_LATER}:role/Reader`],
    ['that is a dynamic reference', DYNAMIC_REFERENCE],
    ['that holds a dynamic reference', `arn:aws:iam::${DYNAMIC_REFERENCE}:role/Reader`],
  ])('%s', (_what, value) => {
    expect(isUnknown(value)).toBe(true);
    expect(known(value)).toBeUndefined();
  });

  test.each(['', '111122223333', 'dummy-value', '{{resolve}}', '{resolve:ssm:a}'])('unlike %j', (value) => {
    expect(isUnknown(value)).toBe(false);
    expect(known(value)).toBe(value);
  });

  test('if it is absent', () => {
    expect(known(undefined)).toBeUndefined();
  });
});

test('a text stands in for what comes later, a token is that itself and can be split', () => {
  expect([LOOKED_UP_LATER, DYNAMIC_REFERENCE, token(), 'a'].map(isStandIn)).toEqual([true, true, false, false]);
});

test('tokens are not shown to people', () => {
  expect(withoutTokens(`a ${token()} b ${Token.asString(Fn.ref('C'))}`)).toBe('a <token> b <token>');
});
