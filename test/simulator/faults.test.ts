import * as ram from '@aws-sdk/client-ram';
import type { Fault } from './faults';
import type { RunningServer } from './http-server';
import { credentialsFor } from './protocol/caller';
import { arnOf, createWorld, MEMBER, OWNER, shareIn, type World } from './world';

let world: World;
let server: RunningServer;
let share: ReturnType<typeof shareIn>;

beforeEach(async () => {
  world = createWorld();
  server = await world.simulator.listen();
  share = shareIn(world);
});
afterEach(() => server.close());

function client(maxAttempts = 1): ram.RAMClient {
  return new ram.RAMClient({ endpoint: server.endpoint, region: 'eu-west-1', credentials: credentialsFor(OWNER), maxAttempts });
}

function associate(maxAttempts = 1, principals = [MEMBER]) {
  return client(maxAttempts).send(new ram.AssociateResourceShareCommand({ resourceShareArn: share.share.arn, principals }));
}

function strike(fault: Omit<Fault, 'operation'>): void {
  world.simulator.faults.add({ operation: 'AssociateResourceShare', ...fault });
}

describe('what the SDK sees over HTTP', () => {
  test.each<[Fault['kind'], string, number]>([
    ['throttle', 'ThrottlingException', 429],
    ['serverInternal', 'ServerInternalException', 500],
    ['serviceUnavailable', 'ServiceUnavailableException', 503],
    ['accessDenied', 'AccessDeniedException', 403],
  ])('%s is refused with %s and %d, and nothing takes effect', async (kind, name, httpStatusCode) => {
    strike({ kind });

    await expect(associate()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
    expect(share.share.principals()).toEqual([]);
    expect(world.simulator.calls).toMatchObject([{ operation: 'AssociateResourceShare', status: httpStatusCode, error: name, fault: kind }]);
  });

  test.each<Fault['kind']>(['throttle', 'serverInternal', 'serviceUnavailable', 'resetBefore'])('%s is overcome by the SDK\'s own retries', async kind => {
    strike({ kind, times: 2 });

    await expect(associate(3)).resolves.toMatchObject({ $metadata: { attempts: 3 } });
  });

  test.each<[Fault['kind'], number]>([['resetBefore', 0], ['resetAfter', 1]])('%s resets the connection', async (kind, principals) => {
    strike({ kind });

    await expect(associate()).rejects.toThrow('read ECONNRESET');
    expect(share.share.principals()).toHaveLength(principals);
    expect(world.simulator.calls).toMatchObject([{ status: 0, fault: kind }]);
  });

  test('a cut-off answer cannot be parsed, the call took effect', async () => {
    strike({ kind: 'cutOff' });

    await expect(associate()).rejects.toThrow(SyntaxError);
    expect(share.share.principals()).toHaveLength(1);
  });

  test('a slow answer comes late', async () => {
    strike({ kind: 'hang', delayMs: 150 });
    const started = Date.now();
    await associate();

    expect(Date.now() - started).toBeGreaterThanOrEqual(145);
  });

  test('an answer that never comes lasts until the caller gives up', async () => {
    strike({ kind: 'hang' });
    const command = new ram.AssociateResourceShareCommand({ resourceShareArn: share.share.arn, principals: [MEMBER] });

    await expect(client().send(command, { abortSignal: AbortSignal.timeout(100) })).rejects.toMatchObject({ name: 'AbortError' });
    expect(share.share.principals()).toHaveLength(1);
  });

  test('access denied names who, what and which resource', async () => {
    strike({ kind: 'accessDenied' });

    await expect(associate()).rejects.toThrow(`User: arn:aws:sts::${OWNER}:assumed-role/caller/session is not authorized to perform: `
      + `ram:AssociateResourceShare on resource: ${share.share.arn} because no identity-based policy allows the ram:AssociateResourceShare action`);
  });

  test('an empty page has a token for the next one', async () => {
    shareIn(world, { principals: [MEMBER] });
    world.simulator.faults.add({ operation: 'GetResourceShareAssociations', kind: 'emptyPage' });
    const pages = ram.paginateGetResourceShareAssociations({ client: client() }, { associationType: 'PRINCIPAL' });
    const sizes: number[] = [];
    for await (const page of pages) {
      sizes.push(page.resourceShareAssociations!.length);
    }

    expect(sizes).toEqual([0, 1]);
  });
});

describe('associations that are struck', () => {
  test('fail at once, which the answer shows', async () => {
    strike({ kind: 'associationFailed', message: 'no capacity' });

    expect((await associate()).resourceShareAssociations).toMatchObject([{ status: 'FAILED', statusMessage: 'no capacity' }]);
  });

  test.each<[Fault['kind'], string]>([
    ['associationFailed', 'FAILED'], ['disassociated', 'DISASSOCIATED'], ['suspended', 'SUSPENDED'], ['restoring', 'RESTORING'],
  ])('%s makes them %s later', async (kind, status) => {
    strike({ kind, delayMs: 1000 });
    await associate();
    expect(share.share.principals()).toMatchObject([{ status: 'ASSOCIATING' }]);
    world.clock.advance(1000);

    expect(share.share.principals()).toMatchObject([{ status }]);
  });

  test('are only those that were named', async () => {
    strike({ kind: 'associationFailed', entity: arnOf.transitGateway(2) });
    share.associate({ resourceArns: [arnOf.transitGateway(1)] });
    share.associate({ resourceArns: [arnOf.transitGateway(2), arnOf.transitGateway(3)] });

    expect(share.share.resources().map(({ status }) => status)).toEqual(['ASSOCIATING', 'FAILED', 'ASSOCIATING']);
  });
});

describe('when a fault strikes', () => {
  const outcomes = async (count: number) => {
    for (let n = 0; n < count; n++) {
      await associate().catch(() => undefined);
    }
    return world.simulator.calls.map(({ status }) => status);
  };

  test('once unless told otherwise', async () => {
    strike({ kind: 'throttle' });
    expect(await outcomes(2)).toEqual([429, 200]);
    expect(world.simulator.faults.isEmpty).toBe(true);
  });

  test('as often as asked for, after as many calls as asked for', async () => {
    strike({ kind: 'throttle', times: 2, after: 1 });
    expect(await outcomes(4)).toEqual([200, 429, 429, 200]);
  });

  test('as long as asked for', async () => {
    strike({ kind: 'throttle', forMs: 1000 });
    await outcomes(2);
    world.clock.advance(1000);
    expect(await outcomes(1)).toEqual([429, 429, 200]);
  });

  test('two faults one after the other', async () => {
    strike({ kind: 'throttle' });
    strike({ kind: 'serverInternal' });
    expect(await outcomes(3)).toEqual([429, 500, 200]);
  });

  test('only calls whose input matches', async () => {
    strike({ kind: 'throttle', match: { principals: ['444444444444'] } });
    strike({ kind: 'serverInternal', match: ({ account }) => account === MEMBER });
    expect(await outcomes(1)).toEqual([200]);
    await expect(associate(1, ['444444444444'])).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  test('never after all were cleared', async () => {
    strike({ kind: 'throttle' });
    world.simulator.faults.clear();
    expect(await outcomes(1)).toEqual([200]);
  });
});

test('calls are told to listeners until they stop listening', () => {
  const heard: string[] = [];
  const stop = world.simulator.onCall(({ operation }) => heard.push(operation));
  world.call('ListResourceTypes', {});
  stop();
  world.call('ListResourceTypes', {});

  expect(heard).toEqual(['ListResourceTypes']);
});

test('with a virtual clock and no socket, a slow answer takes virtual time', async () => {
  const before = world.clock.now();
  world.simulator.faults.add({ operation: '*', kind: 'hang', delayMs: 60_000 });
  await world.as(OWNER).send(new ram.ListResourceTypesCommand({}));

  expect(world.clock.now() - before).toBe(60_000);
});

test.each<Fault['kind']>(['throttle', 'resetBefore', 'resetAfter'])('without a socket, %s is retried by the SDK as over HTTP', async kind => {
  world.simulator.faults.add({ operation: '*', kind, times: 2 });
  const ramClient = new ram.RAMClient({
    region: 'eu-west-1', credentials: credentialsFor(OWNER), requestHandler: world.simulator.requestHandler(), maxAttempts: 3,
  });

  await expect(ramClient.send(new ram.ListResourceTypesCommand({}))).resolves.toMatchObject({ $metadata: { attempts: 3 } });
});
