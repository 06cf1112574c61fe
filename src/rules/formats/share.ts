import { format, Format } from './format';
import { ACCOUNT_ID, PARTITION, REGION, UUID, whole } from './patterns';

/** Whether a value is the ARN of a resource share. */
export const resourceShareArnProblem: Format = format({
  noun: 'resource share',
  pattern: whole(`arn:${PARTITION}:ram:${REGION}:${ACCOUNT_ID}:resource-share/${UUID}`),
  expected: 'must be an ARN of the form "arn:aws:ram:<region>:<account id>:resource-share/<uuid>"',
  mistakes: [
    { pattern: whole(UUID), advice: ([id]) => `is an id: write the ARN "arn:aws:ram:<region>:<account id>:resource-share/${id}"` },
    {
      pattern: whole(`arn:${PARTITION}:ram:[^:]*:[^:]*:resource-share-invitation/.*`),
      advice: () => 'is an invitation, not the share: write the ARN of the share, "arn:aws:ram:<region>:<account id>:resource-share/<uuid>"',
    },
  ],
});

/** Whether RAM takes a value as the name of a resource share. */
export const resourceShareNameProblem: Format = format({
  noun: 'resource share name',
  // RAM's guide leaves the underscore out, yet names with it are in wide use.
  pattern: /^[A-Za-z0-9 ._-]{1,255}$/,
  expected: 'must be 1 to 255 letters, digits, spaces, periods, hyphens and underscores',
  mistakes: [
    { pattern: /^$/, advice: () => 'is empty: write 1 to 255 letters, digits, spaces, periods, hyphens and underscores' },
    {
      pattern: /[^A-Za-z0-9 ._-]/u,
      advice: ([character]) => `holds ${JSON.stringify(character)}: use letters, digits, spaces, periods, hyphens and underscores only`,
    },
    { pattern: /^.{256,}$/, advice: ([name]) => `has ${name.length} characters: shorten it to at most 255` },
  ],
});
