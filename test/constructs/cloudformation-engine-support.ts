import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SHARE_ARN } from './support';
import * as ram from '../../src';

export const PRINCIPAL = 'AWS::RAM::PrincipalAssociation';
export const RESOURCE = 'AWS::RAM::ResourceAssociation';
export const SOURCE = 'AWS::RAM::SourceAssociation';

export const ACCOUNT = '222222222222';
export const OTHER_ACCOUNT = '333333333333';
export const SERVICE = 'pca-connector-ad.amazonaws.com';
export const SUBNET = 'arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-0123456789abcdef0';
export const CA = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/11111111-2222-3333-4444-555555555555';

export const engine = ram.AssociationEngine.cloudFormation();
export const account = (id: string) => ram.SharePrincipal.account(id);
export const arn = (value: string) => ram.SharedResource.fromArn(value);

export function newShare(scope: Stack, props: ram.ResourceShareProps = {}): ram.ResourceShare {
  return new ram.ResourceShare(scope, 'Share', { associationEngine: engine, ...props });
}

/** Adds to an imported share, which is always the same. */
export function addTo(scope: Stack, id: string, props: Partial<ram.ResourceShareAssociationsProps>): ram.ResourceShareAssociations {
  const resourceShare = ram.ResourceShare.fromResourceShareArn(scope, `${id}Share`, SHARE_ARN);
  return new ram.ResourceShareAssociations(scope, id, { resourceShare, associationEngine: engine, ...props });
}

interface Row {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DependsOn?: string[];
}

/** The associations in the template by their logical ids. */
export function rows(scope: Stack, types = [PRINCIPAL, RESOURCE, SOURCE]): Record<string, Row> {
  const { Resources = {} } = Template.fromStack(scope).toJSON();
  return Object.fromEntries(Object.entries<Row>(Resources).filter(([, { Type }]) => types.includes(Type)));
}

/** The logical id of the association of a value. */
export function idOf(scope: Stack, type: string, value: unknown): string {
  const found = Object.entries(rows(scope, [type])).filter(([, row]) => Object.values(row.Properties).includes(value));
  expect(found).toHaveLength(1);
  return found[0][0];
}
