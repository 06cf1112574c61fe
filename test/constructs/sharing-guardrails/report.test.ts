import { App, Validations } from 'aws-cdk-lib';
import * as ram from 'aws-cdk-lib/aws-ram';
import type { Construct } from 'constructs';
import { FRIEND, STRANGER, appWith } from './support';
import { ResourceShare } from '../../../src/resource-share';
import { SharePrincipal } from '../../../src/share-principal';
import { outcome, report, violations } from '../sharing-guardrails-report';

describe('the report', () => {
  test('names the construct, the rule, the value, the place and the way out', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [FRIEND, STRANGER] });

    const [violation] = violations(app);

    expect(violation).toMatchObject({
      ruleName: 'AccountNotAllowed',
      severity: 'fatal',
      description: expect.stringMatching(/"999999999999"/),
      suggestedFix: expect.stringContaining('"222222222222"'),
      violatingConstructs: [{
        constructPath: 'Network/Share',
        cloudFormationResource: { logicalId: 'Share', propertyPaths: ['Properties/Principals/1'] },
      }],
    });
    expect(violation.suggestedFix).toContain("acknowledge({ id: 'cdk-ram::AccountNotAllowed'");
  });

  test('fails synthesis', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] }, new App());
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [STRANGER] });
    expect(outcome(app)).toEqual({ failed: true, text: expect.stringContaining(`"${STRANGER}"`) });
  });

  test('warns of guardrails without a rule, which doesn\'t fail synthesis and can be acknowledged', () => {
    const { app } = appWith({}, new App());
    expect(outcome(app)).toEqual({ failed: false, text: expect.stringContaining('the guardrails have no rule, so nothing is checked') });
    const acknowledged = appWith({});
    Validations.of(acknowledged.app.node.findChild('Guardrails')).acknowledge({ id: 'cdk-ram::NothingRestricted', reason: 'rules come with the next version' });
    expect(violations(acknowledged.app)).toEqual([]);
  });

  test('lets synthesis succeed when nothing is wrong', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] }, new App());
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [FRIEND] });
    expect(outcome(app)).toMatchObject({ failed: false });
  });
});

describe('acknowledgements', () => {
  const ID = 'cdk-ram::AccountNotAllowed';

  function shareWithStranger(scope: Construct, id = 'Share'): ResourceShare {
    return new ResourceShare(scope, id, { principals: [SharePrincipal.account(STRANGER)] });
  }

  test('an acknowledged violation passes, and the report keeps it with its reason', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    Validations.of(shareWithStranger(stack)).acknowledge({ id: ID, reason: 'audited in March' });
    expect(report(app)).toMatchObject([{
      conclusion: 'success',
      violations: [],
      suppressedViolations: [{
        ruleName: 'AccountNotAllowed',
        acknowledgedId: ID,
        ruleMetadata: { acknowledgedAt: 'Network/Share', reason: 'audited in March' },
      }],
    }]);
  });

  test('an acknowledgement holds for the construct alone, not for others of the app', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    Validations.of(shareWithStranger(stack, 'Known')).acknowledge({ id: ID, reason: 'audited in March' });
    shareWithStranger(stack, 'New');
    expect(violations(app)).toMatchObject([{ violatingConstructs: [{ constructPath: 'Network/New/Associations/Resource/Default' }] }]);
  });

  test('an acknowledgement around the construct holds for it', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    shareWithStranger(stack);
    Validations.of(stack).acknowledge({ id: ID, reason: 'a sandbox' });
    expect(violations(app)).toEqual([]);
  });

  test('the nearest reason is the one that is reported', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    Validations.of(stack).acknowledge({ id: ID, reason: 'a sandbox' });
    Validations.of(shareWithStranger(stack)).acknowledge({ id: ID, reason: 'audited in March' });
    expect(report(app)[0].suppressedViolations).toMatchObject([{ ruleMetadata: { reason: 'audited in March' } }]);
  });

  test.each(['', '  '])('an acknowledgement with the reason %j does not count', (reason) => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    Validations.of(shareWithStranger(stack)).acknowledge({ id: ID, reason });
    expect(violations(app)).toHaveLength(1);
  });

  test('an acknowledgement of another rule does not count', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    Validations.of(shareWithStranger(stack)).acknowledge({ id: 'cdk-ram::UnknownPrincipal', reason: 'audited in March' });
    expect(violations(app)).toHaveLength(1);
  });
});
