/** What an error means for the handler. */
export type ErrorKind = 'transient' | 'invalidState' | 'unknownResource' | 'notPermitted' | 'accessDenied' | 'limit' | 'permanent';

/** The part of an error that counts. */
export interface ServiceError {
  readonly name?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  /** The operation that failed. */
  readonly operation?: string;
  /** Known already for an error of the handler's own. */
  readonly kind?: ErrorKind;
}

const BY_NAME: Record<string, ErrorKind> = {
  InvalidStateTransitionException: 'invalidState',
  UnknownResourceException: 'unknownResource',
  ResourceArnNotFoundException: 'unknownResource',
  OperationNotPermittedException: 'notPermitted',
  ResourceShareLimitExceededException: 'limit',
  // What a Region answers that doesn't know the operation.
  MissingAuthenticationTokenException: 'permanent',
};

/** Classifies an error of the SDK. Whatever RAM didn't refuse in so many words may go away. */
export function kindOf(error: unknown): ErrorKind {
  const { name = '', $metadata, kind } = error as ServiceError;
  if (kind) { return kind; }
  const status = $metadata?.httpStatusCode ?? 0;
  if (name in BY_NAME) { return BY_NAME[name]; }
  if (status < 400 || status >= 500 || status === 408 || status === 429 || /^(Throttl|RequestLimit|RequestTime)/.test(name)) { return 'transient'; }
  return status === 403 ? 'accessDenied' : 'permanent';
}
