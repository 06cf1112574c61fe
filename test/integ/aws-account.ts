import {
  CloudFormationClient, CreateStackCommand, DeleteStackCommand, DescribeStackEventsCommand, DescribeStacksCommand, UpdateStackCommand,
  waitUntilStackCreateComplete, waitUntilStackDeleteComplete, waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import { RAMClient } from '@aws-sdk/client-ram';
import { Account } from './scenario';

const MAX_WAIT_S = 1800;

/** The account of a named profile. */
export function awsAccount(profile: string, account: string, region: string): Account {
  const cloudFormation = new CloudFormationClient({ profile, region });
  const waiting = { client: cloudFormation, maxWaitTime: MAX_WAIT_S };

  return {
    account,
    region,
    ram: new RAMClient({ profile, region }),
    deploy: async (StackName, template) => {
      const input = { StackName, TemplateBody: JSON.stringify(template), Capabilities: ['CAPABILITY_IAM' as const] };
      try {
        if (await exists(StackName)) {
          await cloudFormation.send(new UpdateStackCommand(input));
          await waitUntilStackUpdateComplete(waiting, { StackName });
        } else {
          await cloudFormation.send(new CreateStackCommand(input));
          await waitUntilStackCreateComplete(waiting, { StackName });
        }
      } catch (error) {
        throw new Error(`${StackName} was not deployed: ${await reasons(StackName)}`, { cause: error });
      }
      const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
      return Object.fromEntries((Stacks[0].Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
    },
    remove: async (StackName) => {
      await cloudFormation.send(new DeleteStackCommand({ StackName }));
      try {
        await waitUntilStackDeleteComplete(waiting, { StackName });
      } catch (error) {
        throw new Error(`${StackName} was not deleted: ${await reasons(StackName)}`, { cause: error });
      }
    },
  };

  async function exists(StackName: string): Promise<boolean> {
    return cloudFormation.send(new DescribeStacksCommand({ StackName })).then(() => true, (error: Error) => {
      if (error.name === 'ValidationError') { return false; }
      throw error;
    });
  }

  async function reasons(StackName: string): Promise<string> {
    const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName }));
    return StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED'))
      .map(({ LogicalResourceId, ResourceStatusReason }) => `${LogicalResourceId}: ${ResourceStatusReason}`).join('\n');
  }
}
