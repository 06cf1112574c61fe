import { createRequire } from 'node:module';

/** As much of the Organizations SDK as is used here; the Lambda runtime has all of it. */
interface OrganizationsSdk {
  readonly OrganizationsClient: new (configuration: { maxAttempts: number }) => { send(command: object): Promise<unknown> };
  readonly DisableAWSServiceAccessCommand: new (input: { ServicePrincipal: string }) => object;
}

/** Takes an organization's trust in an AWS service back. */
export async function disableServiceAccess(servicePrincipal: string): Promise<void> {
  // Loaded only where it is needed, which is hardly anywhere.
  const { OrganizationsClient, DisableAWSServiceAccessCommand } = createRequire(__filename)('@aws-sdk/client-organizations') as OrganizationsSdk;
  await new OrganizationsClient({ maxAttempts: 1 }).send(new DisableAWSServiceAccessCommand({ ServicePrincipal: servicePrincipal }));
}
