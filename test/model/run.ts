import * as fc from 'fast-check';
import { commands } from './commands';
import { Model, System } from './model';
import { settings } from './settings';

/** What a run of the model came to. */
export interface ModelRun {
  readonly steps: number;
  /** The minimal sequence that breaks a rule, and the seed that leads to it. */
  readonly failure?: string;
}

/** Runs so many sequences of commands from a seed. */
export async function runModel(seed: number, sequences: number): Promise<ModelRun> {
  let steps = 0;
  // Errors are part of the play, and nobody reads where each came from: it takes much of the time.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const property = fc.asyncProperty(settings, commands, async (how, sequence) => {
    const system = new System(how);
    const setup = () => ({ model: { touched: [] } as Model, real: system });
    try {
      await system.stage.time.run(fc.asyncModelRun(setup, sequence));
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${system.stage.describeTrace()}`);
    } finally {
      steps += system.steps;
    }
  });
  const result = await fc.check(property, { seed, numRuns: sequences });
  Error.stackTraceLimit = stackTraceLimit;
  return { steps, failure: result.failed ? `${fc.defaultReportMessage(result)}\n${String(result.errorInstance)}` : undefined };
}
