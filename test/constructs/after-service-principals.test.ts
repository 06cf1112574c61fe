import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ASSOCIATIONS, certificateAuthority, ENV, newStack, SHARE_ARN } from './support';
import * as ram from '../../src';

const ACCOUNT = ram.SharePrincipal.account('222222222222');
const SERVICE = ram.SharePrincipal.service('pca-connector-ad.amazonaws.com');
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

  test.each<[string, Partial<ram.ResourceShareAssociationsProps>, Partial<ram.ResourceShareAssociationsProps>, string]>([
    ['the principals are accounts', { resources: [certificateAuthority()] }, { principals: [ACCOUNT] }, SHARE_ARN],
    ['there are no resources', {}, { principals: [SERVICE] }, SHARE_ARN],
    ['the construct declares the service principal itself', { principals: [SERVICE], resources: [certificateAuthority()] }, { principals: [SERVICE] }, SHARE_ARN],
    ['the shares differ', { resources: [certificateAuthority()] }, { principals: [SERVICE] }, SHARE_ARN.replace('7be8694e', '8be8694e')],
  ])('wait for nothing where %s', (_, one, other, arn) => {
    const stack = newStack();
    const resources = part(stack, 'Resources', one);
    expect(isAfter(resources, part(stack, 'Service', other, arn))).toBe(false);
  });

  test('wait for nothing in another stack', () => {
    const stack = newStack();
    part(new Stack(stack.node.root, 'Other', { env: ENV }), 'Service', { principals: [SERVICE] });
    const resources = part(stack, 'Resources', { resources: [certificateAuthority()] });
    expect(Template.fromStack(stack).findResources(ASSOCIATIONS, { DependsOn: [] })).toEqual({});
    expect(resources.node.dependencies).toEqual([]);
  });

  test('don\'t wait where the app wants it the other way round', () => {
    const stack = newStack();
    const share = new ram.ResourceShare(stack, 'Resources', { resources: [certificateAuthority()], allowExternalPrincipals: true });
    const service = new ram.ResourceShareAssociations(stack, 'Service', { resourceShare: share, principals: [SERVICE], sources: [SOURCE] });
    service.node.addDependency(share);
    const associations = share.node.findChild('Associations') as ram.ResourceShareAssociations;
    expect(associations.node.dependencies).toEqual([]);
  });
});
