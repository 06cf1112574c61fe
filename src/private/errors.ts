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
 * @param id of the construct at fault, if it isn't made yet and the scope is where it belongs
 */
export function fail(scope: IConstruct | undefined, code: string, message: string, id?: string): never {
  throw scope
    ? new ValidationError(code as ErrorCode, `${[scope.node.path, id].filter(Boolean).join('/')}: ${message}`, scope)
    : new UnscopedValidationError(code as ErrorCode, message);
}

/**
 * Fails with `problem` if there is one: the shape in which the checks of `rules/formats` report.
 *
 * @param id of the construct at fault, if it isn't made yet
 */
export function failOn(problem: string | undefined, code: string, scope?: IConstruct, id?: string): void {
  if (problem !== undefined) {
    fail(scope, code, problem, id);
  }
}
