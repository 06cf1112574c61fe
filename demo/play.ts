import { seconds } from './names';
import { Output, paintState, Style } from './output';
import { Performance } from './performance';
import { playSteps, Section } from './play-steps';
import { associationsOverTime, endState, ramCalls, requests } from './report';
import { steps } from './steps';
import { createWorld, World } from './world';
import { ScaledClock, StackResult } from '../test/driver';

/** Plays all steps and writes what happens. Says whether each ended as it should. */
export async function play(output: Output, clock: ScaledClock = new ScaledClock()): Promise<boolean> {
  const world = await createWorld(clock);
  try {
    return await playSteps(output, world, {
      steps,
      prepare: step => step.prepare?.(world),
      carryOut: async ({ choices }) => choices ? world.stack.deploy(world.synthesize(choices)) : world.stack.delete(),
      tell: (performance, _, style) => tell(world, performance, style),
      isAsExpected: ({ result }, { expected }) => result.status === expected,
    });
  } finally {
    await world.close();
  }
}

function tell({ simulator }: World, performance: Performance<StackResult>, style: Style): Section[] {
  const { result, started, ended, calls } = performance;
  return [
    ['What CloudFormation asks for', requests(performance, style)],
    ['Associations over time', associationsOverTime(performance, style)],
    [`RAM calls: ${calls.length}`, ramCalls(performance, simulator, style)],
    [`End state: ${paintState(style, result.status)} after ${seconds(ended - started).trim()}`, endState(performance, style)],
  ];
}
