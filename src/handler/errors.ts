/** What an error means for the handler. */
export type ErrorKind = keyof typeof RAM_ERRORS_OF_KIND | 'transient' | 'accessDenied' | 'permanent' | 'outOfTime' | 'failed' | 'blocked' | 'pending';

/** The part of an error that counts: of the SDK's, and of the handler's own. */
export interface KnownError {
  readonly name?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  /** The operation that failed. */
  readonly operation?: string;
  readonly kind?: ErrorKind;
}

const RAM_ERRORS_OF_KIND = {
  invalidState: /^InvalidStateTransition/,
  unknownResource: /^(UnknownResource|ResourceArnNotFound)/,
  notPermitted: /^OperationNotPermitted/,
  limit: /LimitExceeded/,
};

/** Classifies an error. Whatever was not refused in so many words may go away. */
export function kindOf(error: unknown): ErrorKind {
  const { name = '', $metadata, kind } = error as KnownError;
  const status = $metadata?.httpStatusCode ?? 0;
  if (kind) { return kind; }
  if (status < 400 || status > 499 || status === 408 || status === 429 || /^(Throttl|Request(Limit|Time))/.test(name)) { return 'transient'; }
  for (const [known, pattern] of Object.entries(RAM_ERRORS_OF_KIND)) {
    if (pattern.test(name)) { return known as ErrorKind; }
  }
  // A Region that doesn't know an operation answers that it misses a token.
  return status === 403 && !name.startsWith('MissingAuth') ? 'accessDenied' : 'permanent';
}

/** A failure that the handler states itself. */
export class Failure extends Error {
  constructor(message: string, public readonly kind: ErrorKind) {
    super(message);
  }
}
