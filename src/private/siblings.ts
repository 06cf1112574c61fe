import { Reference, Stack, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { factsOf } from './share-facts';
import type { ShareDeclaration } from './share-facts';
import type { ShareFacts } from '../rules/facts';
import type { Finding } from '../rules/rule';
import { externalPrincipalsForService, mixedPrincipals } from '../rules/service-principals';

const DECLARED = Symbol.for('cdk-ram.DeclaredAssociations');

/** What one construct declares about a share, as far as the other constructs on the same share are concerned. */
export interface Sibling {
  readonly scope: IConstruct;
  readonly resourceShareArn: string;
  readonly exclusive: boolean;
  readonly declaration: () => ShareDeclaration;
}

interface AppWithShares extends IConstruct {
  [DECLARED]?: Map<string, Sibling[]>;
}

/** Makes a declaration known to its app, and returns the list of all that are about the same share. */
export function declare(sibling: Sibling): readonly Sibling[] {
  const app = sibling.scope.node.root as AppWithShares;
  const shares = app[DECLARED] ??= new Map();
  const key = shareKey(sibling);
  const siblings = shares.get(key) ?? [];
  shares.set(key, siblings);
  siblings.push(sibling);
  return siblings;
}

/** What is wrong between a declaration and the others on its share. */
export function conflictsOf(sibling: Sibling, siblings: readonly Sibling[]): Finding[] {
  const others = siblings.filter(({ scope }) => scope !== sibling.scope);
  return [...declaredTwice(sibling, others), ...notAlone(sibling, others), ...wrongTogether(sibling, others)];
}

function declaredTwice(sibling: Sibling, others: readonly Sibling[]): Finding[] {
  const own = new Set(concrete(sibling));
  return others.flatMap((other) => concrete(other).filter((entity) => own.has(entity)).map((entity): Finding => ({
    id: 'cdk-ram:declaredTwice',
    severity: 'warning',
    message: `${JSON.stringify(entity)} is associated with this share by ${other.scope.node.path} too: whichever of the two goes takes it away from the other, `
      + 'so declare it in one place',
  })));
}

function notAlone({ exclusive }: Sibling, others: readonly Sibling[]): Finding[] {
  return !exclusive || others.length === 0 ? [] : [{
    id: 'cdk-ram:exclusiveNotAlone',
    severity: 'error',
    message: `exclusive is true, so what ${others.map(({ scope }) => scope.node.path).join(', ')} associates with the same share would be removed: `
      + 'declare everything in one place, or leave exclusive out',
  }];
}

/** Whether one of several declarations on a share has a service principal. */
export function haveServicePrincipal(siblings: readonly Sibling[]): boolean {
  return siblings.some(({ declaration }) => declaration().principals.some(({ _kind }) => _kind === 'service'));
}

/** A service principal has the whole share to itself, whoever declares the others. */
function wrongTogether(sibling: Sibling, others: readonly Sibling[]): Finding[] {
  if (!haveServicePrincipal([sibling])) { return []; }
  const declarations = [sibling, ...others].map(({ declaration }) => factsOf(declaration()));
  const together: ShareFacts = {
    ...declarations[0],
    principals: declarations.flatMap(({ principals }) => principals),
    allowExternalPrincipals: declarations.find(({ allowExternalPrincipals }) => allowExternalPrincipals !== undefined)?.allowExternalPrincipals,
  };
  return [mixedPrincipals, externalPrincipalsForService].flatMap((rule) => rule.check(together));
}

/** A token means the same in the same stack only, so what is one can't be compared. */
function concrete({ scope, declaration }: Sibling): string[] {
  const { principals, sources, resources } = declaration();
  const entities = [...[...principals, ...sources].map(({ value }) => value), ...resources.map(({ resourceArn }) => resourceArn)];
  return entities.map((entity) => Stack.of(scope).resolve(entity)).filter((entity): entity is string => typeof entity === 'string');
}

/** What tells one share from others: its resource, if it stands in the app, or else its ARN as the stack renders it. */
function shareKey({ scope, resourceShareArn }: Sibling): string {
  const { tokens: [token] } = Tokenization.reverseString(resourceShareArn);
  if (token && Reference.isReference(token)) {
    return token.target.node.path;
  }
  const stack = Stack.of(scope);
  const arn = stack.resolve(resourceShareArn);
  return typeof arn === 'string' ? arn : `${stack.node.path} ${JSON.stringify(arn)}`;
}
