import { ExistingResourceRequest, ResourceRequest, ResourceType, resultOf } from './resources/resource-type';
import { StackResult } from './stack-event';

/** Resource types that do nothing but tell: `log` has a line for each call. Physical ids are numbered per logical id. */
export class Recorder {
  readonly log: string[] = [];
  private readonly created = new Map<string, number>();

  /** The type, with these create-only properties. */
  type(createOnly: string[] = ['Name']): ResourceType {
    return {
      createOnly,
      create: async request => {
        const count = (this.created.get(request.logicalId) ?? 0) + 1;
        this.created.set(request.logicalId, count);
        const physicalId = `${request.logicalId}-${count}`;
        this.tell('create', { ...request, physicalId });
        return this.result(request, physicalId);
      },
      update: async request => {
        this.tell('update', request);
        return this.result(request, request.physicalId);
      },
      delete: async request => this.tell('delete', request),
    };
  }

  private tell(verb: string, { physicalId, properties }: ExistingResourceRequest): void {
    this.log.push(`${verb} ${physicalId} ${Object.entries(properties).map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(' ')}`.trim());
  }

  private result({ properties }: ResourceRequest, physicalId: string) {
    return resultOf(physicalId, { Id: physicalId, ...properties });
  }
}

/** The events of a result as `logicalId status`. */
export function statuses({ events }: StackResult): string[] {
  return events.map(({ logicalId, status }) => `${logicalId} ${status}`);
}
