import type { Construct, IConstruct } from 'constructs';
import type { CustomResourceEngineOptions } from './custom-resource-engine-options';
import type { AssociationSet } from './private/association-set';
import { bindCloudFormation } from './private/cloudformation-engine';
import { bindCustomResource } from './private/custom-resource-engine';
import { warn } from './private/warn';

const DEFAULT = Symbol.for('cdk-ram.AssociationEngine.default');

const CHOSEN = Symbol.for('cdk-ram.AssociationEngine.chosen');

interface ScopeWithDefault extends IConstruct {
  readonly [DEFAULT]: AssociationEngine;
}

interface ShareWithDefault extends IConstruct {
  readonly [CHOSEN]: AssociationEngine;
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
   * @throws where a share uses it, if `timeout` or `memorySize` is out of range, if `logRetention` stands beside `logGroup`, if the role or the log
   * group is of another account or the log group of another Region, or if the function of the stack was made with other settings
   */
  public static customResource(options: CustomResourceEngineOptions = {}): AssociationEngine {
    if (Object.values(options).every((value) => value === undefined)) { return AssociationEngine.CUSTOM_RESOURCE; }
    return new AssociationEngine((scope, associations) => bindCustomResource(scope, associations, options));
  }

  /**
   * One CloudFormation resource per principal, resource and source, for places where no Lambda function may be deployed.
   *
   * CloudFormation then waits for each association by itself, up to 12 hours 15 minutes for a principal that has to accept an invitation. A
   * stack holds at most 500 resources. What an association resource can't do is refused: `exclusive` and `promoteFromPolicy`.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ram-principalassociation.html
   */
  public static cloudFormation(): AssociationEngine {
    return AssociationEngine.CLOUD_FORMATION;
  }

  /**
   * Chooses the engine of everything below a scope that doesn't choose one itself. Call it before the first share is defined there.
   *
   * The nearest scope wins. The choice holds for what is defined after the call; a share that was there before keeps its engine, and warns of it.
   *
   * @param scope an app, a stage, a stack or any other construct
   * @param engine the engine to use
   */
  public static setDefault(scope: IConstruct, engine: AssociationEngine): void {
    Object.defineProperty(scope, DEFAULT, { value: engine, configurable: true, enumerable: false });
    // On the shares: CDK doesn't show what is said of an app or a stage.
    scope.node.findAll().filter((node): node is ShareWithDefault => CHOSEN in node && node[CHOSEN] !== nearestDefault(node)).forEach((share) =>
      warn(share, 'cdk-ram:engineChosenBefore', `the engine of this share was chosen before AssociationEngine.setDefault() was called for ${
        scope.node.path ? JSON.stringify(scope.node.path) : 'the app'}, and stays as it was: call setDefault() before the share is defined, `
        + 'or give the share an associationEngine'));
  }

  /**
   * The engine of a share that doesn't choose one itself: that of the nearest scope, or else the custom resource with its defaults.
   *
   * @internal
   */
  public static _chooseFor(share: IConstruct): AssociationEngine {
    const engine = nearestDefault(share) ?? AssociationEngine.customResource();
    Object.defineProperty(share, CHOSEN, { value: engine });
    return engine;
  }

  // One of each, because two that do the same are the same choice.
  private static readonly CUSTOM_RESOURCE = new AssociationEngine((scope, associations) => bindCustomResource(scope, associations, {}));
  private static readonly CLOUD_FORMATION = new AssociationEngine(bindCloudFormation);

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

function nearestDefault(scope: IConstruct): AssociationEngine | undefined {
  return scope.node.scopes.reverse().find((parent): parent is ScopeWithDefault => DEFAULT in parent)?.[DEFAULT];
}
