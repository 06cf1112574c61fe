import { NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { FRIEND, Fragment, STRANGER, appWith, shareWith } from './support';
import { ResourceShare } from '../../../src/resource-share';
import { SharePrincipal } from '../../../src/share-principal';
import { SharingGuardrails } from '../../../src/sharing-guardrails';
import { quietApp, violations } from '../sharing-guardrails-report';

describe('scopes', () => {
  function twoStacks(scope: Construct): [Stack, Stack] {
    return [new Stack(scope, 'One'), new Stack(scope, 'Two')];
  }

  test('guardrails of a stack leave other stacks alone', () => {
    const app = quietApp();
    const [one, two] = twoStacks(app);
    new SharingGuardrails(one, 'Guardrails', { allowedAccounts: [FRIEND] });
    for (const stack of [one, two]) {
      new ResourceShare(stack, 'Share', { principals: [SharePrincipal.account(STRANGER)] });
    }
    expect(violations(app).map(({ violatingConstructs }) => violatingConstructs[0].constructPath)).toEqual(['One/Share/Associations/Resource/Default']);
  });

  test('guardrails of a stage hold for its stacks', () => {
    const app = quietApp();
    const stage = new Stage(app, 'Prod');
    new SharingGuardrails(stage, 'Guardrails', { allowedAccounts: [FRIEND] });
    new ResourceShare(new Stack(stage, 'Inside'), 'Share', { principals: [SharePrincipal.account(STRANGER)] });
    new ResourceShare(new Stack(app, 'Outside'), 'Share', { principals: [SharePrincipal.account(STRANGER)] });
    expect(violations(app)).toMatchObject([{ violatingConstructs: [{ constructPath: 'Prod/Inside/Share/Associations/Resource/Default' }] }]);
  });

  test('guardrails of an app reach into stages and nested stacks', () => {
    const { app } = appWith({ allowedAccounts: [FRIEND] });
    const nested = new NestedStack(new Stack(new Stage(app, 'Prod'), 'Network'), 'Nested');
    new ResourceShare(nested, 'Share', { principals: [SharePrincipal.account(STRANGER)] });
    expect(violations(app)).toMatchObject([{ violatingConstructs: [{ constructPath: 'Prod/Network/Nested/Share/Associations/Resource/Default' }] }]);
  });

  test('inner guardrails add to outer ones', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND, STRANGER] });
    new SharingGuardrails(stack, 'Guardrails', { allowedAccounts: [FRIEND] });
    new ResourceShare(stack, 'Share', { principals: [SharePrincipal.account(STRANGER)] });
    expect(violations(app)).toHaveLength(1);
  });

  test('a share that no construct stands behind is one of its stack', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    new Fragment(stack, 'Fragment', shareWith(STRANGER));
    expect(violations(app)).toMatchObject([{ ruleName: 'AccountNotAllowed', violatingConstructs: [{ constructPath: 'Network' }] }]);
  });

  test('a share that no construct stands behind may be part of any construct of its stack', () => {
    const app = quietApp();
    const [one, two] = twoStacks(app);
    const part = new Construct(one, 'Part');
    new SharingGuardrails(part, 'Guardrails', { allowedAccounts: [FRIEND] });
    for (const scope of [part, two]) {
      new Fragment(scope, 'Fragment', shareWith(STRANGER));
    }
    expect(violations(app)).toMatchObject([{ ruleName: 'AccountNotAllowed', violatingConstructs: [{ constructPath: 'One' }] }]);
  });
});
