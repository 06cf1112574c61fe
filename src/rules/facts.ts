import type { PrincipalKind } from './formats';

/** Somebody with whom a share is shared. */
export interface PrincipalFacts {
  readonly value: string;
  /** The path of the role's or user's construct; names it in messages where the ARN is one token. */
  readonly path?: string;
  /** Of the construct; the ARN's own account comes first. */
  readonly account?: string;
  /** For a value known only at deployment; found out from the value otherwise. */
  readonly kind?: PrincipalKind;
}

/** Something that is shared. */
export interface ResourceFacts {
  readonly arn: string;
  /** The construct's path; names the resource in messages where the ARN is one token. */
  readonly path?: string;
  /** The CloudFormation type of the construct behind it; tells the type where the ARN is one token. */
  readonly cfnResourceType?: string;
  /** The construct's properties as CloudFormation names them, resolved; absent for what is defined elsewhere. May be costly to get. */
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Of the construct; the ARN's own account and Region come first. */
  readonly account?: string;
  readonly region?: string;
  /** Made by AWS and not by the owner: a subnet of a default VPC, or a VPC's default security group. */
  readonly madeByDefault?: boolean;
}

/** A permission of a share. */
export interface PermissionFacts {
  readonly arn: string;
  /** The construct's path; names the permission in messages where the ARN is one token. */
  readonly path?: string;
  /** Of a customer managed permission, where known. */
  readonly resourceType?: string;
  /** Of the construct behind a customer managed permission; the ARN's own account and Region come first. */
  readonly account?: string;
  readonly region?: string;
}

/** What is known of a share at synth. Any string may hold tokens; undefined stands for what is not known. */
export interface ShareFacts {
  readonly name?: string;
  readonly allowExternalPrincipals?: boolean;
  readonly retainSharingOnAccountLeaveOrganization?: boolean;
  readonly account?: string;
  readonly region?: string;
  readonly partition?: string;
  readonly principals: readonly PrincipalFacts[];
  readonly resources: readonly ResourceFacts[];
  readonly sources: readonly string[];
  readonly permissions: readonly PermissionFacts[];
  /** Whether other constructs bring a service principal to the share, and whether they bring sources. */
  readonly serviceElsewhere?: boolean;
  readonly sourcesElsewhere?: boolean;
}
