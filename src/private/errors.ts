import { UnscopedValidationError, ValidationError } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

// aws-cdk-lib keeps the two error classes internal and has changed their signature before: only this file knows them.
type ErrorCode = ConstructorParameters<typeof ValidationError>[0];

/**
 * Ends synthesis with an error that names the construct at fault.
 *
 * @param scope the construct in which the mistake was made; undefined inside a value that belongs to no construct yet
 * @param code what is wrong, in PascalCase; becomes the error's name
 * @param message starts in lower case, quotes the bad value and says what to change
 */
export function fail(scope: IConstruct | undefined, code: string, message: string): never {
  throw scope
    ? new ValidationError(code as ErrorCode, `${scope.node.path}: ${message}`, scope)
    : new UnscopedValidationError(code as ErrorCode, message);
}

/** Fails with `problem` if there is one: the shape in which the checks of `rules/formats` report. */
export function failOn(problem: string | undefined, code: string, scope?: IConstruct): void {
  if (problem !== undefined) {
    fail(scope, code, problem);
  }
}
