import { at, refusal, ScriptedShare } from './support/scripted-share';
import { Goal } from '../../src/handler/next-step';
import { admit } from '../../src/handler/service-principals';

const SERVICE = 'pca-connector-ad.amazonaws.com';
const RESOURCE = 'arn:aws:acm-pca:us-east-1:111111111111:certificate-authority/1';
const GOALS: Goal[] = [{ kind: 'principals', entity: SERVICE, present: true }];
const row = (associatedEntity: string, status: string) => ({ associatedEntity, status, lastUpdatedTime: at(-60_000) });

describe('resources that were taken off for a service principal', () => {
  test('and that RAM does not take back are named in the log, and the failure is the one of the service principal', async () => {
    const share: ScriptedShare = new ScriptedShare({
      associate: async ({ principals }) => { throw principals ? refusal('Permanent', 'No service.') : refusal('Limit', 'No way back.'); },
      disassociate: async () => { share.rows.resourceArns = []; },
    });
    share.rows.resourceArns = [row(RESOURCE, 'ASSOCIATED')];

    await expect(share.run(admit(share.work, GOALS, [RESOURCE]))).rejects.toThrow('No service.');
    expect(share.logs).toEqual([
      { decision: 'associate', principals: [SERVICE] },
      { decision: 'resources-off', resources: [RESOURCE] },
      { decision: 'disassociate', resourceArns: [RESOURCE] },
      { decision: 'associate', principals: [SERVICE] },
      { decision: 'associate', resourceArns: [RESOURCE] },
      { decision: 'not-restored', message: 'No way back.' },
    ]);
  });

  test('have a fifth of the time left to come back', async () => {
    const share: ScriptedShare = new ScriptedShare({
      associate: async ({ principals }) => {
        if (principals) { throw refusal('Permanent', 'No service.'); }
        share.rows.resourceArns = [row(RESOURCE, 'ASSOCIATED')];
      },
      disassociate: async () => { share.rows.resourceArns = [row(RESOURCE, 'DISASSOCIATING')]; },
    }, { endsAfter: 100_000 });
    share.rows.resourceArns = [row(RESOURCE, 'ASSOCIATED')];
    share.later(85_000, () => { share.rows.resourceArns = [row(RESOURCE, 'DISASSOCIATED')]; });

    await expect(share.run(admit(share.work, GOALS, [RESOURCE]))).rejects.toThrow(
      `Time ran out before RAM had disassociated ${RESOURCE} (DISASSOCIATING)`,
    );
    const [, back] = share.timesOf('associate');
    expect(share.timesOf('list').filter((ms) => ms <= 79_000).at(-1)).toBe(79_000);
    expect(back).toBeGreaterThanOrEqual(85_000);
    expect(back).toBeLessThan(99_000);
    expect(share.logs.map(({ decision }) => decision)).not.toContain('not-restored');
  });
});

describe('a source that RAM refuses beside a service principal that is there already', () => {
  test.each(['Permanent', 'NotPermitted', 'InvalidState'] as const)('with %s: resources are not in its way, and stay', async (kind) => {
    const share = new ScriptedShare({
      associate: async () => { throw refusal(kind, 'No such source.'); },
    });
    share.rows.principals = [row(SERVICE, 'ASSOCIATED')];
    share.rows.resourceArns = [row(RESOURCE, 'ASSOCIATED')];
    const goals: Goal[] = [...GOALS, { kind: 'sources', entity: '222222222222', present: true }];

    await expect(share.run(admit(share.work, goals, [RESOURCE]))).rejects.toThrow('No such source.');
    expect(share.timesOf('disassociate')).toEqual([]);
  });
});

test('a resource that is going already is in the way, but is not brought back', async () => {
  const share: ScriptedShare = new ScriptedShare({
    associate: async () => {
      if (share.rows.resourceArns!.length) { throw refusal('Permanent', 'No service.'); }
      share.rows.principals = [row(SERVICE, 'ASSOCIATED')];
    },
  });
  share.rows.resourceArns = [row(RESOURCE, 'DISASSOCIATING')];
  share.later(5000, () => { share.rows.resourceArns = []; });
  await share.run(admit(share.work, GOALS, [RESOURCE]));

  expect(share.calls.filter(([, operation]) => operation !== 'list' && operation !== 'live').map(([, ...call]) => call)).toEqual([
    ['associate', { principals: [SERVICE] }], ['associate', { principals: [SERVICE] }],
  ]);
});
