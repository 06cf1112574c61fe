import { CfnParameter, CustomResource, Fn, Lazy, Stack, Token, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import { ENV, newStack, newSubnet, onlyOne, prefixList, SHARE_ARN } from './support';
import * as ram from '../../src';

const ACCOUNT = ram.SharePrincipal.account('222222222222');
const OTHER_ACCOUNT = ram.SharePrincipal.account('333333333333');
const SERVICE = ram.SharePrincipal.service('pca-connector-ad.amazonaws.com');

let stack: Stack;
beforeEach(() => {
  stack = newStack();
});

function otherStack(): Stack {
  return new Stack(stack.node.root, 'Other', { env: ENV });
}

function byArn(id: string, arn = SHARE_ARN): ram.IResourceShare {
  return ram.ResourceShare.fromResourceShareArn(stack, id, arn);
}

function warnings(): string[] {
  return Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ id, entry }) => `${id}: ${entry.data}`);
}

/** Two constructs that can't both be right if they are about one share. */
function fightOver(mine: ram.IResourceShare, theirs: ram.IResourceShare, scope = stack): void {
  new ram.ResourceShareAssociations(stack, 'Mine', { resourceShare: mine, exclusive: true });
  new ram.ResourceShareAssociations(scope, 'Theirs', { resourceShare: theirs, principals: [ACCOUNT] });
}

describe('two constructs are about one share', () => {
  const CONFLICT = /\[Stack\/Mine\] exclusive is true, so what .*\/Theirs associates/;

  test.each<[string, () => [ram.IResourceShare, ram.IResourceShare]]>([
    ['which is imported twice by its ARN', () => [byArn('A'), byArn('B')]],
    ['which is imported twice by its name', () => [ram.ResourceShare.fromResourceShareName(stack, 'A', 'hub'), ram.ResourceShare.fromResourceShareName(stack, 'B', 'hub')]],
    ['which is imported by its name in two stacks', () => [stack, otherStack()]
      .map((scope) => ram.ResourceShare.fromResourceShareName(scope, 'Hub', 'hub')) as [ram.IResourceShare, ram.IResourceShare]],
    ['which is imported twice by one parameter', () => {
      const arn = new CfnParameter(stack, 'Arn').valueAsString;
      return [byArn('A', arn), byArn('B', arn)];
    }],
    ['which stands in the app, and is imported by its attribute', () => {
      const share = new ram.ResourceShare(stack, 'Share');
      return [share, byArn('B', share.resourceShareArn)];
    }],
  ])('%s', (_, shares) => {
    fightOver(...shares());
    expect(() => Template.fromStack(stack)).toThrow(CONFLICT);
  });

  test('which stands in another stack of the app', () => {
    const other = otherStack();
    const share = new ram.ResourceShare(other, 'Share');
    fightOver(share, share, other);
    expect(() => Template.fromStack(other)).toThrow(CONFLICT);
  });
});

describe('two constructs are about two shares', () => {
  test.each<[string, () => [ram.IResourceShare, ram.IResourceShare]]>([
    ['of other ids, in the account of one parameter', () => {
      const account = new CfnParameter(stack, 'Account').valueAsString;
      const arn = SHARE_ARN.replace('111111111111', account);
      return [byArn('A', arn), byArn('B', arn.replace('7be8694e', '00000000'))];
    }],
    ['that one custom resource tells of', () => {
      const resource = new CustomResource(stack, 'Shares', { serviceToken: 'arn:aws:lambda:eu-west-1:111111111111:function:shares' });
      return [byArn('A', resource.getAttString('ShareA')), byArn('B', resource.getAttString('ShareB'))];
    }],
    ['that are imported by their names', () => [ram.ResourceShare.fromResourceShareName(stack, 'A', 'hub'), ram.ResourceShare.fromResourceShareName(stack, 'B', 'spoke')]],
    ['that other stacks export', () => [byArn('A', Fn.importValue('A')), byArn('B', Fn.importValue('B'))]],
  ])('%s', (_, shares) => {
    fightOver(...shares());
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('of one name, in accounts that are open', () => {
    stack = newStack({});
    const other = new Stack(stack.node.root, 'Other');
    fightOver(ram.ResourceShare.fromResourceShareName(stack, 'Hub', 'hub'), ram.ResourceShare.fromResourceShareName(other, 'Hub', 'hub'), other);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});

describe('exclusive', () => {
  test.each<[string, Partial<ram.ResourceShareAssociationsProps>, string]>([
    ['anything', {}, 'no principals and no resources are declared, so all principals and resources are removed'],
    ['resources', { principals: [ACCOUNT] }, 'no resources are declared, so all resources are removed'],
    ['principals', { resources: [prefixList('1')] }, 'no principals are declared, so all principals are removed'],
  ])('without %s is warned of, until that is acknowledged', (_, content, words) => {
    new ram.ResourceShareAssociations(stack, 'Mine', { resourceShare: byArn('Hub'), exclusive: true, ...content });
    expect(warnings()).toEqual([expect.stringMatching(new RegExp(`^/Stack/Mine: exclusive is true and ${words} from the share, .*cdk-ram:exclusiveWithoutContent`))]);

    stack = newStack();
    const other = new ram.ResourceShareAssociations(stack, 'Mine', { resourceShare: byArn('Hub'), exclusive: true, ...content });
    Validations.of(other).acknowledge({ id: 'cdk-ram:exclusiveWithoutContent', reason: 'the share is being emptied' });
    expect(warnings()).toEqual([]);
  });

  test('with principals and resources is not warned of', () => {
    new ram.ResourceShareAssociations(stack, 'Mine', { resourceShare: byArn('Hub'), exclusive: true, resources: [prefixList('1')] }).addPrincipal(ACCOUNT);
    expect(warnings()).toEqual([]);
  });

  test('is refused to one of two constructs that associate', () => {
    const hub = byArn('Hub');
    new ram.ResourceShareAssociations(stack, 'Mine', { resourceShare: hub, exclusive: true });
    new ram.ResourceShareAssociations(stack, 'Theirs', { resourceShare: hub, principals: [ACCOUNT] });
    expect(() => Template.fromStack(stack)).toThrow(/\[Stack\/Mine\] exclusive is true, so what Stack\/Theirs associates .* leave exclusive out/);
  });

  test('is refused where the share itself associates something, also in another stack', () => {
    const share = new ram.ResourceShare(stack, 'Network', { principals: [ACCOUNT] });
    new ram.ResourceShareAssociations(otherStack(), 'Mine', { resourceShare: share, exclusive: true });
    expect(() => Template.fromStack(stack)).toThrow(/\[Other\/Mine\] exclusive is true, so what Stack\/Network\/Associations associates/);
  });

  test('is for a share of the app that associates nothing itself', () => {
    const resourceShare = new ram.ResourceShare(stack, 'Network');
    new ram.ResourceShareAssociations(stack, 'Mine', { resourceShare, exclusive: true, principals: [ACCOUNT], resources: [prefixList('1')] });
    expect(() => Template.fromStack(stack)).not.toThrow();
    expect(warnings()).toEqual([]);
  });
});

describe('a service principal that another construct associates with a share', () => {
  const serve = (share: ram.IResourceShare) => new ram.ResourceShareAssociations(stack, 'Connector', { resourceShare: share, principals: [SERVICE] });

  test('cannot stand beside the share\'s own principals', () => {
    serve(new ram.ResourceShare(stack, 'Network', { principals: [ACCOUNT] }));
    expect(() => Template.fromStack(stack)).toThrow(/\[Stack\/Connector\] .*\("pca-connector-ad\.amazonaws\.com" with "222222222222"\): create a separate share/);
  });

  test('is refused where the share refuses external principals', () => {
    serve(new ram.ResourceShare(stack, 'Network', { allowExternalPrincipals: false }));
    expect(() => Template.fromStack(stack)).toThrow(/\[Stack\/Connector\] .* needs allowExternalPrincipals, which is false/);
  });

  test('has the share allow external principals where it doesn\'t say', () => {
    serve(new ram.ResourceShare(stack, 'Network'));
    Template.fromStack(stack).hasResourceProperties('AWS::RAM::ResourceShare', { AllowExternalPrincipals: true });
  });
});

describe('what is wrong only together', () => {
  const ROLE = ram.SharePrincipal.of('arn:aws:iam::222222222222:role/reader');
  const unit = (organization: string) => ram.SharePrincipal.of(`arn:aws:organizations::111111111111:ou/${organization}/ou-ab12-11111111`);
  const subnet = () => ram.SharedResource.subnet(newSubnet(stack));

  /** The share declares the one, and a construct the other. */
  function split(own: ram.ResourceShareProps, added: Partial<ram.ResourceShareAssociationsProps>): void {
    new ram.ResourceShareAssociations(stack, 'Added', { resourceShare: new ram.ResourceShare(stack, 'Network', own), ...added });
  }

  test.each<[string, () => [ram.ResourceShareProps, Partial<ram.ResourceShareAssociationsProps>], string]>([
    ['a resource, and a role that it can\'t be shared with', () => [{ resources: [subnet()] }, { principals: [ROLE] }], 'cdk-ram:iamPrincipalRefused'],
    ['a role, and a resource that can\'t be shared with it', () => [{ principals: [ROLE] }, { resources: [subnet()] }], 'cdk-ram:iamPrincipalRefused'],
    ['a service principal, and a resource that can\'t be shared with it',
      () => [{ principals: [SERVICE], sources: [ram.ShareSource.account('222222222222')] }, { resources: [subnet()] }], 'cdk-ram:servicePrincipalRefused'],
    ['a share for everybody, and what stays in the organization',
      () => [{ allowExternalPrincipals: true }, { resources: [subnet()], principals: [ACCOUNT] }], 'cdk-ram:organizationOnlyType'],
  ])('%s: the later one is warned of, once', (_, content, id) => {
    split(...content());
    expect(warnings()).toEqual([expect.stringMatching(new RegExp(`^/Stack/Added: .*${id}\\b`))]);
  });

  test('what a construct finds wrong alone is not told again', () => {
    const service = ram.SharePrincipal.of(Lazy.string({ produce: () => 'pca-connector-ad.amazonaws.com' }));
    new ram.ResourceShare(stack, 'Network', { allowExternalPrincipals: false, principals: [service], sources: [ram.ShareSource.account('222222222222')] });
    const synthesis = () => Template.fromStack(stack);
    expect(synthesis).toThrow(/needs allowExternalPrincipals/);
    expect(synthesis).not.toThrow(/needs allowExternalPrincipals[^]*needs allowExternalPrincipals/);
  });

  test('units of two organizations are warned of, because conditions may keep them apart', () => {
    split({ principals: [unit('o-abcdefghij')] }, { principals: [unit('o-klmnopqrst')] });
    expect(warnings()).toEqual([expect.stringMatching(/^\/Stack\/Added: .* are of different organizations/)]);
  });

  test('what is wrong already is told once, however many constructs there are', () => {
    const resourceShare = new ram.ResourceShare(stack, 'Network', { resources: [subnet()] });
    for (const id of ['A', 'B', 'C']) {
      const role = ram.SharePrincipal.of(`arn:aws:iam::222222222222:role/${id}`);
      new ram.ResourceShareAssociations(stack, id, { resourceShare, principals: [role] });
    }
    expect(warnings()).toEqual([expect.stringMatching(/^\/Stack\/A: .*cdk-ram:iamPrincipalRefused/)]);
  });

  test('a service principal and its sources are to be declared in one construct', () => {
    split({ principals: [SERVICE] }, { sources: [ram.ShareSource.account('222222222222')] });
    expect(warnings()).toEqual([
      expect.stringMatching(/^\/Stack\/Added: .* no principal beside it: declare the service principal of the share in the same construct/),
      expect.stringMatching(/^\/Stack\/Network\/Associations: .* falls back to the owner's account: declare the sources of the share in the same construct/),
    ]);
  });
});

describe('an entity that is declared in two places', () => {
  test('is warned of in both', () => {
    const hub = byArn('Hub');
    new ram.ResourceShareAssociations(stack, 'Mine', { resourceShare: hub, principals: [ACCOUNT], resources: [prefixList('1')] });
    new ram.ResourceShareAssociations(stack, 'Theirs', { resourceShare: hub, principals: [ACCOUNT], resources: [prefixList('2')] });
    expect(warnings()).toEqual([
      expect.stringMatching(/^\/Stack\/Mine: "222222222222" is associated with this share by Stack\/Theirs too/),
      expect.stringMatching(/^\/Stack\/Theirs: "222222222222" is associated with this share by Stack\/Mine too/),
    ]);
  });

  test('is right on two shares, and so are tokens that look alike', () => {
    const token = ram.SharePrincipal.of(Token.asString({ Ref: 'AWS::AccountId' }));
    new ram.ResourceShare(stack, 'A', { principals: [ACCOUNT, token], resources: [prefixList('1')] });
    new ram.ResourceShare(stack, 'B', { principals: [ACCOUNT, token], resources: [prefixList('1')] });
    expect(warnings()).toEqual([]);
  });
});

describe('what a plain CfnResourceShare declares itself counts too', () => {
  function addTo(resourceShare: CfnResourceShare, props: Partial<ram.ResourceShareAssociationsProps>): void {
    new ram.ResourceShareAssociations(stack, 'Mine', { resourceShare, ...props });
  }

  test.each<[string, object]>([
    ['principals', { principals: ['222222222222'] }],
    ['resources', { resourceArns: ['arn:aws:ec2:eu-west-1:111111111111:prefix-list/pl-0123456789abcdef0'] }],
    ['sources', { sources: ['222222222222'] }],
    ['principals that a parameter lists', { principals: Fn.split(',', Fn.ref('Accounts')) }],
  ])('%s, which exclusive would remove', (_, props) => {
    addTo(new CfnResourceShare(stack, 'Plain', { name: 'plain', ...props }), { exclusive: true });
    expect(() => Template.fromStack(stack)).toThrow(/\[Stack\/Mine\] exclusive is true, so what Stack\/Plain associates/);
  });

  test('also when they are set later, or on the share behind a ResourceShare', () => {
    const share = new ram.ResourceShare(stack, 'Network');
    addTo(share.node.defaultChild as CfnResourceShare, { exclusive: true });
    (share.node.defaultChild as CfnResourceShare).principals = ['222222222222'];
    expect(() => Template.fromStack(stack)).toThrow(/exclusive is true, so what Stack\/Network\/Resource associates/);
  });

  test('a principal that is declared twice', () => {
    addTo(new CfnResourceShare(stack, 'Plain', { name: 'plain', principals: ['222222222222'] }), { principals: [ACCOUNT] });
    expect(warnings()).toEqual([
      expect.stringMatching(/^\/Stack\/Plain: "222222222222" is associated with this share by Stack\/Mine too/),
      expect.stringContaining('cdk-ram:inlineLists'),
      expect.stringMatching(/^\/Stack\/Mine: "222222222222" is associated with this share by Stack\/Plain too/),
    ]);
  });

  test.each([[false, /needs allowExternalPrincipals, which is false/], [true, undefined], [undefined, undefined]])(
    'allowExternalPrincipals: %p for a service principal', (allowExternalPrincipals, problem) => {
      addTo(new CfnResourceShare(stack, 'Plain', { name: 'plain', allowExternalPrincipals }), { principals: [SERVICE], sources: [ram.ShareSource.account('333333333333')] });
      const synthesis = expect(() => Template.fromStack(stack));
      problem ? synthesis.toThrow(problem) : synthesis.not.toThrow();
    });

  test('a service principal, beside which there can be no other', () => {
    addTo(new CfnResourceShare(stack, 'Plain', { name: 'plain', principals: ['pca-connector-ad.amazonaws.com'] }), { principals: [OTHER_ACCOUNT] });
    expect(() => Template.fromStack(stack)).toThrow(/\[Stack\/Plain\] .*\("pca-connector-ad\.amazonaws\.com" with "333333333333"\)/);
  });

  test('but not what says nothing of the kind', () => {
    addTo(new CfnResourceShare(stack, 'Plain', { name: 'plain' }), { exclusive: true, principals: [ACCOUNT], resources: [prefixList('1')] });
    expect(onlyOne(stack, 'AWS::RAM::ResourceShare').properties).toEqual({ Name: 'plain' });
    expect(warnings()).toEqual([]);
  });
});
