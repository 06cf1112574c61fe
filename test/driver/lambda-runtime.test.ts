import { ScaledClock } from './clock';
import { LambdaFunction } from './lambda/function';
import { ExecutionEnvironment } from './lambda-runtime';
import { functionOf } from './support';

const realTime = { clock: new ScaledClock(), sdk: 'current' as const };
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map(async it => it.close()));
});

function environment(code: string, overrides = {}, options = {}): ExecutionEnvironment {
  const it = new ExecutionEnvironment(functionOf(code, overrides), { ...realTime, ...options });
  open.push(it);
  return it;
}

function lambda(code: string, overrides = {}, scale = 1): LambdaFunction {
  const it = new LambdaFunction(functionOf(code, overrides), { ...realTime, clock: new ScaledClock(scale) });
  open.push(it);
  return it;
}

describe('an execution environment', () => {
  test.each([['nodejs22.x', 'v22.'], ['nodejs24.x', 'v24.']])('runs %s under its own Node', async (runtime, version) => {
    const outcome = await environment('exports.handler = async () => process.version;', { runtime }).invoke({});
    expect(outcome.result).toMatch(version);
  });

  test('refuses a runtime that it has no Node for', () => {
    expect(() => environment('', { runtime: 'nodejs12.x' })).toThrow('no Node for the Lambda runtime "nodejs12.x"');
  });

  test('gives the handler the event and a context as Lambda does', async () => {
    const outcome = await environment(`exports.handler = async (event, context) => ({
      event, name: context.functionName, arn: context.invokedFunctionArn, id: context.awsRequestId, left: context.getRemainingTimeInMillis(),
    });`).invoke({ a: 1 }, 20, 'request-1');
    expect(outcome.result).toEqual({
      event: { a: 1 },
      name: 'handler',
      arn: 'arn:aws:lambda:eu-west-1:111111111111:function:handler',
      id: 'request-1',
      left: expect.any(Number),
    });
    const { left } = outcome.result as { left: number };
    expect(left).toBeGreaterThan(10_000);
    expect(left).toBeLessThanOrEqual(20_000);
  });

  test('shows nothing of the host environment', async () => {
    process.env.SECRET_OF_THE_HOST = 'secret';
    const outcome = await environment('exports.handler = async () => process.env;', { variables: { OWN: 'yes' } }, { ramEndpoint: 'http://127.0.0.1:1' }).invoke({});
    delete process.env.SECRET_OF_THE_HOST;
    expect(outcome.result).toMatchObject({
      AWS_REGION: 'eu-west-1',
      AWS_LAMBDA_FUNCTION_NAME: 'handler',
      AWS_ENDPOINT_URL_RAM: 'http://127.0.0.1:1',
      AWS_ACCESS_KEY_ID: expect.stringContaining('111111111111'),
      OWN: 'yes',
    });
    expect(Object.keys(outcome.result as object)).not.toEqual(expect.arrayContaining(['SECRET_OF_THE_HOST']));
    expect(Object.keys(outcome.result as object)).not.toEqual(expect.arrayContaining(['HOME']));
  });

  test.each([['current', true], ['2024', false]] as const)('resolves the %s SDK (ListSourceAssociations known: %s)', async (sdk, known) => {
    const outcome = await environment(
      "exports.handler = async () => 'ListSourceAssociationsCommand' in require('@aws-sdk/client-ram');", {}, { sdk },
    ).invoke({});
    expect(outcome).toMatchObject({ status: 'succeeded', result: known });
  });

  test('keeps its memory from one event to the next', async () => {
    const warm = environment('let count = 0; exports.handler = async () => ++count;');
    expect((await warm.invoke({})).result).toBe(1);
    expect((await warm.invoke({})).result).toBe(2);
  });

  test('captures what one event logs, in order, from console and stderr', async () => {
    const warm = environment("exports.handler = async event => { console.log('out', event); console.error('err'); };");
    expect((await warm.invoke(1)).logs).toEqual(['out 1', 'err']);
    expect((await warm.invoke(2)).logs).toEqual(['out 2', 'err']);
  });

  test('reports what the handler throws and stays warm', async () => {
    const warm = environment("exports.handler = async () => { throw new TypeError('no'); };");
    expect(await warm.invoke({})).toMatchObject({ status: 'failed', error: { errorType: 'TypeError', errorMessage: 'no' } });
    expect(warm.alive).toBe(true);
  });

  test.each([
    ['the code does not load', 'throw new Error("broken");', 'broken'],
    ['there is no handler', 'exports.other = 1;', 'not a function'],
    ['a timer throws', 'exports.handler = () => new Promise(() => setTimeout(() => { throw new Error("late"); }, 1));', 'late'],
    ['a promise is rejected unseen', 'exports.handler = () => new Promise(() => { Promise.reject(new Error("unseen")); });', 'unseen'],
    ['the process exits', 'exports.handler = () => process.exit(3);', 'ended with status 3'],
  ])('reports that %s', async (_, code, message) => {
    const outcome = await environment(code).invoke({});
    expect(outcome.status).toMatch(/crashed|failed/);
    expect(outcome.error?.errorMessage).toContain(message);
  });

  test('is killed when an event runs into the timeout', async () => {
    const stuck = environment("exports.handler = () => new Promise(() => { console.log('started'); while (true); });");
    expect(await stuck.invoke({}, 0.5)).toMatchObject({ status: 'timed out', logs: ['started'] });
    expect(stuck.alive).toBe(false);
  });

  test('runs its clock and its timers as much faster as it is told', async () => {
    const clock = new ScaledClock(1000);
    const fast = environment(`exports.handler = async (event, context) => {
      const before = [Date.now(), context.getRemainingTimeInMillis()];
      await new Promise(done => setTimeout(done, 60000));
      const times = [Date.now(), new Date().getTime(), Date.now()];
      return [times[0] - before[0], before[1] - context.getRemainingTimeInMillis(), times[0] <= times[1] && times[1] <= times[2]];
    };`, {}, { clock });
    const started = Date.now();
    const [elapsed, used, consistent] = (await fast.invoke({})).result as [number, number, boolean];
    expect(elapsed).toBeGreaterThanOrEqual(60_000);
    expect(used).toBeGreaterThanOrEqual(60_000);
    expect(consistent).toBe(true);
    expect(Date.now() - started).toBeLessThan(20_000);
  });
});

describe('an asynchronous event', () => {
  const failing = "exports.handler = async () => { console.log(Date.now()); throw new Error('no'); };";

  test('is tried three times when the function fails, a minute and two minutes later', async () => {
    const fn = lambda(failing, {}, 1000);
    expect(await fn.invokeAsynchronously({})).toMatchObject({ status: 'failed' });
    const times = fn.outcomes.map(outcome => Number(outcome.logs[0]));
    expect(times).toHaveLength(3);
    expect(times[1] - times[0]).toBeGreaterThanOrEqual(60_000);
    expect(times[2] - times[1]).toBeGreaterThanOrEqual(120_000);
    expect(new Set(fn.outcomes.map(outcome => outcome.requestId)).size).toBe(1);
  });

  test('is tried again after a timeout, in a new process', async () => {
    const fn = lambda('exports.handler = () => new Promise(() => undefined);', { timeout: 10 }, 1000);
    fn.asynchronous = { maximumRetryAttempts: 1, maximumEventAge: 3600 };
    await fn.invokeAsynchronously({});
    expect(fn.outcomes.map(outcome => outcome.status)).toEqual(['timed out', 'timed out']);
  });

  test.each([
    ['no retries are wanted', { maximumRetryAttempts: 0, maximumEventAge: 3600 }],
    ['the event is too old', { maximumRetryAttempts: 2, maximumEventAge: 30 }],
  ])('is not tried again when %s', async (_, asynchronous) => {
    const fn = lambda(failing, {}, 1000);
    fn.asynchronous = asynchronous;
    await fn.invokeAsynchronously({});
    expect(fn.outcomes).toHaveLength(1);
  });

  test('is not tried again after a success', async () => {
    const fn = lambda('exports.handler = async () => 1;');
    await fn.invokeAsynchronously({});
    expect(fn.outcomes).toHaveLength(1);
  });
});

describe('a function', () => {
  test('uses an idle execution environment again', async () => {
    const fn = lambda('exports.handler = async () => process.pid;');
    const first = await fn.invoke({});
    expect((await fn.invoke({})).result).toBe(first.result);
  });

  test('gets another execution environment for an event at the same time', async () => {
    const fn = lambda('exports.handler = async () => { await new Promise(done => setTimeout(done, 300)); return process.pid; };');
    const [one, other] = await Promise.all([fn.invoke({}), fn.invoke({})]);
    expect(one.result).not.toBe(other.result);
  });
});
