import { ScaledClock } from './clock';
import { Exports } from './exports';
import { EffectivePolicies } from './resources/iam';
import { ResourceType } from './resources/resource-type';
import { StackEvent } from './stack-event';

/** What all stacks have in common. */
export interface World {
  readonly clock: ScaledClock;
  readonly exports: Exports;
  readonly onEvent: (event: StackEvent) => void;
  typeOf(type: string): ResourceType;
  policiesOf(functionArn: string): EffectivePolicies;
}
