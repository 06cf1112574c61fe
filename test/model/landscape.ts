import { OWNER, SERVICE, SERVICE_2 } from '../handler/support/world';

export { OWNER };

/** What a construct declares. */
export interface Declaration {
  readonly principals: readonly string[];
  readonly resourceArns: readonly string[];
  readonly sources: readonly string[];
}

/** Nothing declared. */
export const NOTHING: Declaration = { principals: [], resourceArns: [], sources: [] };

/** A construct's place, in a stack of its own: where it may put what. No two constructs have an entity in common. */
export interface Plot {
  readonly name: string;
  /** Shares that it may be on, by number. */
  readonly shares: readonly number[];
  readonly principals: readonly string[];
  readonly services: readonly string[];
  readonly resourceArns: readonly string[];
  readonly sources: readonly string[];
  /** Whether it may want to have the share for itself alone. */
  readonly exclusive: boolean;
}

const account = (n: number) => String(n).repeat(12).slice(0, 12);
const numbered = (n: number) => String(n).padStart(12, '0');

/** Accounts of the organization; all others are outside. */
export const MEMBERS = [21, 22, 31, 32, 41, 42, 51, 52, 61, 62].map(account);
const unknownUnit = 'arn:aws:organizations::000000000000:ou/o-abcdefghij/ou-abcd-12345678';

/** Principals that RAM refuses: malformed, or not in the organization. */
export const REFUSED = ['o-abcdefghij', unknownUnit];

export const gateway = (n: number) => `arn:aws:ec2:us-east-1:${OWNER}:transit-gateway/tgw-${String(n).padStart(17, '0')}`;
const authority = (n: number) => `arn:aws:acm-pca:us-east-1:${OWNER}:certificate-authority/00000000-0000-0000-0000-${numbered(n)}`;
const range = <T>(length: number, make: (n: number) => T) => Array.from({ length }, (_, n) => make(n));

const networkPlot = (name: string, first: number, shares: number[], exclusive = false): Plot => ({
  name,
  shares,
  principals: [account(10 * first + 1), account(10 * first + 2), account(90 + first)],
  services: [],
  resourceArns: range(3, (n) => gateway(10 * first + n)),
  sources: [],
  exclusive,
});

const servicesPlot = (name: string, shares: number[], exclusive = false): Plot => ({
  name,
  shares,
  principals: [account(61), account(96)],
  services: [SERVICE, SERVICE_2],
  resourceArns: range(3, authority),
  sources: [account(61), account(62), account(71)],
  exclusive,
});

/** Constructs side by side on two shares, and one whose principals may be services; and one of each sort that is alone on its share and may be exclusive. */
export const PLOTS: readonly Plot[] = [
  networkPlot('one', 2, [0, 1]),
  networkPlot('two', 3, [0, 1]),
  networkPlot('three', 4, [0, 1]),
  networkPlot('exclusive', 5, [2], true),
  servicesPlot('services', [3, 4]),
  servicesPlot('exclusive-services', [5], true),
];

/** How many shares there are. */
export const SHARES = 6;

/** What others put on a share for service principals, and nobody declares. */
export const SERVED = { sources: [account(22)], resourceArns: [authority(801)] };

/** What others put on another share and nobody declares; they also put there what a construct may declare later. */
export const FOREIGN = { principals: [account(81), account(82)], resourceArns: [gateway(801), gateway(802)] };

/** Shares that others put something on. */
export const OPEN_SHARES = [0, 1, 2];
