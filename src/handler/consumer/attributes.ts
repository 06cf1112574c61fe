import { AttributeForm, attributeName, SEPARATOR } from '../consumer-protocol';
import { enumerate } from '../hints';
import type { Resource } from './directory';
import { Observation } from './look-until-found';

interface Request {
  readonly name: string;
  readonly type: string;
  readonly form: AttributeForm;
}

/** The attributes of a resource, by name. */
export type Attributes = Record<string, string>;

const HINTS: Record<string, string> = {
  LIMIT_EXCEEDED: 'a quota of this account is used up, see Service Quotas',
  UNAVAILABLE: 'its service does not let this account use it',
  ZONAL_RESOURCE_INACCESSIBLE: 'this account can\'t use its Availability Zone',
};

/** What the resources of a share tell about the attributes that are asked for; if none are, all resources have to be available. */
export function assess(share: string, resources: Resource[], requests: string[]): Observation<Attributes> {
  const asked = requests.map(parse);
  const wanted = asked.length ? resources.filter(({ type }) => asked.some((request) => isOf(type, request))) : resources;

  const unusable = wanted.filter(({ status }) => status !== undefined && status in HINTS);
  if (unusable.length) {
    return { doubt: `Resources of the share ${share} can't be used: ${enumerate(unusable.map(troubleOf), '; ')}` };
  }
  const pending = wanted.filter(({ status }) => status === 'PENDING');
  if (pending.length) { return { wait: `Resources of the share ${share} are not available yet: ${enumerate(pending.map(({ arn }) => arn!))}` }; }

  const attributes: Attributes = {};
  for (const request of asked) {
    const arns = [...new Set(wanted.filter(({ type }) => isOf(type, request)).map(({ arn }) => arn!))].sort();
    const problem = countProblem(share, request, arns, resources);
    if (problem) { return problem; }
    const values = request.form.startsWith('Id') ? arns.map(idOf) : arns;
    const unsplittable = values.find((value) => arns.length > 1 && value.includes(SEPARATOR));
    if (unsplittable) { return { fail: `${unsplittable} holds "${SEPARATOR}" and can't be in a list: ask for single resources` }; }
    attributes[request.name] = values.join(SEPARATOR);
  }
  return wanted.length ? { found: attributes } : { doubt: `The share ${share} shows no resources`, otherwise: attributes };
}

/** The id in an ARN: what follows the kind of the resource. */
export function idOf(arn: string): string {
  const resource = arn.split(':').slice(5).join(':');
  return /^[^/:]+[/:](.+)$/.exec(resource)?.[1] ?? resource;
}

function parse(text: string): Request {
  const [, type, form] = /^(.+)\.(Arns?|Ids?)$/.exec(text) ?? [];
  if (!form) { throw new Error(`"${text}" is no attribute such as ec2:Subnet.Ids`); }
  return { name: attributeName(text), type, form: form as AttributeForm };
}

function isOf(type: string | undefined, request: Request): boolean {
  return type?.toLowerCase() === request.type.toLowerCase();
}

function countProblem(share: string, { type, form }: Request, arns: string[], resources: Resource[]): Observation<Attributes> | undefined {
  if (!arns.length) {
    const others = [...new Set(resources.map(({ type: other }) => other ?? 'what has no type'))].sort();
    return { wait: `The share ${share} shows no ${type}${others.length ? `, only ${enumerate(others)}` : ''}. Its owner has not shared it, or took it off` };
  }
  if (arns.length > 1 && !form.endsWith('s')) {
    return { doubt: `The share ${share} has more than one ${type}: ${enumerate(arns)}. Ask for all of them with resource${form}s()` };
  }
  return undefined;
}

function troubleOf({ arn, status, statusMessage }: Resource): string {
  return `${arn} is ${status} (${[statusMessage, HINTS[status!]].filter(Boolean).join('; ')})`;
}
