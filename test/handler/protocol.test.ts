import { gateway, MEMBER, MEMBER_2, World } from './support/world';

const DECLARED = { Principals: [MEMBER], ResourceArns: [gateway(1)] };
const decisions = (logs: readonly { decision: string }[]) => logs.map(({ decision }) => decision);

describe('an answer', () => {
  test('echoes what CloudFormation knows the request by', async () => {
    const world = new World();
    const event = world.event({ ResourceProperties: world.properties(DECLARED) });
    const { answers } = await world.send(event);

    expect(answers).toEqual([{
      Status: 'SUCCESS',
      PhysicalResourceId: `${world.share.arn}|Associations`,
      StackId: event.StackId,
      RequestId: event.RequestId,
      LogicalResourceId: 'Associations',
      Data: { ResourceShareArn: world.share.arn, PendingPrincipals: '' },
    }]);
  });

  test('is uploaded again until it arrives', async () => {
    const world = new World();
    world.host.uploads.push(503, new Error('connect ECONNRESET'), 'hang', 403);
    const { answers, logs, took } = await world.create(DECLARED);

    expect(answers).toHaveLength(1);
    expect(logs.filter(({ operation }) => operation === 'upload').map(({ decision, message }) => [decision, message])).toEqual([
      ['retry', 'HTTP 503'], ['retry', 'connect ECONNRESET'], ['retry', 'no answer within 5 s'], ['retry', 'HTTP 403'],
    ]);
    expect(took).toBeLessThan(20_000);
  });

  test('that never arrives is given up before the function is killed', async () => {
    const world = new World();
    world.host.uploads.push(...Array<number>(1000).fill(500));
    const { answers, logs, took } = await world.create(DECLARED, { remainingMs: 60_000 });

    expect(answers).toEqual([]);
    expect(logs).toContainEqual(expect.objectContaining({ decision: 'not-answered', message: 'HTTP 500' }));
    expect(took).toBeGreaterThan(50_000);
    expect(took).toBeLessThan(70_000);
  });

  test.each([900_000, 60_000, 10_000, 3000])('goes out in time when RAM hangs for ever and the function has %i ms', async (remainingMs) => {
    const world = new World();
    world.simulator.faults.add({ operation: '*', kind: 'hang', delayMs: 86_400_000, times: 10_000 });
    const { answers, took } = await world.create(DECLARED, { remainingMs });

    expect(answers).toMatchObject([{ Status: 'FAILED', PhysicalResourceId: expect.stringContaining(world.share.arn) }]);
    expect(took).toBeLessThan(remainingMs);
  });

  test('comes before CloudFormation stops waiting, even if the function could run longer', async () => {
    const world = new World();
    world.simulator.faults.add({ operation: '*', kind: 'throttle', times: 10_000 });
    const { answer, took } = await world.create({ ...DECLARED, ServiceTimeout: '120' });

    expect(answer.Status).toBe('FAILED');
    expect(took).toBeLessThan(120_000);
  });

  test('is below 4,096 bytes, however much has failed', async () => {
    const world = new World({ paging: { size: 500, emptyEvery: 0 } });
    const arns = Array.from({ length: 120 }, (_, n) => gateway(n));
    world.simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', message: 'Nö. '.repeat(50), times: 2 });
    const { answer } = await world.create({ ResourceArns: arns });

    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThanOrEqual(4096);
    expect(answer.Reason).toMatch(/^120 of 120 associations failed: .*, and 1\d\d more$/s);
  });

  test('says how many principals are pending when their names are too many', async () => {
    const principals = Array.from({ length: 100 }, (_, n) => String(700_000_000_000 + n));
    const world = new World({ paging: { size: 500, emptyEvery: 0 } });
    const { answer } = await world.create({ Principals: principals });

    expect(answer.Data?.PendingPrincipals).toBe('100 principals');
  });
});

describe('an event', () => {
  test('that comes twice is answered twice the same, and carried out once', async () => {
    const world = new World();
    const event = world.event({ ResourceProperties: world.properties(DECLARED) });
    const first = await world.send(event);
    const second = await world.send(event);

    expect(second.calls).toEqual([]);
    expect(second.answers).toEqual(first.answers);
  });

  test('that comes twice to two environments is carried out twice, with the same client tokens', async () => {
    const world = new World();
    const event = world.event({ ResourceProperties: world.properties(DECLARED) });
    const first = await world.send(event);
    world.host.coldStart();
    const second = await world.send(event);

    expect(second.answers).toEqual(first.answers);
    expect(second.changes).toEqual([]);
  });

  test('that CloudFormation has stopped waiting for is left alone', async () => {
    const world = new World();
    const event = world.event({ ResourceProperties: world.properties(DECLARED) });
    world.time.advance(960_000);
    const { answers, calls, logs } = await world.send(event);

    expect(answers).toEqual([]);
    expect(calls).toEqual([]);
    expect(decisions(logs)).toEqual(['too-late']);
  });

  test('whose response URL has expired is left alone', async () => {
    const world = new World();
    const expires = Math.floor(world.time.now() / 1000) - 1;
    const { calls, logs } = await world.request({ ResponseURL: `https://bucket.s3.amazonaws.com/answer?AWSAccessKeyId=x&Expires=${expires}&Signature=y` });

    expect(calls).toEqual([]);
    expect(decisions(logs)).toEqual(['too-late']);
  });

  test('that is older than one that was handled for the same resource is left alone', async () => {
    const world = new World();
    const older = world.event({ ResourceProperties: world.properties({ Principals: [MEMBER_2] }) });
    world.time.advance(5000);
    await world.create(DECLARED);
    const { answers, calls, logs } = await world.send(older);

    expect(answers).toEqual([]);
    expect(calls).toEqual([]);
    expect(decisions(logs)).toEqual(['outdated']);
  });

  test('that is older than one for another resource is handled', async () => {
    const world = new World();
    const older = world.event({ LogicalResourceId: 'Others', ResourceProperties: world.properties({ Principals: [MEMBER_2] }) });
    world.time.advance(5000);
    await world.create(DECLARED);

    expect((await world.send(older)).answer.Status).toBe('SUCCESS');
  });

  test.each([
    ['without a request type', { RequestType: undefined }],
    ['of an unknown request type', { RequestType: 'Move' }],
    ['without properties', { ResourceProperties: undefined }],
    ['without a request id', { RequestId: undefined }],
  ])('%s is refused', async (_, flaw) => {
    const world = new World();
    const { answers, calls } = await world.send({ ...world.event({}), ...flaw });

    expect(answers).toMatchObject([{ Status: 'FAILED', PhysicalResourceId: 'Associations', Reason: 'Malformed request' }]);
    expect(calls).toEqual([]);
  });

  test('with nothing but a response URL is refused', async () => {
    const world = new World();
    const { answers } = await world.send({ ResponseURL: world.responseUrl() });

    expect(answers).toMatchObject([{ Status: 'FAILED', PhysicalResourceId: 'none' }]);
  });

  test.each([[{}], [undefined], [null], ['text'], [{ ResponseURL: 'nowhere' }], [{ ResponseURL: 'ftp://host/' }]])(
    'that nobody can answer, %j, does no harm', async (event) => {
      const world = new World();
      const { answers, calls, logs } = await world.send(event);

      expect(answers).toEqual([]);
      expect(calls).toEqual([]);
      expect(decisions(logs)).toEqual(['unanswerable']);
    });

  test('whose share has no ARN fails', async () => {
    const world = new World();
    const { answer } = await world.request({ ResourceProperties: world.properties({ ResourceShareArn: undefined }) });

    expect(answer.Status).toBe('FAILED');
  });
});

test('the log never holds the response URL or a credential', async () => {
  const world = new World();
  world.simulator.faults.add({ operation: '*', kind: 'throttle', times: 3 });
  world.host.uploads.push(500, new Error('reset'));
  const { logs } = await world.create(DECLARED);

  expect(logs.length).toBeGreaterThan(5);
  expect(JSON.stringify(logs)).not.toMatch(/https?:|amazonaws\.com|X-Amz|AKIA|secret/);
});
