import { AdministeredSimulator } from './admin';

const OWNER = '111111111111';
const OUTSIDER = '333333333333';

function administered() {
  const simulator = new AdministeredSimulator();
  const send = (method: string, path: string, body?: object) => {
    const response = simulator.handle({ method, path, headers: {}, body: body && JSON.stringify(body) });
    return { status: response.status, body: JSON.parse(response.body) };
  };
  return { send, admin: (route: string, body: object) => send('POST', `/_simulator/${route}`, body).body };
}

test('a program of another language sets the scene and looks at what is there', () => {
  const { send, admin } = administered();
  const { arn, units } = admin('organizations', { managementAccount: OWNER, sharingEnabled: true, units: { dev: ['222222222222'] } });
  const share = admin('shares', { name: 'a', principals: [units.dev, arn] });

  expect(send('GET', '/_simulator/shares').body).toMatchObject([{ arn: share.arn, principals: [{ entity: units.dev, status: 'ASSOCIATED' }, { entity: arn }] }]);
});

test('RAM itself is served beside, its calls are told', () => {
  const { send } = administered();
  send('POST', '/createresourceshare', { name: 'a' });

  expect(send('GET', '/_simulator/calls').body).toMatchObject([{ operation: 'CreateResourceShare', input: { name: 'a' }, status: 200 }]);
});

test('faults are added and cleared', () => {
  const { send, admin } = administered();
  admin('faults', { operation: '*', kind: 'throttle', times: 5 });
  expect(send('POST', '/createresourceshare', { name: 'a' }).status).toBe(429);
  send('DELETE', '/_simulator/faults');
  expect(send('POST', '/createresourceshare', { name: 'a' }).status).toBe(200);
});

test.each([
  ['accept', {}, 'ASSOCIATED'],
  ['reject', {}, 'DISASSOCIATED'],
  ['associations', { change: ['PRINCIPAL', OUTSIDER, 'SUSPENDED'] }, 'SUSPENDED'],
])('%s and time are in the program\'s hands', (route, body, status) => {
  const { send, admin } = administered();
  const { arn } = admin('shares', { principals: [OUTSIDER] });
  admin(route, { resourceShareArn: arn, account: OUTSIDER, ...body });
  admin('advance', { milliseconds: 60_000 });

  expect(send('GET', '/_simulator/shares').body[0].principals).toMatchObject([{ status }]);
});

test('accounts leave', () => {
  const { send, admin } = administered();
  admin('organizations', { managementAccount: OWNER, sharingEnabled: true, accounts: ['222222222222'] });
  admin('shares', { principals: ['222222222222'] });
  admin('leave', { account: '222222222222' });

  expect(send('GET', '/_simulator/shares').body[0].principals).toMatchObject([{ status: 'DISASSOCIATING' }]);
});

test('a reset forgets everything and takes other rules', () => {
  const { send, admin } = administered();
  admin('shares', {});
  admin('reset', { rules: { listSourceAssociations: 'missing' } });

  expect(send('GET', '/_simulator/shares').body).toEqual([]);
  expect(send('POST', '/listsourceassociations', {}).status).toBe(404);
});

test('other routes do not exist', () => {
  expect(administered().send('GET', '/_simulator/nonsense').status).toBe(404);
});
