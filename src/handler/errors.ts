/** What an error means for the handler: first RAM's refusals, in the order of their names below, and of these first what isn't about one entity. */
export enum ErrorKind {
  InvalidState = 1,
  AccessDenied,
  UnknownResource,
  NotPermitted,
  Limit,
  /** Any other refusal. */
  Permanent,
  /** May go away: throttling, an outage, a broken connection. */
  Transient,
  OutOfTime,
  /** RAM took the calls, but could not do what they asked for. */
  Failed,
  /** RAM does not disassociate in the share's present state, which may last. */
  Blocked,
  /** The same, and it is only about principals whose invitation is pending. */
  Pending,
}

/** The part of an error that counts: of the SDK's, and of the handler's own. */
export interface KnownError {
  readonly name?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  /** The operation that failed. */
  readonly failedOperation?: string;
  readonly kind?: ErrorKind;
}

// How RAM names the kinds, in the order of the enumeration; the last is what a Region answers that doesn't know an operation.
const NAMES = [/^InvalidSt/, /^AccessD/, /^(UnknownR|ResourceArnN)/, /^OperationNot/, /LimitEx/, /^Missing/];

/** Classifies an error. Whatever was not refused in so many words may go away. */
export function kindOf(error: unknown): ErrorKind {
  const { name, $metadata, kind } = error as KnownError;
  const status = String($metadata?.httpStatusCode);
  if (kind) { return kind; }
  // Among the errors of the client are a timeout and too many requests; a syntax error is an answer that was cut off.
  if (!/^4(?!08|29)/.test(status) || /^(Throttl|Request(Limit|Time)|Syntax)/.test(name!)) { return ErrorKind.Transient; }
  return NAMES.findIndex((pattern) => pattern.test(name!)) + 1 || (status === '403' ? ErrorKind.AccessDenied : ErrorKind.Permanent);
}

/** Whether nobody has said no: it is only that there was no answer, or no time. */
export function isUndecided(error: unknown): boolean {
  return [ErrorKind.Transient, ErrorKind.OutOfTime].includes(kindOf(error));
}

/** A failure that the handler states itself. */
export type Failure = Error & Required<Pick<KnownError, 'kind'>>;

/** Makes a failure. */
export function failure(message: string, kind: ErrorKind): Failure {
  return Object.assign(new Error(message), { kind });
}

/** Makes the failure of what the time wasn't enough for. */
export function outOfTime(what: string): Failure {
  return failure(`Time ran out before ${what}`, ErrorKind.OutOfTime);
}
