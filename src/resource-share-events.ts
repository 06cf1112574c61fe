import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import type { IResourceShareRef } from 'aws-cdk-lib/aws-ram';
import type { Construct } from 'constructs';
import { warn } from './private/warn';
import { differ } from './rules/token';

/**
 * Events of a share on the default event bus of its account, as RAM sends them to the owner and to the accounts it is shared with.
 *
 * RAM can fail to share something after a deployment has succeeded, and reports that nowhere else. RAM sends these events on a best-effort basis.
 *
 * AWS documents the source, the type and the status `failed` of these events, but not how they name their share. So the rules match every event
 * that names this share and every event that names no share. A target may receive an event of another share, but never misses one of its own
 * that RAM sends.
 *
 * @see https://docs.aws.amazon.com/ram/latest/userguide/using-eventbridge.html
 */
export class ResourceShareEvents {
  /**
   * The events of a share.
   *
   * @param resourceShare a share of this app, or one that was imported, in the Region of the stack
   */
  public static fromResourceShare(resourceShare: IResourceShareRef): ResourceShareEvents {
    return new ResourceShareEvents(resourceShare);
  }

  private constructor(private readonly resourceShare: IResourceShareRef) {}

  /**
   * A rule for every event of the share.
   *
   * @param id the id of the rule
   */
  public onStateChange(id: string, options: events.OnEventOptions = {}): events.Rule {
    // A share is a construct like any other; its reference interface only doesn't say so.
    const scope = options.crossStackScope ?? this.resourceShare as IResourceShareRef & Construct;
    const { region } = Stack.of(scope);
    if (differ(this.resourceShare.env.region, region)) {
      warn(scope, 'cdk-ram:eventsOfOtherRegion', `the share is in Region ${JSON.stringify(this.resourceShare.env.region)}, and RAM sends its events there and not to ${JSON.stringify(region)}: `
        + 'define the rule in a stack of that Region, or acknowledge this if they are forwarded');
    }
    const rule = new events.Rule(scope, id, options);
    rule.addEventPattern({
      source: ['aws.ram'],
      detailType: ['Resource Sharing State Change'],
      resources: events.Match.anyOf(
        events.Match.exactString(this.resourceShare.resourceShareRef.resourceShareArn),
        events.Match.doesNotExist(),
        events.Match.anythingButWildcard('*:resource-share/*'),
      ),
    });
    rule.addTarget(options.target);
    return rule;
  }

  /**
   * A rule for what RAM could not share, or can no longer share.
   *
   * @param id the id of the rule
   */
  public onSharingFailed(id: string, options: events.OnEventOptions = {}): events.Rule {
    return this.onStatus(id, options, 'failed');
  }

  /**
   * A rule for an invitation that was accepted.
   *
   * AWS doesn't document which event that is. An acceptance completes the association of a principal, so the rule matches every association that
   * is completed, including those that needed no invitation.
   *
   * @param id the id of the rule
   */
  public onInvitationAccepted(id: string, options: events.OnEventOptions = {}): events.Rule {
    return this.onStatus(id, options, 'accepted', 'associated');
  }

  /**
   * A rule for a principal or resource that is no longer in the share, whoever removed it. RAM itself removes a principal when its invitation
   * expires, or when its account leaves the organization.
   *
   * @param id the id of the rule
   */
  public onDisassociated(id: string, options: events.OnEventOptions = {}): events.Rule {
    return this.onStatus(id, options, 'disassociated');
  }

  private onStatus(id: string, options: events.OnEventOptions, ...statuses: string[]): events.Rule {
    const rule = this.onStateChange(id, options);
    // RAM's API has its statuses in upper case, and the documented event in lower case.
    rule.addEventPattern({ detail: { status: events.Match.anyOf(...statuses.map((status) => events.Match.equalsIgnoreCase(status))) } });
    return rule;
  }
}
