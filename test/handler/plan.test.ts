import * as fc from 'fast-check';
import { batches } from '../../src/handler/batches';
import { Goal } from '../../src/handler/next-step';
import { Contents, plan } from '../../src/handler/plan';

const OWNER = '111111111111';
const SERVICES = ['a.amazonaws.com', 'b.amazonaws.com'];

const subset = (values: string[]) => fc.uniqueArray(fc.constantFrom(...values));
const contents: fc.Arbitrary<Contents> = fc.oneof(
  fc.record({ principals: subset(['1', '2', '3', '4']), resourceArns: subset(['r1', 'r2', 'r3']), sources: fc.constant<string[]>([]) }),
  fc.record({ principals: subset(SERVICES), resourceArns: subset(['r1', 'r2', 'r3']), sources: subset(['s1', 's2', OWNER]) }),
);
const goals = fc.uniqueArray(
  fc.record({ kind: fc.constantFrom('principals', 'resourceArns', 'sources'), entity: fc.nat(400).map(String), present: fc.constant(true) }),
  { selector: ({ kind, entity }) => kind + entity, maxLength: 400 },
) as fc.Arbitrary<Goal[]>;
const named = (steps: Goal[][], present: boolean) => steps.flat().filter((goal) => goal.present === present).map(({ kind, entity }) => `${kind} ${entity}`);

describe('a plan', () => {
  test('wants all that is declared, once, and removes what is no longer declared, once', () => {
    fc.assert(fc.property(contents, contents, (old, next) => {
      const steps = plan(old, next, OWNER);
      const flat = (it: Contents) => Object.entries(it).flatMap(([kind, entities]) => entities.map((entity) => `${kind} ${entity}`));
      const wanted = named(steps, true);
      expect(new Set(wanted).size).toBe(wanted.length);
      expect(wanted).toEqual(expect.arrayContaining(flat(next)));
      expect(wanted.filter((entry) => !flat(next).includes(entry) && entry !== `sources ${OWNER}`)).toEqual([]);
      const removed = named(steps, false).filter((entry) => entry !== `sources ${OWNER}` || flat(old).includes(entry));
      expect(removed.sort()).toEqual(flat(old).filter((entry) => !wanted.includes(entry)).sort());
    }));
  });

  test.each<[string, string[], string[], string[], string[]]>([
    ['keeps the owner when it is the first source declared', [], [OWNER], [`sources ${OWNER}`], []],
    ['leaves the owner when the last source goes', ['s1'], [], [`sources ${OWNER}`], ['sources s1']],
    ['does not ask for the source that RAM takes by itself', [], [], [], []],
  ])('%s', (_, before, after, wanted, removed) => {
    const [old, next] = [before, after].map((sources) => ({ principals: SERVICES, resourceArns: [], sources }));
    const steps = plan(old, next, OWNER);
    const sources = (entries: string[]) => entries.filter((entry) => entry.startsWith('sources'));
    expect([sources(named(steps, true)), sources(named(steps, false))]).toEqual([wanted, removed]);
  });

  test('takes the last source off only when another one is there, as long as there is a service principal', () => {
    const steps = plan({ principals: [SERVICES[0], '1'], resourceArns: [], sources: ['s1'] }, { principals: [SERVICES[1]], resourceArns: [], sources: [] }, OWNER);
    const at = (entity: string) => steps.findIndex((step) => step.some((goal) => goal.entity === entity));
    expect(at('1')).toBeLessThan(at(SERVICES[1]));
    expect(at(OWNER)).toBeLessThan(at('s1'));
  });

  test('grants before it revokes, unless the kind of principals changes', () => {
    fc.assert(fc.property(contents, contents, (old, next) => {
      const isService = (it: Contents) => it.principals.some((principal) => SERVICES.includes(principal));
      fc.pre(isService(old) === isService(next) || !old.principals.length || !next.principals.length);
      const steps = plan(old, next, OWNER);
      const order = steps.flatMap((step) => [...new Set(step.map(({ present }) => present))]);
      expect(order).toEqual([...order].sort((one, other) => Number(other) - Number(one)));
    }));
  });
});

describe('calls', () => {
  test('hold everything once, of one kind each, a hundred at most, and never nothing', () => {
    fc.assert(fc.property(goals, (all) => {
      const calls = batches(all);
      const sent = calls.flatMap(([call]) => Object.entries(call).flatMap(([kind, entities]) => entities.map((entity) => kind + entity)));
      expect(sent.sort()).toEqual(all.map(({ kind, entity }) => kind + entity).sort());
      for (const [call, concerned] of calls) {
        const [entities, ...others] = Object.values(call);
        expect(others).toEqual([]);
        expect(entities.length).toBeGreaterThan(0);
        expect(entities.length).toBeLessThanOrEqual(100);
        expect(concerned.map(({ entity }) => entity)).toEqual(entities);
      }
    }));
  });

  test('are as few as a hundred per call allows', () => {
    fc.assert(fc.property(goals, (all) => {
      const needed = (['principals', 'resourceArns', 'sources'] as const).map((kind) => Math.ceil(all.filter((goal) => goal.kind === kind).length / 100));
      expect(batches(all)).toHaveLength(needed.reduce((sum, count) => sum + count, 0));
    }));
  });

  test('send a service principal together with its sources, a hundred in all, and the rest of the sources after it', () => {
    const sources = Array.from({ length: 150 }, (_, n) => `s${n}`);
    const all: Goal[] = [
      { kind: 'principals', entity: SERVICES[0], present: true },
      ...sources.map((entity): Goal => ({ kind: 'sources', entity, present: true })),
    ];
    expect(batches(all, sources).map(([call]) => call)).toEqual([
      { principals: [SERVICES[0]], sources: sources.slice(0, 99) },
      { sources: sources.slice(99) },
    ]);
  });

  test('send sources along that are there already', () => {
    const goal: Goal = { kind: 'principals', entity: SERVICES[0], present: true };
    expect(batches([goal], ['s'])).toEqual([[{ principals: [SERVICES[0]], sources: ['s'] }, [goal]]]);
  });

  test.each(['111111111111', 'arn:aws:iam::111111111111:role/x.amazonaws.com'])('send no sources along with %s', (entity) => {
    const goal: Goal = { kind: 'principals', entity, present: true };
    expect(batches([goal], ['s'])).toEqual([[{ principals: [entity] }, [goal]]]);
  });
});
