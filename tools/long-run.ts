// Plays the model of the association handler for a long time: tsx tools/long-run.ts <steps> [seed]
// A process works through the seeds from the given one on; several processes take seeds far apart.
import { runSteps } from '../test/model/sequences';

const [steps = '1000000', firstSeed = '1'] = process.argv.slice(2);

const started = Date.now();
let reported = started;

async function main(): Promise<void> {
  const { seed, steps: done, failure } = await runSteps(Number(steps), Number(firstSeed), (current, sofar) => {
    if (Date.now() - reported < 10_000) { return; }
    reported = Date.now();
    console.log(`seed ${current}: ${describe(sofar)}`);
  });
  console.log(`seeds ${firstSeed} to ${seed}: ${describe(done)}`);
  if (failure) {
    console.log(`seed ${seed} breaks a rule:\n${failure}`);
    process.exitCode = 1;
  }
}

function describe(done: number): string {
  return `${done} of ${steps} steps, ${Math.round(done * 1000 / (Date.now() - started))} steps/s`;
}

void main();
