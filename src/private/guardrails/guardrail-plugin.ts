import type {
  IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport, PolicyViolatingResource, PolicyViolation,
} from 'aws-cdk-lib';
import { CfnResource, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Acknowledgement } from '../acknowledgement';
import { acknowledgementOf } from '../acknowledgement';
import { declaredShares } from './declarations';
import type { Finding, Rule } from './finding';
import { restricts } from './policy';
import type { SharingPolicy } from './policy';
import { defaultPermissions } from './rules/default-permissions';
import { externalPrincipals } from './rules/external-principals';
import { permissions } from './rules/permissions';
import { recipients } from './rules/recipients';
import { requiredTags } from './rules/required-tags';
import { resourceTypes } from './rules/resource-types';
import { unreadableTemplates } from './rules/unreadable-templates';
import { SynthesizedApp } from './synthesized-app';

const RULES: Rule[] = [recipients, externalPrincipals, resourceTypes, permissions, defaultPermissions, requiredTags];

/**
 * Checks the shares below a scope, as they stand in the templates, against a policy.
 */
export class GuardrailPlugin implements IPolicyValidationPlugin {
  /** Part of the ids under which rules are acknowledged. */
  public readonly name = 'cdk-ram';

  constructor(private readonly scope: IConstruct, private readonly policy: SharingPolicy, private readonly guardrails: IConstruct) {
  }

  public validate({ templatePaths }: IPolicyValidationContext): PolicyValidationPluginReport {
    if (!restricts(this.policy)) { return this.nothingToCheck(); }
    const stage = this.scope.node.scopes.reverse().find(Stage.isStage)!;
    const findings = this.findings(new SynthesizedApp(stage, templatePaths))
      .filter(({ declaration }) => this.concerns(declaration.construct))
      .map((finding) => ({ finding, acknowledgement: acknowledgementOf(finding.declaration.construct, this.id(finding)) }));
    return {
      success: findings.every(({ acknowledgement }) => acknowledgement !== undefined),
      violations: findings.map(({ finding, acknowledgement }) => this.violation(finding, acknowledgement)),
    };
  }

  private findings(app: SynthesizedApp): Finding[] {
    return once([
      ...unreadableTemplates(app),
      ...declaredShares(app).flatMap((share) => RULES.flatMap((rule) => rule(share, this.policy))),
    ]);
  }

  /** Said here and not as an annotation, because CDK doesn't show those of an app or a stage. */
  private nothingToCheck(): PolicyValidationPluginReport {
    return {
      success: true,
      violations: [{
        ruleName: 'NothingRestricted',
        description: 'the guardrails have no rule, so nothing is checked',
        fix: 'give them a rule, such as allowExternalPrincipals: false, or take them out',
        severity: 'warning',
        violatingResources: [{ constructPath: this.guardrails.node.path, locations: [] }],
      }],
    };
  }

  /** What is found at a stack, because no construct stands behind it, may be part of any construct in that stack. */
  private concerns(construct: IConstruct): boolean {
    return construct.node.scopes.includes(this.scope) || this.scope.node.scopes.includes(construct);
  }

  private id({ rule }: Finding): string {
    return `${this.name}::${rule}`;
  }

  /**
   * Older versions of AWS CDK let an acknowledgement anywhere in an app count everywhere, except for what is fatal. So a violation is fatal
   * until it is acknowledged where it is found; then CDK moves it to the acknowledged ones of its report.
   */
  private violation(finding: Finding, acknowledgement?: Acknowledgement): PolicyViolation {
    const { rule, description, fix } = finding;
    return {
      ruleName: rule,
      description,
      fix: `${fix}; if it has to be, acknowledge it with a reason: Validations.of(construct).acknowledge({ id: '${this.id(finding)}', reason: '…' })`,
      severity: acknowledgement ? 'error' : 'fatal',
      violatingResources: [violatingResource(finding)],
      ruleMetadata: acknowledgement && { acknowledgedAt: acknowledgement.path, reason: acknowledgement.reason },
    };
  }
}

/** What may belong to several shares is found for each of them. */
function once(findings: Finding[]): Finding[] {
  const key = ({ rule, description, declaration: { construct, ...resource }, location }: Finding) =>
    JSON.stringify([construct.node.path, 'logicalId' in resource && resource.logicalId, location, rule, description]);
  return [...new Map(findings.map((finding) => [key(finding), finding])).values()];
}

function violatingResource({ declaration, location }: Finding): PolicyViolatingResource {
  return 'logicalId' in declaration && CfnResource.isCfnResource(declaration.construct)
    ? { resourceLogicalId: declaration.logicalId, templatePath: declaration.template.file, locations: [location] }
    : { constructPath: declaration.construct.node.path, locations: [location] };
}
