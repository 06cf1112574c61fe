import type { ResourceShareInvitation } from '@aws-sdk/client-ram';
import { seconds, shortName } from './names';
import { paintState, Style, table } from './output';
import { Seen } from './performance';
import { RamSimulator, RecordedCall } from '../test/simulator';

const lists = ['Principals', 'Sources', 'ResourceArns'];

/** What CloudFormation asked of the shares' custom resources, as differences, and what they answered. */
export function requests({ exchanges }: Seen, style: Style): string[] {
  return exchanges.flatMap(({ event, answer, failure }) => {
    const { RequestType: type, ResourceProperties: now, OldResourceProperties: before } = event;
    const differences = lists.flatMap(name => {
      const after = type === 'Delete' ? [] : entitiesOf(now[name]);
      const earlier = entitiesOf(type === 'Delete' ? now[name] : before?.[name]);
      return [
        ...after.filter(entity => !earlier.includes(entity)).map(entity => style.good(`+ ${shortName(entity)}`)),
        ...earlier.filter(entity => !after.includes(entity)).map(entity => style.bad(`- ${shortName(entity)}`)),
      ];
    });
    const outcome = failure ?? (answer?.Status === 'FAILED' ? answer.Reason : undefined);
    return [
      `${style.bold(type)} ${event.LogicalResourceId.replace(/[0-9A-F]{8}$/, '')}: ${differences.join('  ') || style.dim('nothing to do')}`,
      ...(outcome ? [`  ${style.bad('FAILED')} ${outcome}`] : []),
    ];
  });
}

/** The states of each association that moved, with the time at which it got there. */
export function associationsOverTime({ associations, started }: Seen, style: Style): string[] {
  const moved = associations.filter(({ states }) => states.length > 1 || states[0].time > started);
  return table(moved.map(({ share, kind, entity, states }) => [
    share,
    style.dim(kind),
    shortName(entity),
    ...states.map(({ time, status }) => `${time <= started ? style.dim('before') : style.dim(seconds(time - started))}  ${paintState(style, status)}`),
  ]));
}

/** The calls that change something one by one, those that read by number. */
export function ramCalls({ calls, started }: Seen, simulator: RamSimulator, style: Style): string[] {
  const names = new Map(simulator.shares().map(share => [share.arn, share.name]));
  const reads = new Map<string, number>();
  const changes: string[][] = [];
  for (const call of calls) {
    if (/^(Get|List)/.test(call.operation)) {
      reads.set(call.operation, (reads.get(call.operation) ?? 0) + 1);
    } else {
      const share = names.get(String(call.input.resourceShareArn)) ?? invitedTo(call) ?? String(call.input.name ?? '');
      changes.push([style.dim(seconds(call.time - started)), call.operation, share, entitiesIn(call).join(', '), call.error ? style.bad(call.error) : '']);
    }
  }
  return [...table(changes), [...reads].map(([operation, count]) => `${count} x ${operation}`).join(', ')];
}

/** What is associated in the end. */
export function endState({ associations }: Seen, style: Style): string[] {
  const rows = associations.flatMap(({ share, kind, entity, external, states }) => {
    const { status } = states[states.length - 1];
    const remark = external && status === 'ASSOCIATING' ? style.dim('invited, has to accept') : '';
    return status === 'DISASSOCIATED' ? [] : [[share, style.dim(kind), shortName(entity), paintState(style, status), remark]];
  });
  return rows.length > 0 ? table(rows) : [style.dim('nothing is shared')];
}

function entitiesIn({ input }: RecordedCall): string[] {
  return [input.principals, input.sources, input.resourceArns].flatMap(list => entitiesOf(list)).map(shortName);
}

function invitedTo({ output }: RecordedCall): string | undefined {
  return (output?.resourceShareInvitation as ResourceShareInvitation | undefined)?.resourceShareName;
}

function entitiesOf(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String) : [];
}
