import { CommonProperties } from './request';

/** Whether properties that an event of a stack tells, as JSON, are those of a request; if it doesn't tell them, they aren't. */
export function declares(told: string | undefined, properties: CommonProperties): boolean {
  try {
    return canonical(JSON.parse(told!)) === canonical(properties);
  } catch {
    return false;
  }
}

/** The same text for the same properties: names may come in another order, and scalars as strings. What is for CloudFormation itself isn't compared. */
function canonical({ ServiceToken, ServiceTimeout, ...properties }: CommonProperties): string {
  return JSON.stringify(sorted(properties));
}

function sorted(value: unknown): unknown {
  return value instanceof Object ? Object.entries(value).sort().map(([name, entry]) => [name, sorted(entry)]) : String(value);
}
