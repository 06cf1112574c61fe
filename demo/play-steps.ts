import { Output, Style, styleOf } from './output';
import { perform, Performance } from './performance';
import { withProgress } from './progress';
import { Stage } from './stage';

/** What every step of a demo says about itself. */
export interface Titled {
  readonly title: string;
  readonly story: string[];
}

/** A heading with the lines below it. */
export type Section = [title: string, lines: string[]];

/** How the steps of a demo are carried out, told and judged. */
export interface Script<Step extends Titled, Result> {
  readonly steps: Step[];
  /** What happens before, outside of what is told. */
  prepare?(step: Step): void;
  carryOut(step: Step): Promise<Result>;
  tell(performance: Performance<Result>, step: Step, style: Style): Section[];
  isAsExpected(performance: Performance<Result>, step: Step): boolean;
}

/** Plays all steps and writes what happens. Says whether each ended as it should, and with well-formed answers of all custom resources. */
export async function playSteps<Step extends Titled, Result>(output: Output, stage: Stage, script: Script<Step, Result>): Promise<boolean> {
  const style = styleOf(output);
  let asExpected = true;
  for (const [index, step] of script.steps.entries()) {
    writeLines(output, ['', style.bold(`${index + 1}  ${step.title}`), ...step.story.map(line => `   ${style.dim(line)}`), '']);
    script.prepare?.(step);
    const performance = await perform(stage, async () => script.carryOut(step), async (work, moving) =>
      withProgress(output, style, () => `${stage.latest()} ${moving()}`, work));
    writeLines(output, script.tell(performance, step, style)
      .flatMap(([title, lines]) => [`   ${style.bold(title)}`, ...lines.map(line => `     ${line}`), '']));
    asExpected &&= script.isAsExpected(performance, step) && stage.driver.responses.violations.length === 0;
  }
  return asExpected;
}

function writeLines(output: Output, lines: string[]): void {
  output.write(lines.map(line => `${line}\n`).join(''));
}
