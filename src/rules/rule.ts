import type { ShareFacts } from './facts';

/** Something wrong, or perhaps wrong, with a share. */
export interface Finding {
  /** Public: warnings are acknowledged by it. */
  readonly id: string;
  readonly severity: 'error' | 'warning';
  /** Quotes the value, says what is allowed and what to change. */
  readonly message: string;
}

/** One thing that can be wrong with a share. */
export interface Rule {
  readonly id: string;
  readonly check: (share: ShareFacts) => Finding[];
}

type Problems = (share: ShareFacts) => string[];

/** A rule on what RAM refuses whatever the circumstances. */
export function contradiction(name: string, problems: Problems): Rule {
  return rule(name, problems, 'error');
}

/** A rule on what may be right: in a way that synth can't know, or because AWS has come to allow it since it was documented. */
export function doubt(name: string, problems: Problems): Rule {
  return rule(name, problems, 'warning');
}

function rule(name: string, problems: Problems, severity: Finding['severity']): Rule {
  const id = `cdk-ram:${name}`;
  return { id, check: (share) => problems(share).map((message) => ({ id, severity, message })) };
}
