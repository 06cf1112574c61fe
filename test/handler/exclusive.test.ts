import { at, ScriptedShare } from './support/scripted-share';
import { withOthers } from '../../src/handler/exclusive';

const row = (associatedEntity: string, status: string) => ({ associatedEntity, status, lastUpdatedTime: at(-60_000) });

test('an exclusive owner answers for what is live on the share and not declared, beside what was declared before', async () => {
  const share = new ScriptedShare();
  share.rows.principals = [row('declared', 'ASSOCIATED'), row('before', 'ASSOCIATED'), row('other', 'SUSPENDED'), row('failed', 'FAILED'), row('gone', 'DISASSOCIATED')];
  const [old, next] = [['before', 'off'], ['declared']].map((principals) => ({ principals, resourceArns: [], sources: [] }));

  expect(await share.run(withOthers(share.work, old, next))).toEqual({ principals: ['before', 'off', 'other'], resourceArns: [], sources: [] });
});
