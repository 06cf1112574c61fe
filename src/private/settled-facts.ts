import type { IConstruct } from 'constructs';
import { settledText } from './settled-text';
import type { PrincipalFacts, ShareFacts } from '../rules/facts';

/**
 * What is known of a share when nothing can be added any more: what a `Lazy` produces, or a function of CloudFormation that CDK works out itself, is
 * a plain text then, to which the rules apply as to others.
 */
export function settled(facts: ShareFacts, scope: IConstruct): ShareFacts {
  const text = (value: string) => settledText(value, scope);
  const withArn = <T extends { readonly arn: string }>(entry: T): T => {
    const arn = text(entry.arn);
    // A copy would ask for properties that are costly to get.
    return arn === entry.arn ? entry : { ...entry, arn };
  };
  return {
    ...facts,
    name: facts.name === undefined ? undefined : text(facts.name),
    principals: facts.principals.map((principal) => settledPrincipal(principal, text(principal.value))),
    resources: facts.resources.map(withArn),
    sources: facts.sources.map(text),
    permissions: facts.permissions.map(withArn),
  };
}

/** The value tells the kind better than its author, who may not have known it. */
function settledPrincipal(principal: PrincipalFacts, value: string): PrincipalFacts {
  return value === principal.value ? principal : { value };
}
