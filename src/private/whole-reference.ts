import { Reference, Tokenization } from 'aws-cdk-lib';

/** What the whole of a text refers to. */
export function wholeReference(text: string): Reference | undefined {
  const { length, tokens: [token] } = Tokenization.reverseString(text);
  return length === 1 && Reference.isReference(token) ? token : undefined;
}
