import { Aws, CfnCondition, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import { newStack, onlyOne, prefixList } from './support';
import * as ram from '../../src';

const ASSOCIATION_TYPES = /^(Custom::RamResourceShareAssociations|AWS::RAM::(Principal|Resource|Source)Association)$/;
const ACCOUNT = ram.SharePrincipal.account('222222222222');
const NO_SHARE = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ram:eu-west-1:111111111111:resource-share/none']] };

let stack: Stack;
let condition: CfnCondition;
beforeEach(() => {
  stack = newStack();
  condition = new CfnCondition(stack, 'InEurope', { expression: Fn.conditionEquals(Aws.REGION, 'eu-west-1') });
});

function conditional(share: ram.ResourceShare): ram.ResourceShare {
  (share.node.defaultChild as CfnResourceShare).cfnOptions.condition = condition;
  return share;
}

/** The conditions of all associations. */
function conditions(): unknown[] {
  return Object.values(Template.fromStack(stack).toJSON().Resources as Record<string, { Type: string; Condition?: string }>)
    .filter(({ Type }) => ASSOCIATION_TYPES.test(Type)).map(({ Condition }) => Condition);
}

describe.each<[string, () => ram.AssociationEngine, number]>([
  ['customResource()', () => ram.AssociationEngine.customResource(), 1],
  ['cloudFormation()', () => ram.AssociationEngine.cloudFormation(), 2],
])('with %s, associations', (_, engine, count) => {
  const content = () => ({ associationEngine: engine(), principals: [ACCOUNT], resources: [prefixList('1')] });

  test('are there under the condition of their share', () => {
    conditional(new ram.ResourceShare(stack, 'Share', content()));
    expect(conditions()).toEqual(Array(count).fill('InEurope'));
  });

  test('of another construct are, too', () => {
    const resourceShare = new CfnResourceShare(stack, 'Share', { name: 'plain' });
    new ram.ResourceShareAssociations(stack, 'Mine', { resourceShare, ...content() });
    resourceShare.cfnOptions.condition = condition;
    expect(conditions()).toEqual(Array(count).fill('InEurope'));
  });

  test('keep a condition of their own', () => {
    const own = new CfnCondition(stack, 'Own', { expression: Fn.conditionAnd(condition, Fn.conditionEquals(Aws.ACCOUNT_ID, '111111111111')) });
    const share = conditional(new ram.ResourceShare(stack, 'Share', content()));
    share.node.findChild('Associations').node.findAll().filter(CfnResource.isCfnResource).forEach((row) => { row.cfnOptions.condition = own; });
    expect(conditions()).toEqual(Array(count).fill('Own'));
  });

  test('have none if the share has none', () => {
    new ram.ResourceShare(stack, 'Share', content());
    expect(conditions()).toEqual(Array(count).fill(undefined));
  });
});

describe('the rights of the function', () => {
  function covered(): unknown {
    return onlyOne(stack, 'AWS::IAM::ManagedPolicy').properties.PolicyDocument.Statement[0].Resource;
  }
  const arnOf = (share: ram.ResourceShare) => stack.resolve(share.resourceShareArn);

  test('name a share only where it is there, beside one that always is', () => {
    const always = new ram.ResourceShare(stack, 'Always');
    const sometimes = conditional(new ram.ResourceShare(stack, 'Sometimes'));
    expect(covered()).toEqual([arnOf(always), { 'Fn::If': ['InEurope', arnOf(sometimes), NO_SHARE] }]);
  });

  test('are those on no share at all where none is there: a policy needs a resource', () => {
    const sometimes = conditional(new ram.ResourceShare(stack, 'Sometimes'));
    expect(covered()).toEqual([{ 'Fn::If': ['InEurope', arnOf(sometimes), NO_SHARE] }]);
  });

  test('do not move to another policy because of a condition', () => {
    const share = new ram.ResourceShare(stack, 'Share');
    const { id } = onlyOne(stack, 'AWS::IAM::ManagedPolicy');
    conditional(share);
    expect(onlyOne(stack, 'AWS::IAM::ManagedPolicy').id).toBe(id);
  });
});
