import { Fn, Tags } from 'aws-cdk-lib';
import * as ram from 'aws-cdk-lib/aws-ram';
import { OWNER, SUBNET_ARN, appWith } from './support';
import { ResourceShare } from '../../../src/resource-share';
import { ResourceShareAssociations } from '../../../src/resource-share-associations';
import { SharedResource } from '../../../src/shared-resource';
import { violations } from '../sharing-guardrails-report';

describe('required tags', () => {
  test('a share without them fails, and the message names the missing ones alone', () => {
    const { app, stack } = appWith({ requiredTags: ['owner', 'cost-center'] });
    new ResourceShare(stack, 'Share', { tags: { owner: 'network' } });
    const [violation, ...rest] = violations(app);
    expect(rest).toEqual([]);
    expect(violation).toMatchObject({ ruleName: 'RequiredTagMissing', description: expect.stringContaining('"cost-center"') });
    expect(violation.description).not.toContain('"owner"');
  });

  test('tags from a scope around the share count', () => {
    const { app, stack } = appWith({ requiredTags: ['owner'] });
    Tags.of(app).add('owner', 'network');
    new ResourceShare(stack, 'Share');
    expect(violations(app)).toEqual([]);
  });

  test('tags that only a deployment tells are none', () => {
    const { app, stack } = appWith({ requiredTags: ['owner'] });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain' }).addPropertyOverride('Tags', Fn.ref('Tags'));
    expect(violations(app)).toMatchObject([{ ruleName: 'RequiredTagMissing' }]);
  });

  test('associations on somebody else\'s share need none', () => {
    const { app, stack } = appWith({ requiredTags: ['owner'], allowExternalPrincipals: false, allowedPermissions: [] });
    new ResourceShareAssociations(stack, 'Associations', {
      resourceShare: ResourceShare.fromResourceShareArn(stack, 'Hub', `arn:aws:ram:eu-west-1:${OWNER}:resource-share/00000000-0000-4000-8000-000000000000`),
      resources: [SharedResource.fromArn(SUBNET_ARN)],
    });
    expect(violations(app)).toEqual([]);
  });
});
