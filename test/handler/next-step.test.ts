import { Association } from '../../src/handler/listing';
import { failureOf, nextStep, Pursuit, Step } from '../../src/handler/next-step';

const NOW = 1_000_000;
const THEN = new Date(5000);

function pursuit(present: boolean, association?: Partial<Association> | 'unlisted', more: Partial<Pursuit> = {}): Pursuit {
  const listed = association === 'unlisted' ? undefined : association;
  return {
    kind: 'principals',
    entity: 'x',
    present,
    step: Step.Wait,
    asked: 0,
    askedAt: 0,
    listing: { associations: new Map(), paged: false },
    association: listed && { associatedEntity: 'x', lastUpdatedTime: THEN, ...listed },
    ...more,
  };
}

const PAGED = { listing: { associations: new Map(), paged: true } };
const asked = (seconds: number, times = 1) => ({ asked: times, askedAt: NOW - seconds * 1000 });
const then = (status: string, lastUpdatedTime?: Date): Association => ({ associatedEntity: 'x', lastUpdatedTime, status });
const failedThen = then('FAILED', THEN);
const goneThen = then('DISASSOCIATED', THEN);

describe('towards an association', () => {
  test.each<[string, Partial<Association> | 'unlisted', Partial<Pursuit>, Step]>([
    ['that is there', { status: 'ASSOCIATED' }, {}, Step.Done],
    ['that is suspended', { status: 'SUSPENDED' }, {}, Step.Done],
    ['that is being suspended', { status: 'SUSPENDING' }, {}, Step.Done],
    ['that is under way', { status: 'ASSOCIATING' }, {}, Step.Wait],
    ['that is under way, explicitly inside the organization', { status: 'ASSOCIATING', external: false }, {}, Step.Wait],
    ['that waits for an invitation', { status: 'ASSOCIATING', external: true }, {}, Step.Done],
    ['that is being restored', { status: 'RESTORING' }, {}, Step.Wait],
    ['that is leaving', { status: 'DISASSOCIATING' }, {}, Step.Wait],
    ['in a state of the future', { status: 'HOVERING' }, {}, Step.Wait],
    ['in a state of the future that ends like a known one', { status: 'REASSOCIATED' }, {}, Step.Wait],
    ['whose row has no state', { status: undefined }, { ...asked(1), before: { associatedEntity: 'x', lastUpdatedTime: THEN } }, Step.Wait],
    ['that has left', { status: 'DISASSOCIATED' }, {}, Step.Ask],
    ['that never was', 'unlisted', {}, Step.Ask],
    ['that is not on any of several pages', 'unlisted', PAGED, Step.Wait],
    ['that is not on any of several pages, again', 'unlisted', { ...PAGED, missed: true }, Step.Ask],
    ['that failed before', { status: 'FAILED' }, {}, Step.Clear],
    ['that was cleared away just now but still shows', { status: 'FAILED' }, { clearedAt: NOW - 14_999 }, Step.Wait],
    ['that was cleared away long ago but still shows', { status: 'FAILED' }, { clearedAt: NOW - 15_000 }, Step.Ask],
    ['that RAM refused to clear away', { status: 'FAILED' }, { clearedAt: -Infinity }, Step.Ask],
    ['that fails', { status: 'FAILED' }, asked(1), Step.Failed],
    ['that fails after it had left', { status: 'FAILED' }, { ...asked(1), before: goneThen }, Step.Failed],
    ['that still shows its old failure', { status: 'FAILED' }, { ...asked(14.999), before: failedThen }, Step.Wait],
    ['that still shows its old failure, without a time', { status: 'FAILED', lastUpdatedTime: undefined }, { ...asked(1), before: then('FAILED') },
      Step.Wait],
    ['that failed anew, without a time', { status: 'FAILED', lastUpdatedTime: undefined }, { ...asked(1), before: failedThen }, Step.Failed],
    ['that shows its old failure for too long', { status: 'FAILED' }, { ...asked(15), before: failedThen }, Step.Failed],
    ['that failed again', { status: 'FAILED', lastUpdatedTime: new Date(6000) }, { ...asked(1), before: failedThen }, Step.Failed],
    ['that is not listed yet', 'unlisted', asked(59.999), Step.Wait],
    ['that is not listed for a minute', 'unlisted', asked(60), Step.Ask],
    ['that is not listed even after it was asked for twice', 'unlisted', asked(60, 2), Step.Wait],
    ['whose old row is still listed', { status: 'DISASSOCIATED' }, { ...asked(1), before: goneThen }, Step.Wait],
    ['whose old row is listed for a minute', { status: 'DISASSOCIATED' }, { ...asked(60), before: goneThen }, Step.Ask],
    ['that others removed meanwhile', { status: 'DISASSOCIATED' }, asked(1), Step.Failed],
    ['that others removed meanwhile, after it was asked for twice', { status: 'DISASSOCIATED', lastUpdatedTime: new Date(6000) },
      { ...asked(1, 2), before: goneThen }, Step.Failed],
    ['that RAM doesn\'t show', 'unlisted', { listing: undefined }, Step.Ask],
    ['that RAM doesn\'t show, after it was asked for', 'unlisted', { listing: undefined, asked: 1 }, Step.Done],
    ['that RAM doesn\'t show, but CloudFormation knows', 'unlisted', { listing: undefined, assumed: true }, Step.Done],
  ])('%s', (_, association, more, step) => {
    expect(Step[nextStep(pursuit(true, association, more), NOW)]).toBe(Step[step]);
  });
});

describe('away from an association', () => {
  test.each<[string, Partial<Association> | 'unlisted', Partial<Pursuit>, Step]>([
    ['that is gone', { status: 'DISASSOCIATED' }, {}, Step.Done],
    ['that is not listed', 'unlisted', {}, Step.Done],
    ['that is not on any of several pages', 'unlisted', PAGED, Step.Wait],
    ['that is not on any of several pages, again', 'unlisted', { ...PAGED, missed: true }, Step.Done],
    ['that is leaving', { status: 'DISASSOCIATING' }, {}, Step.Wait],
    ['that is there', { status: 'ASSOCIATED' }, {}, Step.Ask],
    ['that is under way', { status: 'ASSOCIATING' }, {}, Step.Ask],
    ['that is suspended', { status: 'SUSPENDED' }, {}, Step.Ask],
    ['that still shows', { status: 'ASSOCIATED' }, asked(59.999), Step.Wait],
    ['that shows for a minute', { status: 'ASSOCIATED' }, asked(60), Step.Ask],
    ['that shows even after it was asked for twice', { status: 'ASSOCIATED' }, asked(600, 2), Step.Wait],
    ['that failed before', { status: 'FAILED' }, {}, Step.Clear],
    ['that was cleared away just now but still shows', { status: 'FAILED' }, { clearedAt: NOW - 14_999 }, Step.Wait],
    ['that was cleared away long ago but still shows', { status: 'FAILED' }, { clearedAt: NOW - 15_000 }, Step.Done],
    ['that RAM refused to clear away', { status: 'FAILED' }, { clearedAt: -Infinity }, Step.Done],
    ['of a resource that was cleared away', { status: 'FAILED' }, { clearedAt: NOW, kind: 'resourceArns' }, Step.Done],
    ['of a source that was cleared away', { status: 'FAILED' }, { clearedAt: NOW, kind: 'sources' }, Step.Done],
    ['that fails to leave', { status: 'FAILED' }, asked(1), Step.Failed],
    ['that RAM does not take off', { status: 'ASSOCIATED' }, { denial: 'No.' }, Step.Failed],
    ['that RAM doesn\'t show', 'unlisted', { listing: undefined }, Step.Ask],
    ['that RAM doesn\'t show, after it was asked for', 'unlisted', { listing: undefined, asked: 1 }, Step.Done],
  ])('%s', (_, association, more, step) => {
    expect(Step[nextStep(pursuit(false, association, more), NOW)]).toBe(Step[step]);
  });

});

test.each([[true, Step.Ask], [false, Step.Done]])('the second look at several pages is believed (present: %s)', (present, step) => {
  const it = pursuit(present, 'unlisted', PAGED);
  expect([nextStep(it, NOW), nextStep(it, NOW)]).toEqual([Step.Wait, step]);
});

describe('the reason of a failure', () => {
  test.each<[Partial<Association> | 'unlisted', string | undefined, string]>([
    ['unlisted', 'Not known.', 'Not known.'],
    [{ status: 'FAILED', statusMessage: 'In use.' }, undefined, 'In use.'],
    [{ status: 'FAILED' }, 'Not known.', 'no reason given'],
    [{ status: 'ASSOCIATED' }, 'Not known.', 'Not known.'],
    [{ status: 'DISASSOCIATED' }, undefined, 'others disassociated it'],
  ])('%j with a denial of %s is "%s"', (association, denial, reason) => {
    expect(failureOf(pursuit(true, association, { denial }))).toBe(reason);
  });
});
