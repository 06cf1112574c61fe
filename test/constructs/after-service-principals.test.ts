import { CfnResource, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Construct, IConstruct } from 'constructs';
import { ASSOCIATIONS, certificateAuthority, ENV, newStack, SHARE_ARN } from './support';
import * as ram from '../../src';

const ACCOUNT = ram.SharePrincipal.account('222222222222');
const SERVICE = ram.SharePrincipal.service('pca-connector-ad.amazonaws.com');
const OTHER_SERVICE = ram.SharePrincipal.service('pca-connector-scep.amazonaws.com');
const BOTH = { principals: [SERVICE], resources: [certificateAuthority()] };
const SOURCE = ram.ShareSource.account('333333333333');

/** Whether the associations of one construct are made after those of another one. */
function isAfter(one: ram.ResourceShareAssociations, other: ram.ResourceShareAssociations): boolean {
  const resources = Object.entries(Template.fromStack(Stack.of(one)).findResources(ASSOCIATIONS));
  const [[, { DependsOn = [] }], [id]] = [one, other].map(({ node }) => resources.find(([key]) => key.startsWith(node.id))!);
  return DependsOn.includes(id);
}

function part(scope: Stack, id: string, props: Partial<ram.ResourceShareAssociationsProps>, arn = SHARE_ARN): ram.ResourceShareAssociations {
  return new ram.ResourceShareAssociations(scope, id, { resourceShare: ram.ResourceShare.fromResourceShareArn(scope, `${id}Share`, arn), ...props });
}

describe('resources on a share that another construct shares with a service', () => {
  test('come after the service principal: RAM may take none while there are resources', () => {
    const stack = newStack();
    const resources = part(stack, 'Resources', { resources: [certificateAuthority()] });
    const service = part(stack, 'Service', {});
    service.addPrincipal(SERVICE);
    service.addSource(SOURCE);
    expect(isAfter(resources, service)).toBe(true);
    expect(isAfter(service, resources)).toBe(false);
  });

  test('come after it too where the share stands in the app, and CloudFormation itself associates', () => {
    const stack = newStack();
    ram.AssociationEngine.setDefault(stack, ram.AssociationEngine.cloudFormation());
    const share = new ram.ResourceShare(stack, 'Share', { resources: [certificateAuthority()], allowExternalPrincipals: true });
    new ram.ResourceShareAssociations(stack, 'Service', { resourceShare: share, principals: [SERVICE], sources: [SOURCE] });
    const template = Template.fromStack(stack);
    const [principal] = Object.keys(template.findResources('AWS::RAM::PrincipalAssociation'));
    template.hasResource('AWS::RAM::ResourceAssociation', { DependsOn: Match.arrayWith([principal]) });
  });

  test('come after another one\'s service principal also beside one of their own', () => {
    const stack = newStack();
    const both = part(stack, 'Both', { principals: [SERVICE], resources: [certificateAuthority()] });
    const service = part(stack, 'Service', { principals: [OTHER_SERVICE] });
    expect([isAfter(both, service), isAfter(service, both)]).toEqual([true, false]);
  });

  test.each<[string, Partial<ram.ResourceShareAssociationsProps>, Partial<ram.ResourceShareAssociationsProps>, string]>([
    ['the principals are accounts', { resources: [certificateAuthority()] }, { principals: [ACCOUNT] }, SHARE_ARN],
    ['there are no resources', {}, { principals: [SERVICE] }, SHARE_ARN],
    ['each brings a service principal and resources', BOTH, BOTH, SHARE_ARN],
    ['the shares differ', { resources: [certificateAuthority()] }, { principals: [SERVICE] }, SHARE_ARN.replace('7be8694e', '8be8694e')],
  ])('wait for nothing where %s', (_, one, other, arn) => {
    const stack = newStack();
    const resources = part(stack, 'Resources', one);
    expect(isAfter(resources, part(stack, 'Service', other, arn))).toBe(false);
  });

  test('wait for nothing in another stack', () => {
    const stack = newStack();
    part(new Stack(stack.node.root, 'Other', { env: ENV }), 'Service', { principals: [SERVICE] });
    expect(part(stack, 'Resources', { resources: [certificateAuthority()] }).node.dependencies).toEqual([]);
  });

  test.each<[string, (service: Construct, share: Construct, between: Construct) => void]>([
    ['itself', (service, share) => service.node.addDependency(share)],
    ['for what is around it', (service, share) => service.node.scope!.node.addDependency(share.node.scope!)],
    ['by way of something else', (service, share, between) => {
      service.node.addDependency(between);
      between.node.addDependency(share);
    }],
    ['with what is in it', (service, share) => service.node.findChild('Resource').node.addDependency(share.node.findChild('Associations'))],
    ['as a resource of CloudFormation', (service, share) => resourceIn(service).addDependency(resourceIn(share.node.findChild('Associations')))],
  ])('don\'t wait where the app has the service principal wait for them %s', (_, wait) => {
    const stack = newStack();
    const share = new ram.ResourceShare(new Construct(stack, 'Network'), 'Share', { resources: [certificateAuthority()], allowExternalPrincipals: true });
    const service = new ram.ResourceShareAssociations(new Construct(stack, 'Services'), 'Service', { resourceShare: share, principals: [SERVICE], sources: [SOURCE] });
    wait(service, share, new Construct(stack, 'Between'));
    expect(share.node.findChild('Associations').node.dependencies).toEqual([]);
  });
});

function resourceIn(associations: IConstruct): CfnResource {
  return associations.node.findChild('Resource').node.defaultChild as CfnResource;
}
