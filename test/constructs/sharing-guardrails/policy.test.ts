import { Aws } from 'aws-cdk-lib';
import { ORGANIZATION, appWith } from './support';
import type { SharingGuardrailsProps } from '../../../src/sharing-guardrails';

describe('guardrails that could never match are refused', () => {
  test.each<[SharingGuardrailsProps, RegExp]>([
    [{ allowedAccounts: ['12345'] }, /allowedAccounts.*12345/],
    [{ allowedAccounts: [Aws.ACCOUNT_ID] }, /allowedAccounts.*write a literal/],
    [{ allowedOrganizations: ['ou-ab12-11111111'] }, /allowedOrganizations.*"ou-ab12-11111111"/],
    [{ allowedOrganizationalUnits: [ORGANIZATION] }, /allowedOrganizationalUnits.*"o-abcdefghij"/],
    [{ allowedServices: ['pca-connector-ad'] }, /allowedServices.*"pca-connector-ad"/],
    [{ allowedResourceTypes: ['ec2:Subnets'] }, /allowedResourceTypes.*"ec2:Subnets"/],
    [{ forbiddenResourceTypes: ['AWS::EC2::Subnet'] }, /forbiddenResourceTypes.*"AWS::EC2::Subnet"/],
    [{ allowedPermissions: ['AWSRAM Subnet'] }, /allowedPermissions.*"AWSRAM Subnet"/],
    [{ allowedPermissions: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }, /allowedPermissions.*ReadOnlyAccess/],
    [{ requiredTags: [''] }, /requiredTags.*""/],
  ])('%j', (props, message) => {
    expect(() => appWith(props)).toThrow(message);
  });
});
