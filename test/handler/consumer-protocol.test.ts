import {
  ACCEPTER_RESOURCE_TYPE, attributeName, attributeRequest, LOOKUP_RESOURCE_TYPE, ORGANIZATION_RESOURCE_TYPE,
} from '../../src/handler/consumer-protocol';
import { ASSOCIATIONS_RESOURCE_TYPE } from '../../src/handler/protocol';

test('the custom resources have types of their own, in the form that CloudFormation takes', () => {
  const types = [ASSOCIATIONS_RESOURCE_TYPE, LOOKUP_RESOURCE_TYPE, ACCEPTER_RESOURCE_TYPE, ORGANIZATION_RESOURCE_TYPE];

  expect(new Set(types).size).toBe(types.length);
  types.forEach((type) => expect(type).toMatch(/^Custom::Ram[A-Za-z]{1,57}$/));
});

test.each([
  ['ec2:Subnet', 'Ids', 'ec2:Subnet.Ids', 'ec2.Subnet.Ids'],
  ['acm-pca:CertificateAuthority', 'Arn', 'acm-pca:CertificateAuthority.Arn', 'acm.pca.CertificateAuthority.Arn'],
  ['AWS::EC2::Subnet', 'Id', 'AWS::EC2::Subnet.Id', 'AWS.EC2.Subnet.Id'],
] as const)('for %s and %s is asked with %s, and found with Fn::GetAtt under %s', (resourceType, form, request, name) => {
  expect(attributeRequest(resourceType, form)).toBe(request);
  expect(attributeName(request)).toBe(name);
});
