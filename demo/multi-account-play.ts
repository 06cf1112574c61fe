import { accountsCalls, expectations, ids, stacks } from './multi-account-report';
import { idsOf, MultiAccountStep, steps } from './multi-account-steps';
import { createMultiAccountWorld, MultiAccountWorld, Results } from './multi-account-world';
import { Output, Style } from './output';
import { Performance } from './performance';
import { playSteps, Section } from './play-steps';
import { associationsOverTime } from './report';
import { ScaledClock } from '../test/driver';

/** Plays all steps and writes what happens, in fast motion. Says whether each ended as it should. */
export async function play(output: Output, clock: ScaledClock = new ScaledClock(10)): Promise<boolean> {
  const world = await createMultiAccountWorld(clock);
  try {
    return await playSteps(output, world, {
      steps,
      carryOut: async ({ choices }) => choices ? world.deploy(choices) : world.delete(),
      tell: (performance, step, style) => tell(world, performance, step, style),
      isAsExpected: (performance, step) => step.expect(world, performance).every(({ holds }) => holds),
    });
  } finally {
    await world.close();
  }
}

function tell(world: MultiAccountWorld, performance: Performance<Results>, step: MultiAccountStep, style: Style): Section[] {
  const sections: Section[] = [
    ['Stacks', stacks(performance, style)],
    [`RAM calls: ${performance.calls.length}`, accountsCalls(performance, world.simulator, style)],
    ['Associations over time', associationsOverTime(performance, style)],
    ['What the consumers got', ids(step.choices?.withPartner ? idsOf(world, performance.result) : [], style)],
    ['Is it as expected?', expectations(step.expect(world, performance), style)],
  ];
  return sections.filter(([, lines]) => lines.length > 0);
}
