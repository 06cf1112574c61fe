import { Token } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { OTHER, OWNER, SUBNET, token } from './support';
import { checkShare, RULES } from '../../src/rules/check-share';
import type { ShareFacts } from '../../src/rules/facts';
import * as formats from '../../src/rules/formats';

const IDS = new Set(RULES.map(({ id }) => id));

/** Strings as people might write them: arbitrary ones, pieces of ARNs, tokens, and all of these in one. */
const piece = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('arn', 'aws', 'aws-cn', 'ec2', 'iam', 'ram', 'organizations', 'us-east-1', OWNER, OTHER, 'subnet/subnet-1', 'role/Reader', 'o-abcdefghij', 'permission/a', '*'),
  fc.constant(undefined).map(token),
);
const text = fc.oneof(
  piece,
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(':')),
  fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('/')),
  fc.constantFrom(SUBNET, OTHER, 'arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet'),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const share: fc.Arbitrary<ShareFacts> = fc.record({
  name: maybe(text),
  allowExternalPrincipals: maybe(fc.boolean()),
  retainSharingOnAccountLeaveOrganization: maybe(fc.boolean()),
  account: maybe(text),
  region: maybe(text),
  partition: maybe(text),
  principals: fc.array(fc.record({
    value: text,
    kind: maybe(fc.constantFrom<formats.PrincipalKind>('account', 'organization', 'organizationalUnit', 'role', 'user', 'service', 'unknown')),
  })),
  resources: fc.array(fc.record({
    arn: text,
    cfnResourceType: maybe(fc.oneof(text, fc.constantFrom('AWS::SSM::Parameter', 'AWS::NetworkFirewall::RuleGroup', 'AWS::ResourceGroups::Group'))),
    properties: maybe(fc.dictionary(fc.constantFrom('Type', 'Tier', 'Engine', 'Configuration', 'FirewallPolicy', 'DocumentType'), fc.jsonValue())),
    account: maybe(text),
    region: maybe(text),
    madeByDefault: maybe(fc.boolean()),
  })),
  sources: fc.array(text),
  permissions: fc.array(fc.record({ arn: text, resourceType: maybe(text), account: maybe(text), region: maybe(text) })),
});

test('no share makes the rules throw, and every finding has a known id and a message of the agreed form', () => {
  fc.assert(fc.property(share, (facts) => {
    expect(checkShare(facts).filter(({ id, message }) => !IDS.has(id) || !/^[a-z].*[^.]$/s.test(message))).toEqual([]);
  }), { numRuns: 1000 });
});

const problems = Object.entries(formats).filter((entry): entry is [string, formats.Format] => entry[0].endsWith('Problem'));

test.each(problems)('%s never throws, lets tokens pass and quotes what it refuses', (_name, problem) => {
  fc.assert(fc.property(text, (value) => {
    const message = problem(value);
    if (Token.isUnresolved(value)) {
      expect(message).toBeUndefined();
    } else if (message !== undefined) {
      expect(message).toContain(JSON.stringify(value));
    }
  }), { numRuns: 500 });
});

test('findings do not depend on the order of principals, resources, sources and permissions', () => {
  const turned = (facts: ShareFacts): ShareFacts => ({
    ...facts,
    principals: [...facts.principals].reverse(),
    resources: [...facts.resources].reverse(),
    sources: [...facts.sources].reverse(),
    permissions: [...facts.permissions].reverse(),
  });
  const ids = (facts: ShareFacts) => [...new Set(checkShare(facts).map(({ id }) => id))];
  fc.assert(fc.property(share, (facts) => {
    expect(ids(turned(facts))).toEqual(ids(facts));
  }), { numRuns: 500 });
});
