import { ACCOUNT, chars, describeFormat } from './describe-format';
import { resourceShareArnProblem, resourceShareNameProblem } from '../../../src/rules/formats';

const shareArn = (uuid: string, region = 'us-east-1') => `arn:aws:ram:${region}:${ACCOUNT}:resource-share/${uuid}`;
const UUID = '01234567-89ab-cdef-0123-456789abcdef';

describeFormat('resourceShareArnProblem', resourceShareArnProblem, {
  right: [shareArn(UUID), shareArn(UUID, 'us-gov-west-1'), `arn:aws-cn:ram:cn-north-1:${ACCOUNT}:resource-share/${UUID}`],
  wrong: [
    [UUID, `is an id: write the ARN "arn:aws:ram:<region>:<account id>:resource-share/${UUID}"`],
    [`arn:aws:ram:us-east-1:${ACCOUNT}:resource-share-invitation/${UUID}`, 'is an invitation, not the share: write the ARN of the share, "arn:aws:ram:<region>:<account id>:resource-share/<uuid>"'],
    [shareArn('1'), 'must be an ARN of the form "arn:aws:ram:<region>:<account id>:resource-share/<uuid>"'],
    [shareArn(UUID, ''), 'must be an ARN of the form'],
    [shareArn(UUID.toUpperCase()), 'must be an ARN of the form'],
    [`${shareArn(UUID)}/`, 'must be an ARN of the form'],
    [`x${shareArn(UUID)}`, 'must be an ARN of the form'],
    ['', 'must be an ARN of the form'],
  ],
});

describeFormat('resourceShareNameProblem', resourceShareNameProblem, {
  right: ['a', 'Network', 'a_b.c-d 1', chars(255)],
  wrong: [
    ['', 'is empty: write 1 to 255 letters, digits, spaces, periods, hyphens and underscores'],
    [chars(256), 'has 256 characters: shorten it to at most 255'],
    ['a/b', 'holds "/": use letters, digits, spaces, periods, hyphens and underscores only'],
    ['café', 'holds "é": use letters'],
    ['share 🚀', 'holds "🚀": use letters'],
    ['a\nb', 'holds "\\n": use letters'],
  ],
});
