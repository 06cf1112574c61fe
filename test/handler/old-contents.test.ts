import { at, ScriptedShare } from './support/scripted-share';
import { remember } from '../../src/handler/changes';
import { Kind } from '../../src/handler/listing';
import { oldContents } from '../../src/handler/old-contents';
import { Contents, NOTHING } from '../../src/handler/plan';

const SERVICE = 'a.amazonaws.com';
const row = (associatedEntity: string, status: string) => ({ associatedEntity, status, lastUpdatedTime: at(-60_000) });
const contents = (some: Partial<Contents>): Contents => ({ ...NOTHING, ...some });
const goal = (kind: Kind, entity: string) => ({ kind, entity, present: true });

test('an exclusive owner answers for what is live on the share and not declared, beside what was declared before', async () => {
  const share = new ScriptedShare();
  share.rows.principals = [row('declared', 'ASSOCIATED'), row('before', 'ASSOCIATED'), row('other', 'SUSPENDED'), row('failed', 'FAILED'), row('gone', 'DISASSOCIATED')];
  const [old, next] = [['before', 'off'], ['declared']].map((principals) => contents({ principals }));

  expect(await share.run(oldContents(share.work, old, next, true))).toEqual({ principals: ['before', 'off', 'other'], resourceArns: [], sources: [] });
});

test('another owner answers for what was declared before', async () => {
  const share = new ScriptedShare();
  share.rows.principals = [row('other', 'ASSOCIATED')];

  expect(await share.run(oldContents(share.work, contents({ principals: ['before'] }), NOTHING))).toEqual(contents({ principals: ['before'] }));
});

test.each<[string, Contents, Contents, string[]]>([
  ['the first source comes', contents({ principals: [SERVICE] }), contents({ principals: [SERVICE], sources: ['s'] }), ['111111111111']],
  ['another source comes', contents({ principals: [SERVICE], sources: ['r'] }), contents({ principals: [SERVICE], sources: ['s'] }), ['r']],
  ['no source comes', contents({ principals: [SERVICE] }), contents({ principals: [SERVICE] }), []],
  ['the service principal comes as well', NOTHING, contents({ principals: [SERVICE], sources: ['s'] }), []],
])('the owner\'s account stood for the sources where none was declared: %s', async (_, old, next, sources) => {
  const share = new ScriptedShare();

  expect((await share.run(oldContents(share.work, old, next))).sources).toEqual(sources);
});

describe('a rollback answers for what the deployment has put on', () => {
  const start = Number(at(0));
  const rollback = () => {
    const share = new ScriptedShare();
    return Object.assign(share, { work: { ...share.work, rolledBackSince: async () => start } });
  };

  test('beside what was declared, each once, by kind', async () => {
    const share = rollback();
    share.advance(5_000);
    for (const entity of ['added', 'declared']) { remember(share.work, goal('principals', entity), null); }
    remember(share.work, goal('resourceArns', 'r'), null);

    expect(await share.run(oldContents(share.work, contents({ principals: ['declared'] })))).toEqual({ principals: ['declared', 'added'], resourceArns: ['r'], sources: [] });
  });

  test('but not for what it has taken off, nor for what others have put on, though it is exclusive', async () => {
    const share = rollback();
    share.advance(5_000);
    share.rows.principals = [row('other', 'ASSOCIATED')];
    remember(share.work, goal('principals', 'off'), row('off', 'ASSOCIATED'));

    expect(await share.run(oldContents(share.work, NOTHING, NOTHING, true))).toEqual(NOTHING);
  });

  test('but not for what it has taken off since: then others have put it on', async () => {
    const share = rollback();
    share.advance(5_000);
    remember(share.work, goal('principals', 'added'), null);
    remember(share.work, goal('principals', 'added'), row('added', 'ASSOCIATED'));

    expect(await share.run(oldContents(share.work, NOTHING))).toEqual(NOTHING);
  });

  test('but not for what an earlier deployment has put on', async () => {
    const share = rollback();
    share.advance(1_000);
    remember(share.work, goal('principals', 'earlier'), null);

    expect(await share.run(oldContents(share.work, NOTHING))).toEqual(NOTHING);
  });
});

test('what was put on is no more than declared where nothing is rolled back', async () => {
  const share = new ScriptedShare();
  remember(share.work, goal('principals', 'added'), null);

  expect(await share.run(oldContents(share.work, NOTHING))).toEqual(NOTHING);
});
