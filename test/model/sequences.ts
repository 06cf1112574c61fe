import { ModelRun, runModel } from './run';

/** Sequences of one seed; a failure is found again by its seed alone. */
export const SEQUENCES_PER_SEED = 50;

/** Hears of each seed that is done. */
export type Progress = (seed: number, steps: number) => void;

/** Runs the model from a seed on, seed by seed, until it has made so many steps or breaks a rule. */
export async function runSteps(
  steps: number, firstSeed: number, progress: Progress = () => undefined,
): Promise<ModelRun & { readonly seed: number }> {
  let done = 0;
  for (let seed = firstSeed; ; seed++) {
    const run = await runModel(seed, SEQUENCES_PER_SEED);
    done += run.steps;
    progress(seed, done);
    if (run.failure || done >= steps) { return { seed, steps: done, failure: run.failure }; }
  }
}
