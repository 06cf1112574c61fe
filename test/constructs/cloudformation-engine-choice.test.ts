import { App, PropertyInjectors, Stack, Stage } from 'aws-cdk-lib';
import type { InjectionContext, IPropertyInjector } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { account, ACCOUNT, PRINCIPAL } from './cloudformation-engine-support';
import { ASSOCIATIONS, ENV, newStack, SHARE_ARN } from './support';
import * as ram from '../../src';

const { cloudFormation, customResource, setDefault } = ram.AssociationEngine;

let stack: Stack;
beforeEach(() => {
  stack = newStack();
});

function newShare(scope: Stack = stack, props: ram.ResourceShareProps = {}): void {
  new ram.ResourceShare(scope, 'Share', { principals: [account(ACCOUNT)], ...props });
}

function addToImported(scope: Stack = stack, props: Partial<ram.ResourceShareAssociationsProps> = {}): void {
  const resourceShare = ram.ResourceShare.fromResourceShareArn(scope, 'Hub', SHARE_ARN);
  new ram.ResourceShareAssociations(scope, 'Part', { resourceShare, principals: [account(ACCOUNT)], ...props });
}

function expectEngines(scope: Stack, expected: { native: number; custom: number }): void {
  const template = Template.fromStack(scope);
  template.resourceCountIs(PRINCIPAL, expected.native);
  template.resourceCountIs(ASSOCIATIONS, expected.custom);
  template.resourceCountIs('AWS::Lambda::Function', expected.custom ? 1 : 0);
}

/** Gives a class the engine wherever the code chooses none. */
function engineInjector(constructUniqueId: string): IPropertyInjector {
  return {
    constructUniqueId,
    inject: (props: ram.ResourceShareProps, _: InjectionContext) => ({ ...props, associationEngine: props.associationEngine ?? cloudFormation() }),
  };
}

describe('the engine', () => {
  test('is the custom resource unless another one is chosen', () => {
    newShare();
    expectEngines(stack, { native: 0, custom: 1 });
  });

  test('can be chosen for one share beside others', () => {
    newShare(stack, { associationEngine: cloudFormation() });
    addToImported();
    expectEngines(stack, { native: 1, custom: 1 });
  });

  test('can be chosen for associations on an imported share', () => {
    addToImported(stack, { associationEngine: cloudFormation() });
    expectEngines(stack, { native: 1, custom: 0 });
  });

  test('can be chosen once for an app', () => {
    const app = new App();
    setDefault(app, cloudFormation());
    const inner = new Stack(new Stage(app, 'Stage'), 'Stack', { env: ENV });
    newShare(inner);
    expectEngines(inner, { native: 1, custom: 0 });
  });

  test('can be chosen for a stage without touching the next one', () => {
    const app = new App();
    const [chosen, other] = ['Chosen', 'Other'].map((id) => {
      const stage = new Stage(app, id);
      if (id === 'Chosen') { setDefault(stage, cloudFormation()); }
      const inner = new Stack(stage, 'Stack', { env: ENV });
      newShare(inner);
      return inner;
    });
    expectEngines(chosen, { native: 1, custom: 0 });
    expectEngines(other, { native: 0, custom: 1 });
  });

  test('of the nearest scope wins, and that of the share before all', () => {
    setDefault(stack.node.root, customResource());
    setDefault(stack, cloudFormation());
    newShare();
    addToImported(stack, { associationEngine: customResource() });
    expectEngines(stack, { native: 1, custom: 1 });
  });
});

describe('an engine that is chosen for a scope when a share there has chosen already', () => {
  const warnings = () => Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ id, entry }) => `${id}: ${entry.data}`);

  test('is not that of the share, which says so', () => {
    newShare();
    setDefault(stack, cloudFormation());
    addToImported();
    expectEngines(stack, { native: 1, custom: 1 });
    expect(warnings()).toEqual([expect.stringMatching(
      /^\/Stack\/Share\/Associations: the engine of this share was chosen before AssociationEngine\.setDefault\(\) was called for "Stack", and stays as it was: call setDefault\(\) before the share is defined, or give the share an associationEngine \[ack: .*cdk-ram:engineChosenBefore\]$/,
    )]);
  });

  test('is named as that of the app where it is', () => {
    newShare();
    setDefault(stack.node.root, cloudFormation());
    expect(warnings()).toEqual([expect.stringContaining('was called for the app, and stays as it was')]);
  });

  test.each<[string, () => void]>([
    ['the share has chosen itself', () => {
      newShare(stack, { associationEngine: customResource() });
      setDefault(stack, cloudFormation());
    }],
    ['a nearer scope had chosen for the share', () => {
      setDefault(stack, customResource({ memorySize: 256 }));
      newShare();
      setDefault(stack.node.root, cloudFormation());
    }],
    ['it is the same engine', () => {
      newShare();
      setDefault(stack, customResource({}));
    }],
  ])('is no matter when %s', (_, choose) => {
    choose();
    expect(warnings()).toEqual([]);
  });
});

describe('property injection', () => {
  test.each([
    ['ResourceShare', ram.ResourceShare.PROPERTY_INJECTION_ID, { native: 1, custom: 1 }],
    ['ResourceShareAssociations', ram.ResourceShareAssociations.PROPERTY_INJECTION_ID, { native: 2, custom: 0 }],
  ])('chooses the engine of each %s', (_, id, expected) => {
    PropertyInjectors.of(stack).add(engineInjector(id));
    newShare();
    addToImported();
    expectEngines(stack, expected);
  });

  test('gives way to the engine that the code chooses', () => {
    PropertyInjectors.of(stack).add(engineInjector(ram.ResourceShare.PROPERTY_INJECTION_ID));
    newShare(stack, { associationEngine: customResource() });
    expectEngines(stack, { native: 0, custom: 1 });
  });
});
