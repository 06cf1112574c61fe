import { LegacyStackSynthesizer, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as servicecatalog from 'aws-cdk-lib/aws-servicecatalog';
import { Construct } from 'constructs';
import { FRIEND, STRANGER, appWith } from './support';
import { ResourceShare } from '../../../src/resource-share';
import { SharePrincipal } from '../../../src/share-principal';
import { SharingGuardrails } from '../../../src/sharing-guardrails';
import { quietApp, violations } from '../sharing-guardrails-report';

/** A stack whose template is written nowhere. */
class LostStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      synthesizer: new (class extends LegacyStackSynthesizer {
        public synthesize(): void {
        }
      })(),
    });
  }
}

function shareWithStranger(scope: Construct): void {
  new ResourceShare(scope, 'Share', { principals: [SharePrincipal.account(STRANGER)] });
}

describe('a stack that is no artifact of its own', () => {
  test.each<[string, (scope: Construct) => Construct, string]>([
    ['a product of Service Catalog', (scope) => new servicecatalog.ProductStack(scope, 'Product'), 'Network/Product'],
    ['a product in a stage', (scope) => new servicecatalog.ProductStack(new Stack(new Stage(scope, 'Prod'), 'Inner'), 'Product'), 'Network/Prod/Inner/Product'],
    ['a nested stack in a nested stack', (scope) => new NestedStack(new NestedStack(scope, 'Outer'), 'Inner'), 'Network/Outer/Inner'],
  ])('%s is checked', (_, place, path) => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    shareWithStranger(place(stack));
    expect(violations(app)).toMatchObject([{
      ruleName: 'AccountNotAllowed',
      violatingConstructs: [{ constructPath: `${path}/Share/Associations/Resource/Default` }],
    }]);
  });
});

describe('a stack whose template is not to be found', () => {
  test('fails, and is named with the template', () => {
    const { app } = appWith({ allowedAccounts: [FRIEND] });
    new LostStack(app, 'Lost');
    expect(violations(app)).toMatchObject([{
      ruleName: 'UnreadableTemplate',
      description: expect.stringContaining('"Lost.template.json"'),
      violatingConstructs: [{ constructPath: 'Lost' }],
    }]);
  });

  test('fails with all that is nested in it', () => {
    const { app } = appWith({ allowedAccounts: [FRIEND] });
    new NestedStack(new LostStack(app, 'Lost'), 'Nested');
    expect(violations(app)).toMatchObject([{ ruleName: 'UnreadableTemplate' }, { ruleName: 'UnreadableTemplate' }]);
  });

  test.each<[string, string | undefined, (lost: Stack, stage: Stage) => Construct]>([
    ['a part of it', 'UnreadableTemplate', (lost) => new Construct(lost, 'Part')],
    ['its stage', 'UnreadableTemplate', (_, stage) => stage],
    ['another stage', undefined, ({ node }) => new Stage(node.root, 'Other')],
    ['another stack', undefined, (_, stage) => new Stack(stage, 'Other')],
  ])('under guardrails of %s gives %s', (_, rule, scopeOf) => {
    const app = quietApp();
    const stage = new Stage(app, 'Prod');
    // Newer versions of AWS CDK validate a stage only if there is a template in it.
    new Stack(stage, 'Found');
    new SharingGuardrails(scopeOf(new LostStack(stage, 'Lost'), stage), 'Guardrails', { allowedAccounts: [FRIEND] });
    expect(violations(app).map(({ ruleName }) => ruleName)).toEqual(rule ? [rule] : []);
  });
});
