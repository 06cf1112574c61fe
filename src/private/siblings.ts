import { Token } from 'aws-cdk-lib';
import type { IResourceShareRef } from 'aws-cdk-lib/aws-ram';
import type { IConstruct } from 'constructs';
import { haveServicePrincipal } from './have-service';
import { inlineLists } from './inline-lists';
import { plainShare } from './plain-share';
import { settledText } from './settled-text';
import { report } from './share-check';
import type { ShareDeclaration } from './share-facts';
import { shareKey } from './share-key';
import { shareResource } from './share-resource';
import { wrongTogether } from './wrong-together';
import type { ShareFacts } from '../rules/facts';
import type { Finding } from '../rules/rule';

const DECLARED = Symbol.for('cdk-ram.DeclaredAssociations');

/** What one construct declares about a share, as far as the other constructs on the same share are concerned. */
export interface Sibling {
  readonly scope: IConstruct;
  readonly exclusive: boolean;
  /** Grows with the construct. */
  readonly content: Pick<ShareDeclaration, 'principals' | 'resources' | 'sources'>;
  readonly resourceShare?: IResourceShareRef;
  /** Undefined if the construct doesn't configure the share. */
  readonly allowExternalPrincipals?: boolean;
}

interface AppWithShares extends IConstruct {
  [DECLARED]?: Map<string, Sibling[]>;
}

/** Makes a declaration known to its app, and returns the list of all that are about the same share. */
export function declare(sibling: Sibling, resourceShareArn: string): readonly Sibling[] {
  const app = sibling.scope.node.root as AppWithShares;
  const shares = app[DECLARED] ??= new Map();
  const key = shareKey(sibling.scope, resourceShareArn);
  const siblings = shares.get(key) ?? declaredByItself(resourceShareArn);
  shares.set(key, siblings);
  siblings.push(sibling);
  return siblings;
}

/** What the share's own resource declares, if it stands in the app: CloudFormation gives it to the share, whoever else adds to it. */
function declaredByItself(resourceShareArn: string): Sibling[] {
  const share = shareResource(resourceShareArn);
  const siblings = share ? [plainShare(share)] : [];
  share?.node.addValidation({ validate: () => report(share, [...conflictsOf(siblings[0], siblings), ...inlineLists(share)]) });
  return siblings;
}

/** What is wrong between a declaration and the others on its share. */
export function conflictsOf(sibling: Sibling, siblings: readonly Sibling[]): Finding[] {
  const others = siblings.filter(({ scope }) => scope !== sibling.scope);
  return [...declaredTwice(sibling, others), ...notAlone(sibling, others), ...takesAll(sibling), ...wrongTogether(sibling, siblings)];
}

/** What the other constructs bring to the share that one construct declares something about. */
export function elsewhere(sibling: Sibling, siblings: readonly Sibling[]): Pick<ShareFacts, 'serviceElsewhere' | 'sourcesElsewhere'> {
  const others = siblings.filter((other) => other !== sibling);
  return { serviceElsewhere: haveServicePrincipal(others, true), sourcesElsewhere: others.some(({ content }) => content.sources.length > 0) };
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
  const losing = others.filter(hasEntities);
  return !exclusive || losing.length === 0 ? [] : [{
    id: 'cdk-ram:exclusiveNotAlone',
    severity: 'error',
    message: `exclusive is true, so what ${losing.map(({ scope }) => scope.node.path).join(', ')} associates with the same share would be removed: `
      + 'declare everything in the exclusive construct, or leave exclusive out',
  }];
}

function takesAll({ exclusive, content }: Sibling): Finding[] {
  const empty = (['principals', 'resources'] as const).filter((kind) => content[kind].length === 0);
  return !exclusive || empty.length === 0 ? [] : [{
    id: 'cdk-ram:exclusiveWithoutContent',
    severity: 'warning',
    message: `exclusive is true and no ${empty.join(' and no ')} are declared, so all ${empty.join(' and ')} are removed from the share, `
      + 'whoever shared them: declare those that are to stay, or acknowledge this if none are',
  }];
}

/** A token means the same in the same stack only, so what is one can't be compared. */
function concrete(sibling: Sibling): string[] {
  return entities(sibling).map((entity) => settledText(entity, sibling.scope)).filter((entity) => !Token.isUnresolved(entity));
}

function hasEntities(sibling: Sibling): boolean {
  return entities(sibling).length > 0;
}

function entities({ content: { principals, sources, resources } }: Sibling): string[] {
  return [...[...principals, ...sources].map(({ value }) => value), ...resources.map(({ resourceArn }) => resourceArn)];
}
