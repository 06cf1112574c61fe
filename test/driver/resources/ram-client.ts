import { RAMClient } from '@aws-sdk/client-ram';
import { Environment } from '../environment';

/** Gives the RAM client of an account and region: CloudFormation's own, not that of a function. */
export type RamClients = (environment: Environment) => RAMClient;

/** Clients that speak to this endpoint. */
export function ramClients(endpoint: string): RamClients {
  return ({ account, region }) => new RAMClient({
    endpoint,
    region,
    credentials: { accessKeyId: `AKIA${account}CFNX`, secretAccessKey: 'secret-access-key-of-cloudformation' },
  });
}
