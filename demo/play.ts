import { AssociationHistory } from './association-history';
import { seconds } from './names';
import { Output, paintState, Style, styleOf } from './output';
import { withProgress } from './progress';
import { associationsOverTime, endState, Performance, ramCalls, requests } from './report';
import { Step, steps } from './steps';
import { createWorld, World } from './world';
import { ScaledClock, StackEvent } from '../test/driver';

/** Plays all steps and writes what happens. Says whether each ended as it should. */
export async function play(output: Output, clock: ScaledClock = new ScaledClock()): Promise<boolean> {
  const style = styleOf(output);
  let last: StackEvent | undefined;
  const world = await createWorld(clock, event => last = event);
  const describe = () => last ? `${last.logicalId} ${last.status}` : '';
  try {
    let asExpected = true;
    for (const [index, step] of steps.entries()) {
      writeLines(output, ['', style.bold(`${index + 1}  ${step.title}`), ...step.story.map(line => `   ${style.dim(line)}`), '']);
      const performance = await perform(world, step, async (work, moving) => withProgress(output, style, () => `${describe()} ${moving()}`, work));
      writeLines(output, tell(world, performance, style));
      asExpected &&= performance.result.status === step.expected && world.driver.responses.violations.length === 0;
    }
    return asExpected;
  } finally {
    await world.close();
  }
}

type Watch = <T>(work: Promise<T>, moving: () => string) => Promise<T>;

async function perform(world: World, step: Step, watch: Watch): Promise<Performance> {
  const { simulator, driver, stack, clock } = world;
  step.prepare?.(world);
  const history = new AssociationHistory(simulator, clock);
  const firstExchange = driver.customResources.exchanges.length;
  simulator.clearCalls();
  history.start();
  const started = clock.now();
  const work = step.choices ? stack.deploy(world.synthesize(step.choices)) : stack.delete();
  const result = await watch(work, () => [...history.moving()].map(([status, count]) => `${count} ${status}`).join(', '));
  return {
    started,
    ended: clock.now(),
    result,
    exchanges: driver.customResources.exchanges.slice(firstExchange),
    calls: [...simulator.calls],
    associations: history.stop(),
  };
}

function tell({ simulator }: World, performance: Performance, style: Style): string[] {
  const { result, started, ended, calls } = performance;
  const sections: [string, string[]][] = [
    ['What CloudFormation asks for', requests(performance, style)],
    ['Associations over time', associationsOverTime(performance, style)],
    [`RAM calls: ${calls.length}`, ramCalls(performance, simulator, style)],
    [`End state: ${paintState(style, result.status)} after ${seconds(ended - started).trim()}`, endState(performance, style)],
  ];
  return sections.flatMap(([title, lines]) => [`   ${style.bold(title)}`, ...lines.map(line => `     ${line}`), '']);
}

function writeLines(output: Output, lines: string[]): void {
  output.write(lines.map(line => `${line}\n`).join(''));
}
