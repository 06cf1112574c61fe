import type { ResourceStatus } from '@aws-sdk/client-ram';

/** How usable a shared resource is. */
export interface UsabilityOfResource {
  readonly status: ResourceStatus;
  readonly statusMessage?: string;
}

/** The status that ListResources shows, per resource and, if need be, per consuming account. */
export class ResourceStatuses {
  private readonly statuses = new Map<string, UsabilityOfResource>();

  set(resourceArn: string, status: UsabilityOfResource, account = ''): void {
    this.statuses.set(`${resourceArn} ${account}`, status);
  }

  get(resourceArn: string, account: string): UsabilityOfResource {
    return this.statuses.get(`${resourceArn} ${account}`) ?? this.statuses.get(`${resourceArn} `) ?? { status: 'AVAILABLE' };
  }
}
