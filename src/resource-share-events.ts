import * as events from 'aws-cdk-lib/aws-events';
import type { IResourceShareRef } from 'aws-cdk-lib/aws-ram';
import type { Construct } from 'constructs';

/**
 * Events of a share on the default event bus of its account, as RAM sends them to the owner and to the accounts it is shared with.
 *
 * RAM can fail to share something after a deployment has succeeded, and says so nowhere else. It sends each event as well as it can, without
 * guarantee.
 *
 * AWS documents the source, the type and the status `failed` of these events, but not how they name their share. So the rules match each event
 * that names this share and each that names none, and a target may see an event of another share, but misses none of its own.
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
   * A rule for each event of the share.
   *
   * @param id the id of the rule
   */
  public onStateChange(id: string, options: events.OnEventOptions = {}): events.Rule {
    // A share is a construct like any other; its reference interface only doesn't say so.
    const scope = options.crossStackScope ?? this.resourceShare as IResourceShareRef & Construct;
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
   * A rule for what RAM could not share, or no longer can.
   *
   * @param id the id of the rule
   */
  public onSharingFailed(id: string, options: events.OnEventOptions = {}): events.Rule {
    return this.onStatus(id, options, 'failed');
  }

  /**
   * A rule for an invitation that was accepted.
   *
   * AWS doesn't document which event that is. An acceptance completes the association of a principal, so the rule matches each association that
   * was completed: also one that needed no invitation.
   *
   * @param id the id of the rule
   */
  public onInvitationAccepted(id: string, options: events.OnEventOptions = {}): events.Rule {
    return this.onStatus(id, options, 'accepted', 'associated');
  }

  /**
   * A rule for a principal or resource that is no longer in the share, whoever took it out: RAM itself does so when an invitation expires or
   * an account leaves the organization.
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
