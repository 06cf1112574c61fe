import { Token } from 'aws-cdk-lib';
import type { PossibleValue } from './template-values';

/** Who gets access: an account, also as that of a role or user, an organization, a part of one, or a service. */
export type Recipient =
  | { readonly kind: 'account'; readonly id: string }
  | { readonly kind: 'organization'; readonly id: string }
  | { readonly kind: 'organizationalUnit'; readonly id: string; readonly organization: string; readonly within: readonly string[] }
  | { readonly kind: 'service'; readonly id: string };

const ACCOUNT = /^\d{12}$/;
const IDENTITY = /^arn:[^:]+:(?:iam|sts)::(\d{12}):/;
const ORGANIZATION = /^arn:[^:]+:organizations::[^:]+:organization\/(o-[a-z0-9]+)$/;
const ORGANIZATIONAL_UNIT = /^arn:[^:]+:organizations::[^:]+:ou\/(o-[a-z0-9]+)\/(ou-[a-z0-9-]+)$/;
const SERVICE = /^[a-z0-9.-]+\.amazonaws\.(?:com|com\.cn|eu)$/;
const ORGANIZATION_PATH = /^(o-[a-z0-9]+)(?:\/r-[a-z0-9]+((?:\/ou-[a-z0-9-]+)*)\/?\*?)?$/;
const RESOURCE = /^arn:[^:]+:[^:]+:[^:]*:(\d{12}):/;

/** The recipient that a principal is; undefined if nobody can tell before the deployment. */
export function recipientOfPrincipal({ text, resource }: PossibleValue): Recipient | undefined {
  if (resource?.Type === 'AWS::IAM::Role' || resource?.Type === 'AWS::IAM::User') {
    const { account } = resource.template.stack;
    return Token.isUnresolved(account) ? undefined : { kind: 'account', id: account };
  }
  if (ACCOUNT.test(text)) {
    return { kind: 'account', id: text };
  }
  if (SERVICE.test(text)) {
    return { kind: 'service', id: text };
  }
  return accountIn(IDENTITY, text) ?? organization(text) ?? organizationalUnit(text);
}

/** The recipient for whom a service acts; undefined if nobody can tell before the deployment. */
export function recipientOfSource({ text }: PossibleValue): Recipient | undefined {
  return ACCOUNT.test(text) ? { kind: 'account', id: text } : organizationPath(text) ?? accountIn(RESOURCE, text);
}

function accountIn(pattern: RegExp, text: string): Recipient | undefined {
  const id = pattern.exec(text)?.[1];
  return id ? { kind: 'account', id } : undefined;
}

function organization(text: string): Recipient | undefined {
  const id = ORGANIZATION.exec(text)?.[1];
  return id ? { kind: 'organization', id } : undefined;
}

function organizationalUnit(text: string): Recipient | undefined {
  const [, org, id] = ORGANIZATIONAL_UNIT.exec(text) ?? [];
  return id ? { kind: 'organizationalUnit', id, organization: org, within: [id] } : undefined;
}

function organizationPath(text: string): Recipient | undefined {
  const [, org, units] = ORGANIZATION_PATH.exec(text) ?? [];
  const within = units?.split('/').filter((unit) => unit !== '') ?? [];
  if (!org) {
    return undefined;
  }
  return within.length === 0
    ? { kind: 'organization', id: org }
    : { kind: 'organizationalUnit', id: within[within.length - 1], organization: org, within };
}
