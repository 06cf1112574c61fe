import { explain } from '../../src/handler/consumer/explain';

const refusal = (failedOperation: string, name: string, message = 'No.') =>
  Object.assign(new Error(message), { name, failedOperation, $metadata: { httpStatusCode: 400 } });

const ROLE = 'Allow it on the function\'s role if that is one of yours; see that no permissions boundary or service control policy denies it';
const MANAGEMENT = 'Deploy OrganizationSharing in the management account of an organization that has all features enabled';
const QUOTA = 'Raise it in Service Quotas or add shares';

describe('a refusal is told in the service\'s own words, with advice that depends on its kind and the operation', () => {
  test.each<[string, string, Error, string]>([
    ['access denied', 'its role', refusal('GetResourceShares', 'AccessDeniedException'),
      `GetResourceShares failed: No. (AccessDeniedException). ${ROLE}`],
    ['access denied to turn on sharing', 'its role', refusal('EnableSharingWithAwsOrganization', 'AccessDeniedException'),
      `EnableSharingWithAwsOrganization failed: No. (AccessDeniedException). ${ROLE}`],
    ['turning on sharing not permitted', 'the account for it', refusal('EnableSharingWithAwsOrganization', 'OperationNotPermittedException'),
      `EnableSharingWithAwsOrganization failed: No. (OperationNotPermittedException). ${MANAGEMENT}`],
    ['turning on sharing refused otherwise', 'none', refusal('EnableSharingWithAwsOrganization', 'InvalidParameterException'),
      'EnableSharingWithAwsOrganization failed: No. (InvalidParameterException).'],
    ['another operation not permitted', 'none', refusal('AcceptResourceShareInvitation', 'OperationNotPermittedException'),
      'AcceptResourceShareInvitation failed: No. (OperationNotPermittedException).'],
    ['a message that tells the reason', 'what is known of it', refusal('AcceptResourceShareInvitation', 'InvalidParameterException', 'Over the quota.'),
      `AcceptResourceShareInvitation failed: Over the quota. (InvalidParameterException). ${QUOTA}`],
  ])('%s: %s', (_, _advice, error, text) => expect(explain(error)).toBe(text));

  test('a failure that the handler states itself stays as it is', () => {
    expect(explain(new Error('The share shows no resources'))).toBe('The share shows no resources');
  });
});
