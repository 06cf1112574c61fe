import type {
  IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport, PolicyViolatingResource, PolicyViolation,
} from 'aws-cdk-lib';
import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Acknowledgement } from './acknowledgement';
import { acknowledgementOf } from './acknowledgement';
import { declaredShares } from './declarations';
import type { Declaration } from './declarations';
import type { Finding, Rule } from './finding';
import type { SharingPolicy } from './policy';
import { externalPrincipals } from './rules/external-principals';
import { permissions } from './rules/permissions';
import { recipients } from './rules/recipients';
import { requiredTags } from './rules/required-tags';
import { resourceTypes } from './rules/resource-types';
import { SynthesizedApp } from './synthesized-app';

const RULES: Rule[] = [recipients, externalPrincipals, resourceTypes, permissions, requiredTags];

/**
 * Checks the shares below a scope, as they stand in the templates, against a policy.
 */
export class GuardrailPlugin implements IPolicyValidationPlugin {
  /** Part of the ids under which rules are acknowledged. */
  public readonly name = 'cdk-ram';

  constructor(private readonly scope: IConstruct, private readonly policy: SharingPolicy) {
  }

  public validate({ appConstruct, templatePaths }: IPolicyValidationContext): PolicyValidationPluginReport {
    const shares = declaredShares(new SynthesizedApp(appConstruct, templatePaths));
    const findings = shares.flatMap((share) => RULES.flatMap((rule) => rule(share, this.policy)))
      .filter(({ declaration }) => declaration.construct.node.scopes.includes(this.scope))
      .map((finding) => ({ finding, acknowledgement: acknowledgementOf(finding.declaration.construct, this.id(finding)) }));
    return {
      success: findings.every(({ acknowledgement }) => acknowledgement !== undefined),
      violations: findings.map(({ finding, acknowledgement }) => this.violation(finding, acknowledgement)),
    };
  }

  private id({ rule }: Finding): string {
    return `${this.name}::${rule}`;
  }

  /**
   * Older versions of AWS CDK let an acknowledgement anywhere in an app count everywhere, except for what is fatal. So a violation is fatal
   * until it is acknowledged where it is found; then CDK moves it to the acknowledged ones of its report.
   */
  private violation(finding: Finding, acknowledgement?: Acknowledgement): PolicyViolation {
    const { rule, description, fix, declaration, location } = finding;
    return {
      ruleName: rule,
      description,
      fix: `${fix}; if it has to be, acknowledge it with a reason: Validations.of(construct).acknowledge({ id: '${this.id(finding)}', reason: '…' })`,
      severity: acknowledgement ? 'error' : 'fatal',
      violatingResources: [violatingResource(declaration, location)],
      ruleMetadata: acknowledgement && { acknowledgedAt: acknowledgement.path, reason: acknowledgement.reason },
    };
  }
}

function violatingResource({ construct, logicalId, template }: Declaration, location: string): PolicyViolatingResource {
  return CfnResource.isCfnResource(construct)
    ? { resourceLogicalId: logicalId, templatePath: template.file, locations: [location] }
    : { constructPath: construct.node.path, locations: [location] };
}
