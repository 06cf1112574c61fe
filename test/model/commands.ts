import * as fc from 'fast-check';
import { Course } from './cloudformation';
import { callFromConsole } from './console';
import { CALM, incident, Incident } from './incident';
import { FOREIGN, OPEN_SHARES, OWNER, Plot, PLOTS, REFUSED, SERVED, SHARES } from './landscape';
import { Model, System } from './model';
import { KINDS, rows, TYPES } from './share-view';
import { Placed } from './verdict';
import { isServicePrincipal } from '../../src/handler/batches';

type Command = fc.AsyncCommand<Model, System>;

/** A command that is printed with what it was made from. */
function command<T>(name: string, value: T, run: (system: System, value: T) => Promise<void> | void, plot?: number): Command {
  return {
    check: ({ touched }) => plot === undefined || touched[plot] || name === 'deploy' || name === 'crowd' || name === 'never created',
    run: async (model, system) => {
      if (plot !== undefined) { model.touched[plot] = true; }
      system.steps++;
      await run(system, value);
    },
    toString: () => `${name} ${JSON.stringify(value)}`,
  };
}

/** A value once in so many times, and nothing otherwise. */
const onceIn = <T>(times: number, arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const plotNumber = fc.nat(PLOTS.length - 1);
const shareNumber = fc.nat(SHARES - 1);
const openShare = fc.constantFrom(...OPEN_SHARES);

const declaration = (plot: Plot) => fc.record({
  service: fc.boolean(),
  principals: fc.subarray([...plot.principals]),
  services: fc.subarray([...plot.services]),
  resourceArns: fc.subarray([...plot.resourceArns]),
  sources: fc.subarray([...plot.sources]),
  refused: onceIn(8, fc.constantFrom(...REFUSED.slice(0, plot.services.length ? 1 : undefined))),
}).map(({ service, principals, services, resourceArns, sources, refused }) => {
  const asService = service && services.length > 0;
  return {
    principals: [...asService ? services : principals, ...refused === undefined ? [] : [refused]],
    resourceArns,
    sources: asService ? sources : [],
  };
});

const placed = (plot: Plot): fc.Arbitrary<Placed> => fc.record({
  share: fc.constantFrom(...plot.shares), declared: declaration(plot), exclusive: plot.exclusive ? fc.boolean() : fc.constant(false),
});

const cancellation = fc.record({
  cancelAfterMs: fc.oneof(fc.integer({ min: 100, max: 2_000 }), fc.integer({ min: 500, max: 200_000 })),
  underWayMs: fc.constantFrom(0, 500, 9_000),
  hasty: fc.boolean(),
});

const copy = fc.record({ age: fc.nat(5), isCold: fc.boolean(), isBefore: fc.boolean() });

const lasting = (of: Incident): Incident => ({ ...of, lifetimeMs: Math.max(60_000, of.lifetimeMs) });

const course: fc.Arbitrary<Course> = fc.record({
  incident,
  rollbackIncident: fc.oneof({ weight: 3, arbitrary: fc.constant(CALM) }, { weight: 1, arbitrary: incident }),
  siblingFails: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  retried: fc.boolean(),
  withStack: fc.boolean(),
  cancelled: onceIn(4, cancellation),
  copy: onceIn(6, copy),
}).map(({ cancelled, ...how }) => ({
  ...how,
  ...cancelled,
  // A function has at least a minute; with less, it has no time to ask twice where it stands.
  incident: cancelled ? lasting(how.incident) : how.incident,
  rollbackIncident: lasting(how.rollbackIncident),
}));

const CALM_COURSE: Course = { incident: CALM, rollbackIncident: CALM, siblingFails: false, retried: false };

const deploy = plotNumber.chain((n) => fc.tuple(placed(PLOTS[n]), course).map(([next, how]) =>
  command('deploy', [PLOTS[n].name, next, how] as const, ({ constructs }) => constructs[n].deploy(next, how), n)));

/** Two constructs of one share in the same deployment. */
const deployTwo = fc.tuple(placed(PLOTS[0]), placed(PLOTS[1])).map(([one, other]) =>
  command('deploy two', [one, other] as const, async ({ constructs }) => {
    await Promise.all([constructs[0].deploy(one, CALM_COURSE), constructs[1].deploy(other, CALM_COURSE)]);
  }));

const remove = fc.tuple(plotNumber, incident).map(([n, how]: [number, Incident]) =>
  command('delete', [PLOTS[n].name, how] as const, ({ constructs }) => constructs[n].delete(how), n));

const neverCreated = plotNumber.chain((n) => placed(PLOTS[n]).map(({ share, declared }) =>
  command('never created', [PLOTS[n].name, share, declared] as const, ({ constructs }) => constructs[n].deleteNeverCreated(share, declared), n)));

const redeliver = fc.tuple(plotNumber, fc.nat(5)).map(([n, age]) =>
  command('redeliver', [PLOTS[n].name, age] as const, ({ constructs }) => constructs[n].redeliver(age), n));

const coldStart = plotNumber.map((n) => command('cold start', PLOTS[n].name, ({ constructs }) => constructs[n].coldStart(), n));

const others = openShare.chain((share) => {
  const declarable = PLOTS.filter(({ shares }) => shares.includes(share));
  return fc.record({
    operation: fc.constantFrom('AssociateResourceShare', 'DisassociateResourceShare'),
    entities: fc.oneof(
      fc.constantFrom(...FOREIGN.principals, ...declarable.flatMap(({ principals }) => principals)).map((entity) => ({ principals: [entity] })),
      fc.constantFrom(...FOREIGN.resourceArns, ...declarable.flatMap(({ resourceArns }) => resourceArns))
        .map((entity) => ({ resourceArns: [entity] })),
    ),
  }).map((value) => command('others', { share, ...value }, ({ stage }, { operation, entities }) => {
    callFromConsole(stage.simulator, operation, { resourceShareArn: stage.shares[share].arn, ...entities });
  }));
});

/** What others put on a share that a construct may want for itself, in the order that RAM wants. */
const crowding = ({ services, ...plot }: Plot) => services.length
  ? fc.tuple(
    fc.record({ principals: fc.subarray([...services], { minLength: 1 }), sources: fc.subarray([...SERVED.sources, ...plot.sources]) }),
    fc.record({ resourceArns: fc.subarray([...SERVED.resourceArns, ...plot.resourceArns]) }),
  )
  : fc.tuple(fc.record({
    principals: fc.subarray([...FOREIGN.principals, ...plot.principals]), resourceArns: fc.subarray([...FOREIGN.resourceArns, ...plot.resourceArns]),
  }));

/** Others put something on a share; a while later it is wanted exclusively. */
const crowd = fc.constantFrom(...PLOTS.filter(({ exclusive }) => exclusive)).chain((plot) =>
  fc.tuple(crowding(plot), placed(plot), course, fc.boolean()).map(([crowded, next, how, siblingFails]) =>
    command('crowd', [plot.name, crowded, next, { ...how, siblingFails }] as const, async ({ stage, constructs }, [, , , going]) => {
      const { arn } = stage.shares[next.share];
      crowded.forEach((call) => callFromConsole(stage.simulator, 'AssociateResourceShare', { resourceShareArn: arn, ...call }));
      await stage.time.advance(60_000);
      await constructs[PLOTS.indexOf(plot)].deploy({ ...next, exclusive: true }, going);
    }, PLOTS.indexOf(plot))));

/** Something happens to an association from outside. */
const drift = fc.record({
  share: shareNumber,
  kind: fc.constantFrom(...KINDS),
  index: fc.nat(5),
  status: fc.constantFrom('FAILED', 'SUSPENDED', 'DISASSOCIATED', 'DISASSOCIATING', 'RESTORING', 'ASSOCIATED'),
}).map((value) => command('drift', value, ({ stage }, { share, kind, index, status }) => {
  const handle = stage.shares[share];
  const type = TYPES[kind];
  const candidates = rows(handle, kind).filter((row) => row.status === 'ASSOCIATED' || row.status === 'SUSPENDED' || row.status === 'RESTORING');
  const row = candidates[index % Math.max(1, candidates.length)];
  if (!row || (kind === 'sources' && (!stage.seesSources || row.entity === OWNER)) || (kind === 'principals' && isServicePrincipal(row.entity))) { return; }
  if (status === 'DISASSOCIATING') { handle.disassociate(type, row.entity); } else { handle.set(type, row.entity, status as 'FAILED', 'From outside.'); }
}));

const invitation = fc.record({ share: shareNumber, accept: fc.boolean() }).map((value) => command('invitation', value, ({ stage }, { share, accept }) => {
  const invited = stage.invited(stage.shares[share]);
  if (invited) { stage.shares[share][accept ? 'accept' : 'reject'](invited); }
}));

const time = fc.constantFrom(1000, 60_000, 3_600_000, 13 * 3_600_000, 8 * 86_400_000).map((ms) =>
  command('time', ms, ({ stage }) => stage.time.advance(ms)));

const deleteShare = shareNumber.map((share) => command('delete share', share, ({ stage }) => {
  callFromConsole(stage.simulator, 'DeleteResourceShare', { resourceShareArn: stage.shares[share].arn });
}));

const weighted: [number, fc.Arbitrary<Command>][] = [
  [12, deploy], [2, deployTwo], [3, remove], [1, neverCreated], [2, redeliver], [1, coldStart], [2, others], [2, crowd], [3, drift], [1, invitation],
  [2, time],
];

/** Sequences of commands. */
export const commands = fc.commands(
  [...weighted.flatMap(([weight, arbitrary]) => Array<fc.Arbitrary<Command>>(weight).fill(arbitrary)), deleteShare],
  { maxCommands: 60, size: 'max' },
);
