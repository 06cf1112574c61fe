import { comment } from './comment.mjs';
import { shareableConstructs } from './shareable-constructs.mjs';

/** Modules that the index of aws-cdk-lib leaves out at its lowest supported version. */
const NOT_IN_INDEX = ['bcm', 'billing'];

/** The imports of the modules that the factories use, most of them by way of an index that loads a module when it is first used. */
export function moduleImports() {
  const modules = [...new Set(shareableConstructs.map(({ l1 }) => moduleOf(l1)))].sort();
  return [
    'import {',
    ...modules.filter((module) => !NOT_IN_INDEX.includes(module)).map((module) => `  aws_${module} as ${module},`),
    "} from 'aws-cdk-lib';",
    ...NOT_IN_INDEX.map((module) => `import * as ${module} from 'aws-cdk-lib/aws-${module}';`),
  ].join('\n');
}

/** The factories, as members of a class. */
export function factories(rows) {
  return shareableConstructs.map((construct) => `\n${factory(construct, cataloguedType(rows, construct))}`).join('\n');
}

/** What is known of each construct, as entries of an object by CloudFormation type. */
export function constructs(rows) {
  return methods(rows).map(({ cfnType, method, reference }) => `  '${cfnType}': { method: '${method}', reference: '${reference}' },`).join('\n');
}

/** The method for each CloudFormation type; those of the last two stand in the template. */
export function methods(rows) {
  return [
    ...shareableConstructs.map((construct) => (
      { cfnType: cataloguedType(rows, construct).cfnType, method: construct.method, reference: referenceOf(construct) })),
    { cfnType: 'AWS::Glue::Table', method: 'glueTable', reference: 'tableRef' },
    { cfnType: 'AWS::FSx::Volume', method: 'fsxVolume', reference: 'volumeRef' },
  ];
}

function factory(construct, { row, cfnType }) {
  const className = classOf(construct);
  const module = moduleOf(construct.l1);
  const parameter = construct.parameter ?? className[0].toLowerCase() + className.slice(1);
  const arn = construct.arn ?? `${module}.Cfn${className}.arnFor${className}(${parameter})`;
  return [
    comment([
      [construct.doc, ...construct.notes ?? [], ...restrictions(row)].join(' '),
      '',
      ...construct.throws ? [`@throws ${construct.throws}`] : [],
      `@see ${construct.see}`,
    ]),
    `  public static ${construct.method}(${parameter}: ${module}.I${className}Ref): SharedResource {`,
    `    expectReference('SharedResource.${construct.method}()', 'an I${className}Ref', ${parameter}, '${referenceOf(construct)}');`,
    `    return new SharedResource(${arn}, ${parameter}, '${cfnType}');`,
    '  }',
  ].join('\n');
}

function classOf({ l1 }) {
  return l1.split('.')[1].slice('Cfn'.length);
}

function referenceOf(construct) {
  return construct.reference ?? `${classOf(construct).replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase())}Ref`;
}

function moduleOf(l1) {
  return l1.split('.')[0].slice('aws-'.length);
}

function cataloguedType(rows, { l1 }) {
  for (const row of rows) {
    const cfn = row.cloudFormation.find(({ cdkL1 }) => cdkL1 === `aws-cdk-lib/${l1}`);
    if (cfn) { return { row, cfnType: cfn.type }; }
  }
  throw new Error(`${l1} is in no row of the catalogue`);
}

function restrictions(row) {
  const also = [row.shareWithIamRolesAndUsers && 'IAM roles and users', row.shareWithServicePrincipals && 'service principals'].filter(Boolean);
  return [
    row.shareOutsideOrganization === false && 'Can be shared within your organization only.',
    row.excludedPrincipalTypes.length > 0 && `Can't be shared with ${row.excludedPrincipalTypes.map((kind) => EXCLUDED[kind]).join(' or ')}.`,
    also.length > 0 && `Can also be shared with ${also.join(' and with ')}.`,
    SHARE_REGION[row.scopeConfidence === 'high' ? row.shareRegion : undefined],
  ].filter(Boolean);
}

const EXCLUDED = { organization: 'a whole organization', organizationalUnit: 'an organizational unit' };

const SHARE_REGION = {
  'us-east-1': 'The share has to be in us-east-1.',
  'ipamHomeRegion': 'The share has to be in the home Region of the IPAM.',
};
