/** A short name for an account, an ARN or a service principal: what tells it from the others. */
export function shortName(entity: string): string {
  return entity.startsWith('arn:') ? entity.slice(entity.lastIndexOf('/') + 1) : entity;
}

/** Seconds with one decimal, for a column. */
export function seconds(milliseconds: number): string {
  return `${(Math.max(0, milliseconds) / 1000).toFixed(1)} s`.padStart(6);
}
