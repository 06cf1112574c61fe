import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ShareSelector } from '../handler/consumer-protocol';

const ACCEPTERS = Symbol.for('cdk-ram.Accepters');

interface AppWithAccepters extends IConstruct {
  [ACCEPTERS]?: Map<string, IConstruct>;
}

/**
 * Fails at synthesis if the share has an accepter in the same account and Region already.
 *
 * An account is on a share or it is not: of two accepters, the one that accepted takes it off for both when it goes. Looked at when everything
 * is known, because the name of a share may still change.
 */
export function requireOneAccepter(scope: IConstruct, selector: ShareSelector): void {
  const app = scope.node.root as AppWithAccepters;
  const accepters = app[ACCEPTERS] ??= new Map();
  scope.node.addValidation({
    validate: () => {
      const share: ShareSelector = Stack.of(scope).resolve(selector);
      const key = JSON.stringify([placeOf(scope, share), share]);
      const first = accepters.get(key) ?? scope;
      accepters.set(key, first);
      return first === scope ? [] : [`the share ${JSON.stringify(share.ResourceShareArn ?? share.Name)} is accepted by ${JSON.stringify(first.node.path)} already, `
        + 'and the one of the two that accepts takes the account off it for both when it goes: accept it once, and use ReceivedResourceShare everywhere else'];
    },
  });
}

/** Where shares can be compared: in an account and Region, or in one stack if it alone knows what it means. */
function placeOf(scope: IConstruct, share: ShareSelector): unknown {
  const { account, region, node } = Stack.of(scope);
  const isKnown = ![account, region].some((value) => Token.isUnresolved(value)) && Object.values(share).every((value) => typeof value === 'string');
  return isKnown ? [account, region] : node.path;
}
