/** A refusal by RAM. The HTTP status follows from the code. */
export class RamError extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
    this.name = code;
  }
}

export const invalidParameter = (message: string) => new RamError('InvalidParameterException', message);
export const malformedArn = (message: string) => new RamError('MalformedArnException', message);
export const unknownResource = (message: string) => new RamError('UnknownResourceException', message);
export const notPermitted = (message: string) => new RamError('OperationNotPermittedException', message);
export const invalidState = (message: string) => new RamError('InvalidStateTransitionException', message);
export const limitExceeded = (message: string) => new RamError('ResourceShareLimitExceededException', message);
