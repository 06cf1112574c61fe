import { disableServiceAccess } from '../../src/handler/consumer/organizations';

const sent: object[] = [];

jest.mock('@aws-sdk/client-organizations', () => ({
  OrganizationsClient: class {
    constructor(readonly configuration: object) {}
    async send(command: object): Promise<void> { sent.push({ configuration: this.configuration, command }); }
  },
  DisableAWSServiceAccessCommand: class {
    constructor(readonly input: object) {}
  },
}), { virtual: true });

test('trust is taken back through the SDK that the Lambda runtime has, which does not try again by itself', async () => {
  await disableServiceAccess('ram.amazonaws.com');
  expect(sent).toEqual([{ configuration: { maxAttempts: 1 }, command: { input: { ServicePrincipal: 'ram.amazonaws.com' } } }]);
});
