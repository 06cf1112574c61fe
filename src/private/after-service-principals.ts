import { Stack } from 'aws-cdk-lib';
import { Dependable } from 'constructs';
import type { IConstruct, IDependable } from 'constructs';
import { haveServicePrincipal } from './siblings';
import type { Sibling } from './siblings';

/**
 * Has the resources of a construct come after the service principals that other constructs of its stack declare on the same share, and go before them:
 * RAM may take a service principal only while the share has no resources, and CloudFormation would make both at the same time.
 */
export function comeAfterServicePrincipals(own: Sibling, siblings: readonly Sibling[]): void {
  const others: IDependable = {};
  Dependable.implement(others, {
    get dependencyRoots() {
      return own.content.resources.length === 0 || haveServicePrincipal([own], false) ? [] : siblings
        .filter((sibling) => haveServicePrincipal([sibling], false) && Stack.of(sibling.scope) === Stack.of(own.scope))
        .map(({ scope }) => scope)
        .filter((scope) => !dependsOn(scope, own.scope));
    },
  });
  own.scope.node.addDependency(others);
}

/** The order that the app itself asks for comes first. */
function dependsOn(construct: IConstruct, other: IConstruct): boolean {
  return construct.node.dependencies.some((dependency) => other.node.scopes.includes(dependency));
}
