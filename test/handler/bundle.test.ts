import { randomUUID } from 'node:crypto';
import { AssociationsProperties } from '../../src/handler/protocol';
import { ScaledClock, SdkFlavour } from '../driver';
import { RamSimulator, RunningServer, ShareHandle } from '../simulator';
import { Bundled, inlineCode } from './support/bundled';
import { Request } from './support/invoke';
import { ca, gateway, MEMBER, MEMBER_2, OUTSIDER, OWNER, SERVICE } from './support/world';

const code = inlineCode();
const { version } = jest.requireActual<{ version: string }>('../../package.json');

test('the inline code is small, and says where it comes from', () => {
  expect(Buffer.byteLength(code)).toBeLessThanOrEqual(16_384);
  expect(code.split('\n')[0]).toBe(`// github.com/cdk-ram/cdk-ram ${version}`);
});

describe.each([
  ['nodejs22.x', 'current'], ['nodejs22.x', '2024'], ['nodejs24.x', 'current'], ['nodejs24.x', '2024'],
] as [string, SdkFlavour][])('the inline code under %s with the SDK of %s', (runtime, sdk) => {
  const clock = new ScaledClock(40);
  const delays = { associatePrincipal: 2000, associateResource: 2000, associateSource: 2000, disassociate: 2000 };
  const simulator = new RamSimulator({ clock, delays });
  let server: RunningServer;
  let fn: Bundled;

  beforeAll(async () => {
    const organization = simulator.createOrganization('000000000000', { sharingEnabled: true });
    [OWNER, MEMBER, MEMBER_2].forEach((account) => organization.addAccount(account));
    server = await simulator.listen();
    fn = await Bundled.start(clock, code, runtime, sdk, server.endpoint);
  });

  afterAll(async () => {
    await fn.close();
    await server.close();
  });

  const requestFor = (share: ShareHandle, RequestType: Request['RequestType'], declared: object, old?: object): Request => {
    const properties = (more: object): AssociationsProperties => ({ ServiceTimeout: '960', ResourceShareArn: share.arn, ...more });
    return {
      RequestType,
      RequestId: randomUUID(),
      StackId: 'arn:aws:cloudformation:us-east-1:111111111111:stack/network/1',
      LogicalResourceId: 'Associations',
      ResponseURL: '',
      ResourceProperties: properties(declared),
      ...(RequestType !== 'Create' && { PhysicalResourceId: `${share.arn}|Associations` }),
      ...(old && { OldResourceProperties: properties(old) }),
    };
  };
  const live = (share: ShareHandle) => [...share.principals(), ...share.resources(), ...share.sources()]
    .filter(({ status }) => status.startsWith('ASSOCIAT')).map(({ entity }) => entity);

  test('creates, updates and deletes', async () => {
    const share = simulator.seedShare({ owner: OWNER });
    const first = { Principals: [MEMBER, OUTSIDER], ResourceArns: [gateway(1)] };
    const second = { Principals: [MEMBER_2], ResourceArns: [gateway(2)] };

    const created = await fn.invoke(requestFor(share, 'Create', first));
    expect(created.answers).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: `${share.arn}|Associations`, Data: { PendingPrincipals: OUTSIDER } }]);
    expect(live(share)).toEqual([MEMBER, OUTSIDER, gateway(1)]);

    const updated = await fn.invoke(requestFor(share, 'Update', second, first));
    expect(updated.answers).toMatchObject([{ Status: 'SUCCESS' }]);
    expect(live(share)).toEqual([MEMBER_2, gateway(2)]);

    const deleted = await fn.invoke(requestFor(share, 'Delete', second));
    expect(deleted.answers).toMatchObject([{ Status: 'SUCCESS' }]);
    expect(live(share)).toEqual([]);
    expect(fn.violations).toEqual([]);
  });

  test('shares with a service on behalf of its sources', async () => {
    const share = simulator.seedShare({ owner: OWNER });
    const [first, second] = [[MEMBER], [MEMBER_2]].map((Sources) => ({ Principals: [SERVICE], ResourceArns: [ca(1)], Sources }));

    await fn.invoke(requestFor(share, 'Create', first));
    expect(live(share)).toEqual([SERVICE, ca(1), MEMBER]);
    await fn.invoke(requestFor(share, 'Update', second, first));
    expect(live(share)).toEqual([SERVICE, ca(1), MEMBER_2]);
    await fn.invoke(requestFor(share, 'Delete', second));
    expect(live(share)).toEqual([]);
  });

  test('fails with the reason of RAM', async () => {
    const share = simulator.seedShare({ owner: OWNER });
    const { answers, logs } = await fn.invoke(requestFor(share, 'Create', { Principals: ['o-abcdefghij'] }));

    expect(answers).toMatchObject([{ Status: 'FAILED', PhysicalResourceId: `${share.arn}|Associations|-failed` }]);
    expect(answers[0].Reason).toContain('Principal ID o-abcdefghij is malformed.');
    expect(logs.map(({ decision }) => decision)).toEqual(['request', 'associate', 'take-back', 'failed', 'answered']);
  });
});
