import { Lazy } from 'aws-cdk-lib';
import type { IResolvable, IResolveContext } from 'aws-cdk-lib';

/**
 * A list for the template that depends on what is in it and not on the order of the code: each value once, in a fixed order.
 *
 * Values are compared as they will stand in the template, because the text of a token changes with the order in which tokens are made.
 * Rendered at synthesis; an empty list is left out.
 */
export function stableList(values: () => string[]): IResolvable {
  return Lazy.uncachedAny({
    produce: (context: IResolveContext) => stable(values(), (value) => context.resolve(value)),
  }, { omitEmptyArray: true });
}

/** Each value once, ordered by its rendered form. */
export function stable(values: string[], render: (value: string) => unknown): string[] {
  const byText = new Map<string, string>();
  for (const value of values) {
    byText.set(JSON.stringify(render(value)), value);
  }
  return [...byText.keys()].sort().map((text) => byText.get(text)!);
}

/** Values in the order of their rendered form. */
export function ordered(values: string[], render: (value: string) => unknown): string[] {
  const rendered = values.map((value) => ({ value, text: JSON.stringify(render(value)) }));
  return rendered.sort((a, b) => a.text < b.text ? -1 : 1).map(({ value }) => value);
}
