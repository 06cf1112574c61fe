import { Fn } from 'aws-cdk-lib';
import * as ram from 'aws-cdk-lib/aws-ram';
import type { Construct } from 'constructs';
import { FRIEND, ORGANIZATION, ORGANIZATION_ARN, OTHER_ORGANIZATION_ARN, OTHER_UNIT_ARN, SERVICE, STRANGER, UNIT, UNIT_ARN, appWith } from './support';
import { ResourceShare } from '../../../src/resource-share';
import { SharePrincipal } from '../../../src/share-principal';
import { ShareSource } from '../../../src/share-source';
import type { SharingGuardrailsProps } from '../../../src/sharing-guardrails';
import { violations } from '../sharing-guardrails-report';

describe('who may be shared with', () => {
  const principals: [SharingGuardrailsProps, string, string | undefined][] = [
    [{ allowedAccounts: [FRIEND] }, FRIEND, undefined],
    [{ allowedAccounts: [FRIEND] }, STRANGER, 'AccountNotAllowed'],
    [{ allowedAccounts: [] }, FRIEND, 'AccountNotAllowed'],
    [{ allowedAccounts: [FRIEND] }, `arn:aws:iam::${FRIEND}:role/reader`, undefined],
    [{ allowedAccounts: [FRIEND] }, `arn:aws:iam::${STRANGER}:role/reader`, 'AccountNotAllowed'],
    [{ allowedAccounts: [FRIEND] }, `arn:aws:iam::${STRANGER}:user/reader`, 'AccountNotAllowed'],
    [{ allowedAccounts: [FRIEND] }, `arn:aws:iam::${STRANGER}:root`, 'AccountNotAllowed'],
    [{ allowedAccounts: [FRIEND] }, SERVICE, undefined],

    [{ allowedOrganizations: [ORGANIZATION] }, ORGANIZATION_ARN, undefined],
    [{ allowedOrganizations: [ORGANIZATION_ARN] }, ORGANIZATION_ARN, undefined],
    [{ allowedOrganizations: [ORGANIZATION] }, OTHER_ORGANIZATION_ARN, 'OrganizationNotAllowed'],
    [{ allowedOrganizations: [ORGANIZATION] }, UNIT_ARN, undefined],
    [{ allowedOrganizations: [ORGANIZATION] }, FRIEND, undefined],
    [{ allowedOrganizations: ['o-zzzzzzzzzz'] }, UNIT_ARN, 'OrganizationalUnitNotAllowed'],

    [{ allowedOrganizationalUnits: [UNIT] }, UNIT_ARN, undefined],
    [{ allowedOrganizationalUnits: [UNIT_ARN] }, UNIT_ARN, undefined],
    [{ allowedOrganizationalUnits: [UNIT] }, OTHER_UNIT_ARN, 'OrganizationalUnitNotAllowed'],
    [{ allowedOrganizationalUnits: [UNIT], allowedOrganizations: [ORGANIZATION] }, OTHER_UNIT_ARN, undefined],

    [{ allowedServices: [SERVICE] }, SERVICE, undefined],
    [{ allowedServices: [SERVICE] }, 'pca-connector-scep.amazonaws.com', 'ServiceNotAllowed'],
    [{ allowedServices: [] }, SERVICE, 'ServiceNotAllowed'],
    [{ allowedServices: [] }, STRANGER, undefined],
  ];
  test.each(principals)('under %j the principal %s gives %s', (props, principal, rule) => {
    const { app, stack } = appWith(props);
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [principal] });
    expect(violations(app).map(({ ruleName }) => ruleName)).toEqual(rule ? [rule] : []);
  });

  const broader: [SharingGuardrailsProps, string, string][] = [
    [{ allowedAccounts: [FRIEND] }, ORGANIZATION_ARN, 'OrganizationNotAllowed'],
    [{ allowedAccounts: [FRIEND] }, UNIT_ARN, 'OrganizationalUnitNotAllowed'],
    [{ allowedOrganizationalUnits: [UNIT] }, ORGANIZATION_ARN, 'OrganizationNotAllowed'],
  ];
  test.each(broader)('under %j the broader %s does not get around it', (props, principal, rule) => {
    const { app, stack } = appWith(props);
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [principal] });
    expect(violations(app)).toMatchObject([{ ruleName: rule }]);
  });

  const waysOut: [SharingGuardrailsProps, string, string][] = [
    [{ allowedAccounts: [FRIEND] }, STRANGER, `share with one of the allowed accounts: "${FRIEND}"`],
    [{ allowedAccounts: [] }, STRANGER, 'share with one of the allowed accounts: none'],
    [{ allowedOrganizations: [ORGANIZATION] }, OTHER_ORGANIZATION_ARN, `share with one of the allowed organizations: "${ORGANIZATION}"`],
    [{ allowedOrganizations: [], allowedAccounts: [FRIEND] }, ORGANIZATION_ARN, 'share with one of the allowed organizations: none'],
    [{ allowedAccounts: [FRIEND] }, ORGANIZATION_ARN,
      `an organization reaches accounts beyond allowedAccounts: add "${ORGANIZATION}" to allowedOrganizations, or share with what is allowed: "${FRIEND}"`],
    [{ allowedAccounts: [FRIEND], allowedOrganizationalUnits: [UNIT] }, ORGANIZATION_ARN,
      `an organization reaches accounts beyond allowedAccounts and allowedOrganizationalUnits: add "${ORGANIZATION}" to allowedOrganizations, `
      + `or share with what is allowed: "${FRIEND}", "${UNIT}"`],
    [{ allowedAccounts: [FRIEND], allowedServices: [SERVICE] }, UNIT_ARN,
      `an organizational unit reaches accounts beyond allowedAccounts: add "${UNIT}" to allowedOrganizationalUnits, or share with what is allowed: "${FRIEND}"`],
    [{ allowedOrganizations: ['o-zzzzzzzzzz'] }, UNIT_ARN,
      `an organizational unit reaches accounts beyond allowedOrganizations: add "${UNIT}" to allowedOrganizationalUnits, or share with what is allowed: "o-zzzzzzzzzz"`],
  ];
  test.each(waysOut)('under %j the way out for %s is: %s', (props, principal, fix) => {
    const { app, stack } = appWith(props);
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [principal] });
    expect(violations(app)).toMatchObject([{ suggestedFix: expect.stringContaining(fix) }]);
  });

  const sources: [SharingGuardrailsProps, string, string | undefined][] = [
    [{ allowedAccounts: [FRIEND] }, FRIEND, undefined],
    [{ allowedAccounts: [FRIEND] }, STRANGER, 'AccountNotAllowed'],
    [{ allowedAccounts: [FRIEND] }, `arn:aws:pca-connector-ad:eu-west-1:${STRANGER}:connector/1`, 'AccountNotAllowed'],
    [{ allowedAccounts: [FRIEND] }, 'arn:aws:s3:::bucket', 'UnknownPrincipal'],
    [{ allowedOrganizations: [ORGANIZATION] }, ORGANIZATION, undefined],
    [{ allowedOrganizations: [ORGANIZATION] }, 'o-zzzzzzzzzz', 'OrganizationNotAllowed'],
    [{ allowedOrganizations: [ORGANIZATION] }, `${ORGANIZATION}/r-ab12/`, undefined],
    [{ allowedOrganizationalUnits: [UNIT] }, `${ORGANIZATION}/r-ab12/${UNIT}/`, undefined],
    [{ allowedOrganizationalUnits: [UNIT] }, `${ORGANIZATION}/r-ab12/${UNIT}/ou-ab12-22222222/`, undefined],
    [{ allowedOrganizationalUnits: [UNIT] }, `${ORGANIZATION}/r-ab12/ou-ab12-22222222/`, 'OrganizationalUnitNotAllowed'],
  ];
  test.each(sources)('under %j a service acting for the source %s gives %s', (props, source, rule) => {
    const { app, stack } = appWith(props);
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [SERVICE], sources: [source] });
    expect(violations(app).map(({ ruleName }) => ruleName)).toEqual(rule ? [rule] : []);
  });

  test('a source that names no account is said to do so, though it is a literal', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain', principals: [SERVICE], sources: ['arn:aws:s3:::bucket'] });
    expect(violations(app)).toMatchObject([{
      description: expect.stringContaining('behind the source "arn:aws:s3:::bucket" can\'t be told'),
      suggestedFix: expect.stringContaining('write the source as an account id'),
    }]);
  });

  test('the sources of a ResourceShare are checked', () => {
    const { app, stack } = appWith({ allowedAccounts: [FRIEND] });
    new ResourceShare(stack, 'Share', { principals: [SharePrincipal.service(SERVICE)], sources: [ShareSource.account(STRANGER)] });
    expect(violations(app)).toMatchObject([{ ruleName: 'AccountNotAllowed', description: expect.stringContaining('source') }]);
  });
});

describe('accounts outside the organization', () => {
  test.each<[string, ram.CfnResourceShareProps]>([
    ['is allowed to have them', { name: 'plain', allowExternalPrincipals: true }],
    ['leaves the setting out, which RAM takes for true', { name: 'plain' }],
    ['has them next to a service', { name: 'plain', allowExternalPrincipals: true, principals: [SERVICE, FRIEND] }],
  ])('a share that %s fails', (_, props) => {
    const { app, stack } = appWith({ allowExternalPrincipals: false });
    new ram.CfnResourceShare(stack, 'Share', props);
    expect(violations(app)).toMatchObject([{ ruleName: 'ExternalPrincipalsAllowed', suggestedFix: expect.stringContaining('allowExternalPrincipals') }]);
  });

  test('a setting that only a deployment tells fails', () => {
    const { app, stack } = appWith({ allowExternalPrincipals: false });
    new ram.CfnResourceShare(stack, 'Share', { name: 'plain' }).addPropertyOverride('AllowExternalPrincipals', Fn.ref('Setting'));
    expect(violations(app)).toMatchObject([{ ruleName: 'ExternalPrincipalsAllowed', description: expect.stringContaining('Setting') }]);
  });

  test.each<[string, (scope: Construct) => void]>([
    ['a ResourceShare with its defaults', (scope) => new ResourceShare(scope, 'Share', { principals: [SharePrincipal.account(FRIEND)] })],
    ['a share with a service, which needs the setting', (scope) => new ResourceShare(scope, 'Share', { principals: [SharePrincipal.service(SERVICE)] })],
    ['a plain share that keeps them out', (scope) => new ram.CfnResourceShare(scope, 'Share', { name: 'plain', allowExternalPrincipals: false })],
  ])('%s passes', (_, declare) => {
    const { app, stack } = appWith({ allowExternalPrincipals: false });
    declare(stack);
    expect(violations(app)).toEqual([]);
  });
});
