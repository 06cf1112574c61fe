import { shareableTypes } from '../catalogue/catalogue';

/** The known AWS managed permission whose name resembles a name most. */
export function nearest(name: string): string {
  const names = shareableTypes().flatMap((type) => type.managedPermissions.map((permission) => permission.name));
  const pairs = pairsOf(name);
  return names.reduce((best, candidate) => likeness(pairs, pairsOf(candidate)) > likeness(pairs, pairsOf(best)) ? candidate : best);
}

/** How much two sets of letter pairs have in common, from 0 to 1. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((pair) => other.has(pair)).length;
  return 2 * common / (one.size + other.size);
}

function pairsOf(name: string): Set<string> {
  const letters = name.toLowerCase();
  return new Set(Array.from({ length: letters.length - 1 }, (_, index) => letters.slice(index, index + 2)));
}
