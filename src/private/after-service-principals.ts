import { CfnResource, Stack } from 'aws-cdk-lib';
import { Dependable } from 'constructs';
import type { IConstruct, IDependable } from 'constructs';
import { haveServicePrincipal } from './have-service';
import type { Sibling } from './siblings';

/**
 * Has the resources of a construct come after the service principals that other constructs of its stack declare on the same share, and go before them:
 * RAM may take a service principal only while the share has no resources, and CloudFormation would make both at the same time.
 */
export function comeAfterServicePrincipals(own: Sibling, siblings: readonly Sibling[]): void {
  const { scope, content } = own;
  const others: IDependable = {};
  let isAsked = false;
  Dependable.implement(others, {
    get dependencyRoots() {
      // To see what others wait for is to ask them the same.
      if (isAsked || content.resources.length === 0) { return []; }
      isAsked = true;
      const roots = siblings
        .filter((sibling) => comesFirst(sibling, own) && Stack.of(sibling.scope) === Stack.of(scope))
        .map((sibling) => sibling.scope)
        .filter((construct) => !waitsFor(construct, scope));
      isAsked = false;
      return roots;
    },
  });
  scope.node.addDependency(others);
}

/** Whether a service principal of one construct has to be there before the resources of another one, which may bring a service principal itself. */
function comesFirst(one: Sibling, other: Sibling): boolean {
  return one.scope !== other.scope && haveServicePrincipal([one], false)
    && (one.content.resources.length === 0 || !haveServicePrincipal([other], false));
}

/** Whether a construct waits for another one, also by way of others: the order that the app itself asks for comes first. */
function waitsFor(construct: IConstruct, other: IConstruct, seen = new Set<IConstruct>()): boolean {
  if (seen.has(construct)) { return false; }
  seen.add(construct);
  return [...construct.node.scopes, ...construct.node.findAll()].flatMap(dependenciesOf).some((dependency) =>
    dependency.node.scopes.includes(other) || other.node.scopes.includes(dependency) || waitsFor(dependency, other, seen));
}

function dependenciesOf(construct: IConstruct): IConstruct[] {
  const resources = CfnResource.isCfnResource(construct) ? construct.obtainDependencies().filter(CfnResource.isCfnResource) : [];
  return [...construct.node.dependencies, ...resources];
}
