import { CloudFormation } from './cloudformation';
import { PLOTS } from './landscape';
import { Settings } from './settings';
import { Stage } from './stage';

/** The system under test: RAM, the function, and a CloudFormation for each construct that holds them to the rules. */
export class System {
  public readonly stage: Stage;
  public readonly constructs: CloudFormation[];
  /** How many commands were run. */
  public steps = 0;

  constructor(settings: Settings) {
    this.stage = new Stage(settings);
    this.constructs = PLOTS.map((plot) => new CloudFormation(this.stage, plot));
  }
}

/** What decides on whether a command makes sense now. */
export interface Model {
  /** Whether each construct, by its number, has been deployed at some time. */
  readonly touched: boolean[];
}
