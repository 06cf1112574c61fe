import type { Invocation } from '../../handler/support/invoke';
import type { Organization, RamSimulator, ShareHandle } from '../../simulator';
import { PartialRequest } from '../support/request';

/** Owns shares outside the organization of the account on the stage. */
export const OUTSIDER = '999999999999';
/** Owns shares inside of it. */
export const INSIDER = '555555555555';

/** Where one cell is played: an account that receives shares, and manages an organization as well. */
export interface Stage {
  readonly account: string;
  readonly organization: Organization;
  readonly simulator: RamSimulator;
  /** Tells its names from those of other stages. */
  readonly serial: number;
  readonly after: (ms: number, action: () => void) => void;
  readonly send: (request: PartialRequest) => Promise<Invocation>;
}

/** Where cells are played, one after the other. */
export interface Rig {
  /** How much later than on a machine without delays an answer may be. */
  readonly slackMs: number;
  readonly open: () => Stage;
}

/** The share of a name, if it is there. */
export function shareNamed({ simulator }: Stage, name: string): ShareHandle | undefined {
  return simulator.shares().find((share) => share.name === name);
}
