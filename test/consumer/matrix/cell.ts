import { Ending, MatrixFault, Strike } from './fault';
import { FAULTS } from './faults';
import { Play } from './play';
import { Scenario } from './scenario';
import { Rig } from './stage';
import { Event, EVENTS, Result } from '../../matrix/cell';
import type { Fault } from '../../simulator';

/** An operation under a fault during an event. */
export interface Cell extends Strike {
  readonly fault: MatrixFault;
  readonly ending: Ending;
}

/** The operations that an event needs when nothing goes wrong. */
export async function operationsOf(rig: Rig, scenario: Scenario, event: Event): Promise<string[]> {
  const play = new Play(rig.open(), scenario, event);
  const called = new Set<string>();
  const stop = play.stage.simulator.onCall(({ operation }) => called.add(operation));
  play.prepare();
  await play.run();
  stop();
  return [...called];
}

/** The cells of an event: the operations that it needs under the faults that can strike them. */
export async function cellsOf(rig: Rig, scenario: Scenario, event: Event): Promise<Cell[]> {
  const strikes = (await operationsOf(rig, scenario, event)).map((operation): Strike => ({ operation, scenario, event }));
  return strikes.flatMap((strike) => FAULTS
    .filter((fault) => fault.strikes(strike))
    .map((fault) => ({ ...strike, fault, ending: fault.ending(strike) })));
}

/** All cells. */
export async function allCellsOf(rig: Rig, scenarios: readonly Scenario[]): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const scenario of scenarios) {
    for (const event of EVENTS) { cells.push(...await cellsOf(rig, scenario, event)); }
  }
  return cells;
}

/** Plays one cell, and CloudFormation's rollback if it fails. */
export async function playCell(rig: Rig, { scenario, event, operation, fault, ending }: Cell): Promise<Result> {
  const play = new Play(rig.open(), scenario, event);
  const { stage } = play;
  const problems: string[] = [];
  let [struck, calls] = [false, 0];
  const stops = [stage.simulator.onCall((call) => {
    if (call.operation !== operation) { return; }
    calls++;
    struck ||= fault.unseen === true || call.fault !== undefined;
  })];
  play.prepare(fault.absentMs);
  const mend = fault.arrange?.({
    stage,
    operation: operation as Fault['operation'],
    target: play.target,
    onCall: (listener) => { stops.push(stage.simulator.onCall(listener)); },
  });
  const { answer: { Status: status, Reason: reason }, took } = await play.run();
  stage.simulator.faults.clear();
  stops.forEach((stop) => stop());
  mend?.();

  if (!struck) { problems.push('the fault did not strike'); }
  if (fault.final && calls > 1) { problems.push(`called ${calls} times`); }
  if (took > play.longestMs + rig.slackMs) { problems.push(`answered after ${Math.round(took / 1000)} s`); }
  if (ending instanceof RegExp ? status !== 'FAILED' || !ending.test(reason ?? '') : status !== 'SUCCESS') {
    problems.push(`${status} ${reason ?? ''}`);
  }
  problems.push(...status === 'SUCCESS' ? play.differences(ending) : await play.rollBack());
  return { status, reason, problems };
}
