import type * as sdk from '@aws-sdk/client-ram';
import type { Context } from './context';

type Commands = {
  [Export in keyof typeof sdk as Export extends `${infer Name}Command` ? (Name extends '$' ? never : Name) : never]:
  (typeof sdk)[Export] extends abstract new (...args: never[]) => infer Command ? Messages<Command> : never;
};

type Messages<Command> = Command extends { readonly input: infer I; resolveMiddleware: (...args: never[]) => infer Handler }
  ? { input: I; output: Handler extends (...args: never[]) => Promise<{ output: infer O }> ? Omit<O, '$metadata'> : never }
  : never;

/** The name of an operation of RAM. */
export type OperationName = keyof Commands;

/** What an operation takes. */
export type Input<Name extends OperationName> = Commands[Name]['input'];

/** What an operation answers. */
export type Output<Name extends OperationName> = Commands[Name]['output'];

/** An operation of RAM as a function over its state. */
export type Operation<Name extends OperationName> = (context: Context, input: Input<Name>) => Output<Name>;

/** Some of RAM's operations. */
export type Operations<Names extends OperationName = OperationName> = { readonly [Name in Names]: Operation<Name> };
