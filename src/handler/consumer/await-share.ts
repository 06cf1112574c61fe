import { ShareSelector } from '../consumer-protocol';
import { KnownError } from '../errors';
import { Task } from '../runtime';
import { assess, Attributes } from './attributes';
import type { Directory, ResourceShareInvitation, ShareFilter } from './directory';
import { findShare } from './find-share';
import { lookUntilFound, Observation } from './look-until-found';
import { describe, Place, unreachable } from './place';

/** Errors that only say that an invitation is no longer what it was when it was read; the next look shows what it is now. */
const OVERTAKEN = /^ResourceShareInvitation/;

/** The ARN of the one active share of this account that is selected. */
export async function ownShare(directory: Directory, task: Task, selector: ShareSelector): Promise<string> {
  return lookUntilFound(task, async () => findShare({ selector, shares: await directory.shares('SELF', filterOf(selector)) }) as Observation<string>);
}

/** A share of another account that can be seen. */
export interface ReceivedShare {
  readonly arn: string;
  /** Whether its invitation was accepted on the way. */
  readonly accepted: boolean;
}

/** The one share of another account that is selected, once it can be seen. */
export async function receivedShare(
  directory: Directory, task: Task, selector: ShareSelector, consumer: Place, accepting: boolean,
): Promise<ReceivedShare> {
  const obstacle = unreachable(selector, consumer);
  if (obstacle !== undefined) { throw new Error(obstacle); }
  const accepted: unknown[] = [];
  const arn = await lookUntilFound(task, async () => {
    const shares = await directory.shares('OTHER-ACCOUNTS', filterOf(selector));
    const finding = findShare({ selector, consumer, shares, invitations: accepting ? await directory.invitations() : undefined });
    if (!('accept' in finding)) { return finding; }
    for (const invitation of finding.accept) {
      if (await accept(directory, task, invitation)) { accepted.push(invitation.resourceShareArn); }
    }
    return { wait: `The invitation to the share ${describe(selector)} was accepted, but account ${consumer.account} can't see it yet` };
  });
  return { arn, accepted: accepted.includes(arn) };
}

/**
 * Whether this very request has accepted the invitation to a share when it was delivered before.
 *
 * An invitation can be accepted only once: RAM gives its answer again to a call with the same client token, and refuses all others.
 */
export async function hasAccepted(directory: Directory, task: Task, arn: string): Promise<boolean> {
  const answered = (await directory.invitations()).filter(({ resourceShareArn, status }) => resourceShareArn === arn && status === 'ACCEPTED');
  for (const invitation of answered) {
    if (await accept(directory, task, invitation)) { return true; }
  }
  return false;
}

/** What is asked for of a share: read until it is there, can be used, and is the same twice in a row: resources appear one by one. */
export async function receivedResources(directory: Directory, task: Task, resourceShareArn: string, requests: string[]): Promise<Attributes> {
  let before: string | undefined;
  return lookUntilFound(task, async () => {
    const resources = await directory.resources(resourceShareArn);
    const listed = JSON.stringify(resources.map(({ arn }) => arn).sort());
    const same = listed === before;
    before = listed;
    const observation = assess(resourceShareArn, resources, requests);
    return 'found' in observation && !same ? { wait: `The resources of the share ${resourceShareArn} are still appearing` } : observation;
  });
}

/** Accepts an invitation; false if it no longer can be accepted. */
async function accept(directory: Directory, task: Task, { resourceShareInvitationArn, resourceShareArn }: ResourceShareInvitation): Promise<boolean> {
  task.log('accept', { resourceShareInvitationArn, resourceShareArn });
  try {
    await directory.accept(resourceShareInvitationArn!);
    return true;
  } catch (error) {
    const { name = '', message, failedOperation } = error as KnownError;
    if (!OVERTAKEN.test(name)) { throw error; }
    delete task.refusals[failedOperation!];
    task.log('overtaken', { resourceShareInvitationArn, message });
    return false;
  }
}

function filterOf({ ResourceShareArn, Name }: ShareSelector): ShareFilter {
  return ResourceShareArn !== undefined ? { resourceShareArns: [ResourceShareArn] } : { name: Name! };
}
