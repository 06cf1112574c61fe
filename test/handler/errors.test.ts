import { ErrorKind, failure, kindOf } from '../../src/handler/errors';

const error = (httpStatusCode: number, name?: string) => ({ name, $metadata: { httpStatusCode } });

describe('an error counts as', () => {
  test.each<[object, keyof typeof ErrorKind]>([
    // Without an answer, or with one that is no refusal.
    [{ name: 'TimeoutError' }, 'Transient'],
    [error(200, 'SyntaxError'), 'Transient'],
    [error(399), 'Transient'],
    [error(500, 'ServerInternalException'), 'Transient'],
    [error(503), 'Transient'],
    [error(504), 'Transient'],
    // A refusal by its status.
    [error(400), 'Permanent'],
    [error(400, 'InvalidParameterException'), 'Permanent'],
    [error(403, 'InvalidClientTokenId'), 'AccessDenied'],
    [error(404, 'NotFound'), 'Permanent'],
    [error(408, 'Late'), 'Transient'],
    [error(429, 'TooManyRequests'), 'Transient'],
    [error(499, 'Closed'), 'Permanent'],
    // A refusal by its name.
    [error(400, 'ThrottlingException'), 'Transient'],
    [error(400, 'ThrottledException'), 'Transient'],
    [error(400, 'RequestLimitExceeded'), 'Transient'],
    [error(400, 'RequestTimeout'), 'Transient'],
    [error(400, 'SyntaxError'), 'Transient'],
    [error(403, 'RequestTimeTooSkewed'), 'Transient'],
    [error(400, 'InvalidStateTransitionException'), 'InvalidState'],
    [error(400, 'UnknownResourceException'), 'UnknownResource'],
    [error(400, 'ResourceArnNotFoundException'), 'UnknownResource'],
    [error(400, 'OperationNotPermittedException'), 'NotPermitted'],
    [error(400, 'ResourceShareLimitExceededException'), 'Limit'],
    [error(400, 'AccessDenied'), 'AccessDenied'],
    [error(400, 'AccessDeniedException'), 'AccessDenied'],
    [error(403, 'MissingAuthenticationTokenException'), 'Permanent'],
  ])('%j: %s', (it, kind) => {
    expect(ErrorKind[kindOf(it)]).toBe(kind);
  });

  test.each([
    'Throttling', 'RequestTimeout', 'InvalidStateTransitionException', 'UnknownResourceException', 'ResourceArnNotFoundException',
    'OperationNotPermittedException', 'AccessDeniedException',
  ])('a permanent one when its name only ends like %s', (name) => {
    expect(ErrorKind[kindOf(error(400, `Other${name}`))]).toBe('Permanent');
  });

  test('one of access when only the end of its name is about missing authentication', () => {
    expect(ErrorKind[kindOf(error(403, 'OtherMissingAuthenticationToken'))]).toBe('AccessDenied');
  });

  test('what the handler says it is', () => {
    expect(ErrorKind[kindOf(failure('Late', ErrorKind.OutOfTime))]).toBe('OutOfTime');
  });
});
