import { Outcome } from './answer';
import { ClientTokens, clientTokens } from './client-token';
import { contentsOf, ownerOf } from './contents';
import { CustomResource } from './custom-resource';
import { reasonOf } from './hints';
import { Contents, NOTHING } from './plan';
import { AssociationsAttributes, AssociationsProperties } from './protocol';
import { Kind, Ram } from './ram';
import { reconcile } from './reconcile';
import { remove, takeBack } from './remove';
import { CustomResourceRequest } from './request';
import { Patience } from './retry';
import { ShareWork } from './share-work';
import { Task } from './task';

/** Connects to a share in RAM. */
export type Connect = (resourceShareArn: string, task: Task, patience: Patience, tokens: ClientTokens) => Ram;

type Request = CustomResourceRequest<AssociationsProperties>;

/** Ends the id of a resource whose creation failed and left nothing behind: its deletion must not remove what was there before. */
const CREATE_FAILED = '|create-failed';

/** What may be just a matter of time, because RAM, IAM and organization sharing are eventually consistent. */
const PATIENCE: Patience = { accessDenied: 60_000, unknownResource: 60_000, notPermitted: 90_000, invalidState: 300_000 };
const DELETE_PATIENCE: Patience = { accessDenied: 60_000, notPermitted: 20_000, invalidState: 300_000, unknownResource: 10_000 };
/** The share's own deletion does the rest. */
const PASSING_PATIENCE: Patience = { ...DELETE_PATIENCE, accessDenied: 20_000, unknownResource: 0 };

/** Kept for taking back what a failed creation has done. */
const TAKE_BACK_MS = 60_000;
const MAX_ATTRIBUTE_LENGTH = 1000;

/** The custom resource that owns associations of a share. */
export function associations(connect: Connect): CustomResource<AssociationsProperties> {
  return { fallbackId: freshId, handle };

  async function handle(request: Request, task: Task): Promise<Outcome> {
    const tokens = clientTokens(request.RequestId);
    const { RequestType, ResourceProperties: next, OldResourceProperties: old = next, PhysicalResourceId: id = freshId(request) } = request;
    if (RequestType === 'Create') { return create(next, id, task, tokens); }
    if (RequestType === 'Update') { return update(old, next, id, freshId(request), task, tokens); }
    if (id.endsWith(CREATE_FAILED)) {
      task.log('nothing-was-created');
    } else {
      await deletion(next, task, tokens);
    }
    return { physicalResourceId: id };
  }

  async function create(properties: AssociationsProperties, id: string, task: Task, tokens: ClientTokens): Promise<Outcome> {
    const reserve = Math.min(TAKE_BACK_MS, (task.endsAt - task.clock.now()) / 5);
    const work = start(properties, { ...task, endsAt: task.endsAt - reserve }, PATIENCE, tokens);
    try {
      return { physicalResourceId: id, data: await bring(work, NOTHING, properties) };
    } catch (error) {
      const rest = { ...work, task, ram: connect(properties.ResourceShareArn, task, PATIENCE, tokens), stuckSince: undefined };
      const marker = await takeBack(rest, ownerOf(properties)) ? CREATE_FAILED : '';
      return { physicalResourceId: id + marker, reason: reasonOf(error) };
    }
  }

  async function update(
    old: AssociationsProperties, next: AssociationsProperties, id: string, fresh: string, task: Task, tokens: ClientTokens,
  ): Promise<Outcome> {
    const moved = old.ResourceShareArn !== next.ResourceShareArn;
    const data = await bring(start(next, task, PATIENCE, tokens), moved ? NOTHING : contentsOf(old), next);
    // A rollback to the share that the id already stands for: CloudFormation won't ask for the deletion of what is on the other one.
    if (moved && id === fresh) { await deletion(old, task, tokens); }
    return { physicalResourceId: moved || id.endsWith(CREATE_FAILED) ? fresh : id, data };
  }

  async function deletion(properties: AssociationsProperties, task: Task, tokens: ClientTokens): Promise<void> {
    const passing = properties.ManagedShare !== undefined;
    const work = start(properties, task, passing ? PASSING_PATIENCE : DELETE_PATIENCE, tokens);
    await remove(work, contentsOf(properties), ownerOf(properties), passing);
  }

  function start({ ResourceShareArn }: AssociationsProperties, task: Task, patience: Patience, tokens: ClientTokens): ShareWork {
    return { ram: connect(ResourceShareArn, task, patience, tokens), task, granted: [], displaced: [], pending: new Set() };
  }
}

/** Brings the share from the old contents to what the properties declare. */
async function bring(work: ShareWork, old: Contents, properties: AssociationsProperties): Promise<AssociationsAttributes> {
  const next = contentsOf(properties);
  const owner = ownerOf(properties);
  const before = String(properties.Exclusive) === 'true' ? await withOthers(work, old, next, owner) : old;
  await reconcile(work, before, next, owner);
  const pending = [...work.pending].join(',');
  return {
    ResourceShareArn: properties.ResourceShareArn,
    PendingPrincipals: pending.length <= MAX_ATTRIBUTE_LENGTH ? pending : `${work.pending.size} principals`,
  };
}

/** An exclusive owner also answers for what others put on the share. */
async function withOthers({ ram }: ShareWork, old: Contents, next: Contents, owner: string): Promise<Contents> {
  const all = async (kind: Kind) => [...new Set([...old[kind], ...await ram.live(kind)])];
  const sources = await all('sources');
  return {
    principals: await all('principals'),
    resourceArns: await all('resourceArns'),
    // RAM itself makes the owner's account the source where none is declared.
    sources: next.sources.length ? sources : sources.filter((source) => source !== owner),
  };
}

function freshId({ ResourceProperties, LogicalResourceId }: Request): string {
  return `${ResourceProperties.ResourceShareArn}|${LogicalResourceId}`;
}
