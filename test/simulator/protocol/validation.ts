import * as sdk from '@aws-sdk/client-ram';
import { RamError, invalidParameter } from '../errors';
import type { OperationName } from '../operations/types';
import type { SimulatorRules } from '../rules';
import type { OperationModel, Shape, Structure } from './model';

const ENUMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  resourceOwner: sdk.ResourceOwner,
  resourceShareStatus: sdk.ResourceShareStatus,
  associationType: sdk.ResourceShareAssociationType,
  associationStatus: sdk.ResourceShareAssociationStatus,
  resourceRegionScope: sdk.ResourceRegionScopeFilter,
  permissionType: sdk.PermissionTypeFilter,
  featureSet: sdk.PermissionFeatureSet,
};

/** Refuses an input that does not fit the operation's schema. */
export function validate({ name, input: structure }: OperationModel, input: Readonly<Record<string, unknown>>, rules: SimulatorRules): void {
  checkStructure(structure, input, '', rules);
  for (const [member, value] of Object.entries(input)) {
    const values = ENUMS[member] && Object.values(ENUMS[member]);
    if (values && !values.includes(String(value))) {
      throw invalidParameter(`Value ${String(value)} of ${member} is not one of ${values.join(', ')}.`);
    }
  }
  checkMaxResults(name, input.maxResults);
}

function checkMaxResults(operation: OperationName, maxResults: unknown): void {
  if (typeof maxResults === 'number' && (maxResults < 1 || maxResults > 500)) {
    const code = operation === 'GetResourceShareInvitations' ? 'InvalidMaxResultsException' : 'InvalidParameterException';
    throw new RamError(code, `Value ${maxResults} of maxResults is not between 1 and 500.`);
  }
}

function checkStructure({ members }: Structure, value: unknown, path: string, rules: SimulatorRules): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrongType(path, 'a structure', value);
  }
  for (const name of Object.keys(value)) {
    if (!members.has(name)) {
      throw invalidParameter(`Unknown member ${join(path, name)}.`);
    }
  }
  for (const [name, { shape, required }] of members) {
    const member = (value as Record<string, unknown>)[name];
    if (member !== undefined && member !== null) {
      checkShape(shape, member, join(path, name), rules);
    } else if (required) {
      throw invalidParameter(`Missing required member ${join(path, name)}.`);
    }
  }
}

function checkShape(shape: Shape, value: unknown, path: string, rules: SimulatorRules): void {
  switch (shape.kind) {
    case 'structure': return checkStructure(shape, value, path, rules);
    case 'list': return checkList(shape.member, value, path, rules);
    case 'integer': return expect(Number.isInteger(value), path, 'an integer', value);
    case 'timestamp': return expect(typeof value === 'number', path, 'a timestamp', value);
    case 'string': case 'boolean': return expect(typeof value === shape.kind, path, `a ${shape.kind}`, value);
  }
}

function checkList(member: Shape, value: unknown, path: string, rules: SimulatorRules): void {
  if (!Array.isArray(value)) {
    throw wrongType(path, 'a list', value);
  }
  if (value.length === 0 && rules.emptyLists === 'refuse') {
    throw invalidParameter(`The list ${path} is empty. Specify at least one entry, or leave it out.`);
  }
  value.forEach((entry, index) => checkShape(member, entry, `${path}[${index}]`, rules));
}

function expect(fits: boolean, path: string, expected: string, value: unknown): void {
  if (!fits) {
    throw wrongType(path, expected, value);
  }
}

function wrongType(path: string, expected: string, value: unknown): RamError {
  return invalidParameter(`Member ${path || 'input'} is not ${expected}: ${JSON.stringify(value)}.`);
}

function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}
