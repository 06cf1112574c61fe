import { createHash } from 'crypto';
import { DefaultTokenResolver, Reference, Stack, StringConcat, Token, Tokenization } from 'aws-cdk-lib';
import type { IPostProcessor, IResolvable, IResolveContext } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * A name for values that is the same in each synthesis, whatever the order of the code.
 *
 * A value that is known stands for itself, a token for what it becomes in a template. What is told by logical ids can mean different things
 * in different stacks, so the names of the other stacks that a token refers to belong to it as well.
 */
export function digest(scope: IConstruct, ...values: string[]): string {
  const stack = Stack.of(scope);
  const identities = values.map((value) => Token.isUnresolved(value) ? [stack.resolve(value), foreignStacks(stack, value)] : value);
  return createHash('sha256').update(JSON.stringify(identities)).digest('hex').slice(0, 16).toUpperCase();
}

/** The stacks, other than this one, whose resources a token refers to. */
function foreignStacks(stack: Stack, value: string): string[] {
  const resolver = new ReferenceCollector();
  Tokenization.resolve(value, { scope: stack, resolver, preparing: true });
  const stacks = new Set(resolver.references.map(({ target }) => Stack.of(target)));
  stacks.delete(stack);
  return [...stacks].map(({ stackName, node }) => Token.isUnresolved(stackName) ? node.path : stackName).sort();
}

class ReferenceCollector extends DefaultTokenResolver {
  public readonly references: Reference[] = [];

  constructor() {
    super(new StringConcat());
  }

  public override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (Reference.isReference(token)) {
      this.references.push(token);
    }
    return super.resolveToken(token, context, postProcessor);
  }
}
