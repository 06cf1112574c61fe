import { RamError } from '../errors';

const REFUSED_KEYS = /^aws:(?:PrincipalOrgId|PrincipalOrgPaths|PrincipalAccount|SourceArn|SourceAccount|SourceOrgPaths|SourceOrgID|(?:Principal|Resource|Request)Tag\/aws:.*)$/i;

/** Refuses a policy template that is not one statement of actions and conditions. */
export function checkPolicyTemplate(template: string): void {
  const statement = parse(template);
  if (!isObject(statement) || statement.Effect !== 'Allow' || statement.Action === undefined) {
    throw malformed('It must be one statement with Effect Allow and Action.');
  }
  const refused = Object.keys(statement).find(key => !['Sid', 'Effect', 'Action', 'Condition'].includes(key));
  if (refused) {
    throw malformed(`The element ${refused} is not allowed.`);
  }
  const condition = isObject(statement.Condition) ? statement.Condition : {};
  for (const [operator, keys] of Object.entries(condition)) {
    const key = isObject(keys) ? Object.keys(keys).find(name => REFUSED_KEYS.test(name)) : undefined;
    if (key || /Not/.test(operator)) {
      throw new RamError('InvalidPolicyException', `The condition ${operator} ${key ?? ''} is not allowed in a managed permission.`);
    }
  }
}

function parse(template: string): unknown {
  try {
    return JSON.parse(template);
  } catch {
    throw malformed('It is not JSON.');
  }
}

function malformed(reason: string): RamError {
  return new RamError('MalformedPolicyTemplateException', `The policy template is malformed. ${reason}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
