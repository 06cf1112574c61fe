import { createHash } from 'node:crypto';

/** Makes a client token for a call. */
export type ClientTokens = (operation: string, input: object) => string;

/**
 * Tokens that are the same when a request is delivered again, and never the same in two requests.
 *
 * A call that is made once more within a request, because its effect was undone meanwhile, is a new one:
 * with the first one's token RAM would replay its answer and do nothing.
 */
export function clientTokens(requestId: string): ClientTokens {
  const rounds = new Map<string, number>();
  return (operation, input) => {
    const body = operation + JSON.stringify(input);
    const round = (rounds.get(body) ?? 0) + 1;
    rounds.set(body, round);
    const hash = createHash('sha256').update(`${requestId} ${round} ${body}`).digest('hex').slice(0, 32);
    // As a UUID, with dashes after 8, 12, 16 and 20 digits.
    return hash.replace(/(?<=^.{8}(.{4}){0,3})/g, '-');
  };
}
