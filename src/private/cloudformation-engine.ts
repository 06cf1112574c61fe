import { CfnResource, RemovalPolicy, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AssociationSet } from './association-set';
import { cloudFormationDoubts } from './cloudformation-doubts';
import { digest } from './cloudformation-identity';
import { AssociationRows } from './cloudformation-rows';
import { fail } from './errors';
import { report } from './share-check';
import { followCondition } from './share-condition';

interface RowType {
  readonly name: 'PrincipalAssociation' | 'ResourceAssociation' | 'SourceAssociation';
  /** The property that holds what is associated. */
  readonly property: string;
  /** For the construct's path, which `cdk diff` shows. */
  readonly label: string;
}

const PRINCIPAL: RowType = { name: 'PrincipalAssociation', property: 'Principal', label: 'Principal' };
const RESOURCE: RowType = { name: 'ResourceAssociation', property: 'ResourceArn', label: 'Resource' };
const SOURCE: RowType = { name: 'SourceAssociation', property: 'SourceId', label: 'Source' };

/**
 * Renders one CloudFormation resource per principal, resource and source.
 *
 * RAM wants the sources of a service principal to outlast it, and takes a service principal only while the share has no resources. So
 * sources come first, then service principals, then resources, and they go the other way round. Other principals are in nobody's way: one
 * that has to accept an invitation first holds up nothing but itself.
 */
export function bindCloudFormation(scope: Construct, associations: AssociationSet): void {
  refuseWhatNeedsAFunction(scope, associations);
  warnAboutDoubts(scope, associations);

  const principals = new Construct(scope, 'Principals');
  const resources = new Construct(scope, 'Resources');
  const sources = new Construct(scope, 'Sources');
  principals.node.addDependency(sources);

  associations.sources.observe(({ value }) => addRow(sources, SOURCE, value, associations));
  associations.principals.observe(({ value, _kind }) => {
    const row = addRow(principals, PRINCIPAL, value, associations);
    if (row && (_kind === 'service' || _kind === 'unknown')) {
      resources.node.addDependency(row);
    }
  });
  associations.resources.observe(({ resourceArn }) => addRow(resources, RESOURCE, resourceArn, associations));
}

/** The resource that associates `value`; undefined if there is one already. */
function addRow(scope: Construct, type: RowType, value: string, { resourceShare, removalPolicy }: AssociationSet): CfnResource | undefined {
  const { resourceShareArn } = resourceShare.resourceShareRef;
  // Not from the construct's path: CloudFormation takes another logical id for another resource, and after it has "created" that one, which RAM
  // answers silently because the association is there, it deletes the old one, and the access with it.
  const logicalId = type.name + digest(scope, resourceShareArn, value);
  const shown = Token.isUnresolved(value) ? logicalId.slice(type.name.length) : value;
  if (!AssociationRows.of(scope).claim(logicalId, scope, `${type.label.toLowerCase()} ${JSON.stringify(value)}`)) {
    return undefined;
  }
  const row = new CfnResource(scope, shown, {
    type: `AWS::RAM::${type.name}`,
    properties: { ResourceShareArn: resourceShareArn, [type.property]: value },
  });
  row.overrideLogicalId(logicalId);
  followCondition(row, resourceShareArn);
  row.applyRemovalPolicy(removalPolicy ?? RemovalPolicy.DESTROY);
  return row;
}

function refuseWhatNeedsAFunction(scope: Construct, { exclusive, promoteFromPolicy }: AssociationSet): void {
  const option = exclusive ? 'exclusive' : promoteFromPolicy ? 'promoteFromPolicy' : undefined;
  if (option) {
    fail(scope, 'UnsupportedByEngine', `${option} is not supported by AssociationEngine.cloudFormation(): `
      + 'remove it, or use AssociationEngine.customResource()');
  }
}

function warnAboutDoubts(scope: Construct, associations: AssociationSet): void {
  scope.node.addValidation({ validate: () => report(scope, cloudFormationDoubts(associations)) });
}
