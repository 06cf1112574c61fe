import { createHash } from 'crypto';

/** Eight characters that stand for a value, fit for a logical id. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8).toUpperCase();
}
