import { hash } from 'node:crypto';

/** Makes a client token for a call. */
export type ClientTokens = (operation: string, input: object) => string;

/**
 * Tokens that are the same when a request is delivered again, and never the same in two requests.
 *
 * A call that is made once more within a request, because its effect was undone meanwhile, is a new one:
 * with the first one's token RAM would replay its answer and do nothing.
 */
export function clientTokens(requestId: string): ClientTokens {
  const rounds: Record<string, number> = {};
  return (operation, input) => {
    const body = operation + JSON.stringify(input);
    const round = rounds[body] = (rounds[body] ?? 0) + 1;
    // As many digits as a UUID has. RAM takes other texts, too.
    return hash('sha256', `${requestId} ${round} ${body}`).slice(0, 32);
  };
}
