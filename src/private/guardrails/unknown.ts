const DYNAMIC_REFERENCE = /\{\{(resolve:(?:\$\{[^}]*\}|[^}])*)\}\}/g;

/** What only a deployment tells, as a text: without the characters that part an ARN, so that it stays one segment of it. */
export function unknown(name: string): string {
  return `\${${name.replace(/[:/]+/g, '.')}}`;
}

/** A text in which dynamic references, which CloudFormation resolves, stand as what they are: unknown. */
export function withoutDynamicReferences(text: string): string {
  return text.replace(DYNAMIC_REFERENCE, (_, reference: string) => unknown(reference));
}
