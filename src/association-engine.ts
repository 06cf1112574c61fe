import type { Construct, IConstruct } from 'constructs';
import type { CustomResourceEngineOptions } from './custom-resource-engine-options';
import type { AssociationSet } from './private/association-set';
import { bindCloudFormation } from './private/cloudformation-engine';
import { bindCustomResource } from './private/custom-resource-engine';

const DEFAULT = Symbol.for('cdk-ram.AssociationEngine.default');

interface ScopeWithDefault extends IConstruct {
  readonly [DEFAULT]: AssociationEngine;
}

/**
 * How the principals, resources and sources of a share are associated and disassociated.
 *
 * @see https://docs.aws.amazon.com/ram/latest/APIReference/API_AssociateResourceShare.html
 */
export class AssociationEngine {
  /**
   * One custom resource per share, and one function per stack that serves all of them.
   *
   * An update grants before it revokes, sends as few calls as RAM allows, and succeeds only when the associations are there.
   * The function is inline code: it needs no bootstrapped environment.
   *
   * @param options settings of the function; all engines of a stack have to agree on them
   * @throws where a share uses it, if `timeout` is out of range, if `logRetention` stands beside `logGroup`, or if the function of the stack was made
   * with other settings
   */
  public static customResource(options: CustomResourceEngineOptions = {}): AssociationEngine {
    return new AssociationEngine((scope, associations) => bindCustomResource(scope, associations, options));
  }

  /**
   * One CloudFormation resource per principal, resource and source, for places where no Lambda function may be deployed.
   *
   * CloudFormation then waits for each association by itself, up to 12 hours for a principal that has to accept an invitation. A stack holds
   * at most 500 resources. What an association resource can't do is refused: `exclusive` and `promoteFromPolicy`.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ram-principalassociation.html
   */
  public static cloudFormation(): AssociationEngine {
    return new AssociationEngine(bindCloudFormation);
  }

  /**
   * Chooses the engine of everything below a scope that doesn't choose one itself.
   *
   * The nearest scope wins. The choice holds for what is defined after the call.
   *
   * @param scope an app, a stage, a stack or any other construct
   * @param engine the engine to use
   */
  public static setDefault(scope: IConstruct, engine: AssociationEngine): void {
    Object.defineProperty(scope, DEFAULT, { value: engine, configurable: true, enumerable: false });
  }

  /**
   * The engine that was chosen for a scope or one of its parents, or else the custom resource with its defaults.
   *
   * @internal
   */
  public static _of(scope: IConstruct): AssociationEngine {
    const chosen = scope.node.scopes.reverse().find((parent): parent is ScopeWithDefault => DEFAULT in parent);
    return chosen?.[DEFAULT] ?? AssociationEngine.customResource();
  }

  /**
   * Renders below `scope` what carries the associations out.
   *
   * @internal
   */
  public readonly _bind: (scope: Construct, associations: AssociationSet) => void;

  private constructor(bind: (scope: Construct, associations: AssociationSet) => void) {
    this._bind = bind;
  }
}
