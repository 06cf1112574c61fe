import { ReceivedId } from './multi-account-ids';
import { Expectation } from './multi-account-steps';
import { names, participants, Results } from './multi-account-world';
import { seconds } from './names';
import { paintState, Style, table } from './output';
import { Performance, Seen } from './performance';
import { ramCalls } from './report';
import { RamSimulator } from '../test/simulator';

/** The state of each stack, with the reason of what failed. */
export function stacks({ result, started }: Performance<Results>, style: Style): string[] {
  const rows = [...result].map(([name, { status, events }]) => [
    style.bold(name),
    style.dim(participants[name as keyof typeof participants].account),
    style.dim(events.length > 0 ? seconds(events[events.length - 1].time - started) : ' as is'),
    paintState(style, status),
  ]);
  const reasons = [...result.values()].map(({ reason }) => reason ? [`  ${style.bad('FAILED')} ${reason}`] : []);
  return table(rows).flatMap((line, index) => [line, ...reasons[index]]);
}

/** The calls of each account: those that change something one by one, those that read by number. */
export function accountsCalls(seen: Seen, simulator: RamSimulator, style: Style): string[] {
  if (seen.calls.length === 0) return [style.dim('none')];
  return names.flatMap(name => {
    const { account } = participants[name];
    const calls = seen.calls.filter(call => call.account === account);
    if (calls.length === 0) return [];
    const lines = ramCalls({ ...seen, calls }, simulator, style).filter(line => line);
    return [`${style.bold(name)} ${style.dim(account)}`, ...lines.map(line => `  ${line}`)];
  });
}

/** The ids that consumers got, where they come from and what uses them. */
export function ids(received: ReceivedId[], style: Style): string[] {
  return table(received.map(({ consumer, output, id, origin, users }) => [
    style.bold(consumer),
    output,
    id,
    origin ? `${style.dim('is')} ${origin} ${style.dim('of Network')}` : style.bad('unknown'),
    users.length > 0 ? `${style.dim('used by')} ${users.join(', ')}` : '',
  ]));
}

/** Whether everything is as it has to be. */
export function expectations(all: Expectation[], style: Style): string[] {
  return all.map(({ claim, holds }) => `${holds ? style.good('yes') : style.bad('NO ')}  ${claim}`);
}
