import { at, refusal, ScriptedShare } from './support/scripted-share';
import { converge } from '../../src/handler/converge';
import { ErrorKind } from '../../src/handler/errors';
import { Association } from '../../src/handler/listing';
import { Goal } from '../../src/handler/next-step';

const RESOURCE = 'arn:aws:ec2:us-east-1:111111111111:subnet/subnet-1';
const [ACCOUNT, INVITED] = ['222222222222', '999999999999'];
const coming: Goal[] = [{ kind: 'resourceArns', entity: RESOURCE, present: true }];
const going = (kind: Goal['kind'], entity: string): Goal => ({ kind, entity, present: false });
const row = (associatedEntity: string, status: string, more: Partial<Association> = {}): Association =>
  ({ associatedEntity, status, lastUpdatedTime: at(-60_000), ...more });

describe('a failed association that RAM does not clear away', () => {
  const stale = (kind: Parameters<typeof refusal>[0]) => {
    const share = new ScriptedShare({
      disassociate: async () => { throw refusal(kind); },
      associate: async () => { share.rows.resourceArns = [row(RESOURCE, 'ASSOCIATED')]; },
    });
    share.rows.resourceArns = [row(RESOURCE, 'FAILED')];
    return share;
  };

  test.each(['InvalidState', 'Permanent', 'UnknownResource', 'NotPermitted', 'AccessDenied'] as const)('is tried again for fifteen seconds after %s, and associated then', async (kind) => {
    const share = stale(kind);
    await share.run(converge(share.work, coming));

    expect(share.timesOf('disassociate').at(-1)).toBeGreaterThanOrEqual(15_000);
    expect(share.timesOf('disassociate').at(-2)).toBeLessThan(15_000);
    expect(share.timesOf('associate')).toHaveLength(1);
  });

  test('is tried again after InvalidState as long as another association is in motion, and for fifteen seconds after that', async () => {
    const share = stale('InvalidState');
    share.rows.principals = [row(ACCOUNT, 'ASSOCIATING')];
    share.later(40_000, () => { share.rows.principals = [row(ACCOUNT, 'ASSOCIATED')]; });
    await share.run(converge(share.work, coming));
    const [firstAtRest] = share.timesOf('disassociate').filter((ms) => ms >= 40_000);

    expect(share.timesOf('disassociate').at(-1)).toBeGreaterThanOrEqual(firstAtRest + 15_000);
    expect(share.timesOf('disassociate').at(-2)).toBeLessThan(firstAtRest + 15_000);
    expect(share.timesOf('associate')).toHaveLength(1);
  });

  test('fails the work when RAM gives no answer', async () => {
    const share = stale('Transient');
    await expect(share.run(converge(share.work, coming))).rejects.toMatchObject({ message: 'No.', kind: ErrorKind.Transient });
    expect(share.timesOf('associate')).toEqual([]);
  });
});

describe('what RAM refuses to disassociate for minutes', () => {
  const refusing = (...rows: Association[]) => {
    const share = new ScriptedShare({ disassociate: async () => { throw refusal('InvalidState', 'Busy.'); } });
    share.rows.principals = rows;
    return share;
  };
  const invited = row(INVITED, 'ASSOCIATING', { external: true });

  test('is pending when it is only about invitations', async () => {
    const share = refusing(invited);
    await expect(share.run(converge(share.work, [going('principals', INVITED)]))).rejects.toMatchObject({ kind: ErrorKind.Pending });
  });

  test('is blocked when it is about others too, and the first one says why', async () => {
    const share = refusing(invited, row(ACCOUNT, 'ASSOCIATED'));
    const goals = [going('principals', ACCOUNT), going('principals', INVITED)];
    await expect(share.run(converge(share.work, goals))).rejects.toMatchObject({
      message: expect.stringMatching(`^Busy\\. Maybe due to pending invitations: ${INVITED}\\. `), kind: ErrorKind.Blocked,
    });
  });
});

describe('what RAM lists but does not know when it is to be disassociated', () => {
  test.each<[Parameters<typeof refusal>[0], number]>([['UnknownResource', 60_000], ['Permanent', 0]])(
    'is believed after %s for %i ms', async (kind, patience) => {
      const share = new ScriptedShare({ disassociate: async () => { throw refusal(kind); } });
      share.rows.principals = [row(ACCOUNT, 'ASSOCIATED')];
      await expect(share.run(converge(share.work, [going('principals', ACCOUNT)]))).rejects.toThrow(`1 of 1 associations failed: ${ACCOUNT}: No.`);
      const times = share.timesOf('disassociate');

      expect(times.at(-1)).toBeGreaterThanOrEqual(patience);
      expect(times.at(-2) ?? -1).toBeLessThan(patience);
      expect(share.logs.filter(({ decision }) => decision === 'denied')[0]).toEqual({ decision: 'denied', message: 'No.' });
    });

  test.each(['Permanent', 'UnknownResource'] as const)('is asked for one by one after %s, so that the others go', async (kind) => {
    const share: ScriptedShare = new ScriptedShare({
      disassociate: async ({ principals = [] }) => {
        if (principals.includes(INVITED)) { throw refusal(kind); }
        share.rows.principals = share.rows.principals!.filter(({ associatedEntity }) => !principals.includes(associatedEntity!));
      },
    });
    share.rows.principals = [row(ACCOUNT, 'ASSOCIATED'), row(INVITED, 'ASSOCIATED')];
    const goals = [going('principals', ACCOUNT), going('principals', INVITED)];

    await expect(share.run(converge(share.work, goals))).rejects.toThrow(`1 of 2 associations failed: ${INVITED}: No.`);
    expect(share.rows.principals.map(({ associatedEntity }) => associatedEntity)).toEqual([INVITED]);
    expect(share.calls.filter(([, operation]) => operation === 'disassociate').slice(0, 3).map(([, , call]) => call)).toEqual([
      { principals: [ACCOUNT, INVITED] }, { principals: [ACCOUNT] }, { principals: [INVITED] },
    ]);
  });

  test.each(['Transient', 'NotPermitted', 'AccessDenied'] as const)('is another matter with %s, which fails the work', async (kind) => {
    const share = new ScriptedShare({ disassociate: async () => { throw refusal(kind); } });
    share.rows.principals = [row(ACCOUNT, 'ASSOCIATED')];
    await expect(share.run(converge(share.work, [going('principals', ACCOUNT)]))).rejects.toMatchObject({ message: 'No.', kind: ErrorKind[kind] });
  });

  test('counts as gone where RAM does not list its kind', async () => {
    const share = new ScriptedShare({ list: async () => undefined, disassociate: async () => { throw refusal('UnknownResource'); } });
    await share.run(converge(share.work, [going('sources', ACCOUNT)]));

    expect(share.timesOf('disassociate')).toEqual([0]);
  });
});
