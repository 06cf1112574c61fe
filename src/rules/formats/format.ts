import { ENTRY_OF_UNKNOWN_LIST, isUnknown } from '../token';

/** Says what is wrong with a value and what to write instead; undefined when it is right or not known yet. */
export type Format = (value: string) => string | undefined;

/** A value people often write instead of the right one, and what to tell them. */
export interface Mistake {
  readonly pattern: Pick<RegExp, 'exec'>;
  /** Follows the noun and the quoted value. */
  readonly advice: (match: RegExpExecArray) => string;
}

/** What a value must look like. */
export interface FormatOptions {
  /** What the value is, e.g. `account id`. */
  readonly noun: string;
  /** Tells right values. */
  readonly pattern: Pick<RegExp, 'test'>;
  /** What is allowed; follows the noun and the quoted value. */
  readonly expected: string;
  /** Tried in order before `expected`. */
  readonly mistakes?: Mistake[];
}

/** CloudFormation replaces these inside `Fn::Sub` only, so they are never right in a string of AWS CDK. */
const PSEUDO_PARAMETER: Mistake = {
  pattern: /\$\{AWS::\w+\}/,
  advice: ([parameter]) => `holds "${parameter}", which nothing replaces: use the tokens of Aws or Stack, such as Aws.REGION, Aws.ACCOUNT_ID, Aws.PARTITION`,
};

const ENTRY: Mistake = {
  pattern: ENTRY_OF_UNKNOWN_LIST,
  advice: () => 'is an entry of a list that is known at deployment only: take its entries with Fn.select(index, list)',
};

/** Right in no format. */
const NEVER_RIGHT = [ENTRY, PSEUDO_PARAMETER];

/** A format that lets values pass of which something is not known yet. */
export function format({ noun, pattern, expected, mistakes = [] }: FormatOptions): Format {
  return (value) => {
    // From callers without a type checker, and from "process.env.ACCOUNT!".
    if ([undefined, null].includes(value as never)) { return `${noun} ${value} ${expected} (is a variable not set?)`; }
    if (isUnknown(value)) { return undefined; }
    const neverRight = adviceOn(value, NEVER_RIGHT);
    if (neverRight === undefined && pattern.test(value)) { return undefined; }
    return `${noun} ${JSON.stringify(value)} ${neverRight ?? adviceOn(value, mistakes) ?? expected}`;
  };
}

/** The advice on the first mistake that the value shows. */
export function adviceOn(value: string, mistakes: readonly Mistake[]): string | undefined {
  for (const { pattern, advice } of mistakes) {
    const match = pattern.exec(value);
    if (match) { return advice(match); }
  }
  return undefined;
}
