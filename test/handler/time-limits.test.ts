import { Answer } from './support/invoke';
import { ScriptedShare } from './support/scripted-share';
import { Outcome } from '../../src/handler/answer';
import { customResource } from '../../src/handler/custom-resource';
import { CommonProperties, CustomResourceRequest } from '../../src/handler/request';
import { Task } from '../../src/handler/runtime';

const DONE: Outcome = { physicalResourceId: 'id' };

/** A function that has so much time for a request, with what its custom resource does, and whether answers arrive. */
async function play(remainingMs: number, serviceTimeoutS: number, work: (task: Task) => Promise<Outcome>, status = 200) {
  const share = new ScriptedShare();
  const { task } = share.work;
  const start = task.now();
  const answers: Answer[] = [];
  const uploads: number[] = [];
  const put = async (_url: string, body: string) => {
    uploads.push(share.elapsed);
    answers.push(JSON.parse(body) as Answer);
    return status;
  };
  const handler = customResource<CommonProperties>({
    fallbackId: () => 'fallback',
    handle: (_, given) => work({ ...given, endsAt: given.endsAt - start }),
    explain: (error) => (error as Error).message,
  }, { now: task.now, after: task.after, log: task.log, jitter: task.jitter, put });
  const request: CustomResourceRequest<CommonProperties> = {
    RequestType: 'Create',
    RequestId: 'r',
    ResponseURL: 'https://host/key',
    StackId: 's',
    LogicalResourceId: 'l',
    ResourceProperties: { ServiceTimeout: String(serviceTimeoutS) },
  };
  await share.run(handler(request, { getRemainingTimeInMillis: () => remainingMs }));
  return { answers, uploads, logs: share.logs, elapsed: share.elapsed };
}

describe('the work of a request', () => {
  test.each([
    ['ten seconds before the function ends', 900_000, 3600, 890_000],
    ['ten seconds before CloudFormation stops waiting', 900_000, 120, 110_000],
    ['after four fifths of very little time', 20_000, 3600, 16_000],
    ['no later than ten seconds before the end of fifty', 50_000, 3600, 40_000],
  ])('has to be over %s', async (_, remainingMs, serviceTimeout, endsAt) => {
    let given: number | undefined;
    await play(remainingMs, serviceTimeout, async (task) => {
      given = task.endsAt;
      return DONE;
    });
    expect(given).toBe(endsAt);
  });

  test.each([[900_000, 895_000], [20_000, 18_000]])('that hangs fails in time for the answer: with %i ms after %i ms', async (remainingMs, answeredAt) => {
    const { answers, uploads, logs } = await play(remainingMs, 3600, () => new Promise(() => undefined));
    const reason = `no answer within ${answeredAt / 1000} s`;

    expect(uploads).toEqual([answeredAt]);
    expect(answers).toMatchObject([{ Status: 'FAILED', Reason: reason, PhysicalResourceId: 'fallback' }]);
    expect(logs).toContainEqual(expect.objectContaining({ decision: 'failed', message: reason }));
  });
});

test.each([[4375, [0, 125, 375, 875, 1875]], [4376, [0, 125, 375, 875, 1875, 3875]]])(
  'an answer that does not arrive is given up half a second before the end of %i ms', async (remainingMs, times) => {
    const { uploads, logs } = await play(remainingMs, 3600, async () => DONE, 500);

    expect(uploads).toEqual(times);
    expect(logs.at(-1)).toMatchObject({ decision: 'not-answered' });
  });
