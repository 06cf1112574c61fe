import { disableServiceAccess } from '../../src/handler/consumer/organizations';

const sent: object[] = [];

jest.mock('@aws-sdk/client-organizations', () => ({
  OrganizationsClient: class {
    async send(command: object): Promise<void> { sent.push(command); }
  },
  DisableAWSServiceAccessCommand: class {
    constructor(readonly input: object) {}
  },
}), { virtual: true });

test('trust is taken back through the SDK that the Lambda runtime has', async () => {
  await disableServiceAccess('ram.amazonaws.com');
  expect(sent).toEqual([{ input: { ServicePrincipal: 'ram.amazonaws.com' } }]);
});
