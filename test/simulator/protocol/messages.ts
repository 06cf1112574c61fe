import { RamError, invalidParameter } from '../errors';
import { errorStatuses, routes, type OperationModel } from './model';

/** An HTTP request, however it came. */
export interface SimulatorRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

/** An HTTP response, and what may go wrong on its way. */
export interface SimulatorResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The connection is reset instead, or nothing is ever sent. */
  readonly transport?: 'reset' | 'silence';
  /** How long the response takes. */
  readonly delayMs?: number;
}

const OUTSIDE_THE_MODEL: Readonly<Record<string, number>> = { AccessDeniedException: 403, UnknownOperationException: 404 };

/** The operation that a request is for. */
export function routeOf({ method, path }: SimulatorRequest): OperationModel {
  const route = routes.get(`${method} ${path.replace(/\/$/, '')}`);
  if (!route) {
    throw new RamError('UnknownOperationException', `There is no operation ${method} ${path}.`);
  }
  return route;
}

/** The input of an operation, from body and query string. */
export function readInput({ input }: OperationModel, { body, query = {} }: SimulatorRequest): Record<string, unknown> {
  const values = body ? parse(body) : {};
  for (const [name, value] of Object.entries(query)) {
    const shape = [...input.members].find(([, member]) => member.query === name)?.[1].shape;
    values[name] = shape?.kind === 'integer' ? Number(value) : value;
  }
  for (const [name, value] of Object.entries(values)) {
    if (value === null) {
      delete values[name];
    }
  }
  return values;
}

/** A success. */
export function successResponse(output: object, requestId: string): SimulatorResponse {
  return response(200, JSON.stringify(wireValue(output)), requestId);
}

/** A refusal. */
export function errorResponse({ code, message }: RamError, requestId: string): SimulatorResponse {
  const body = JSON.stringify({ __type: code, message });
  return response(errorStatuses.get(code) ?? OUTSIDE_THE_MODEL[code] ?? 400, body, requestId, { 'x-amzn-errortype': code });
}

function response(status: number, body: string, requestId: string, headers: Record<string, string> = {}): SimulatorResponse {
  return { status, headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId, ...headers }, body };
}

function parse(body: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw invalidParameter('The request body is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidParameter('The request body is not a JSON object.');
  }
  return value as Record<string, unknown>;
}

// restJson1 has times in seconds.
function wireValue(value: unknown): unknown {
  if (value instanceof Date) {
    return value.getTime() / 1000;
  }
  if (Array.isArray(value)) {
    return value.map(wireValue);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, wireValue(member)]));
  }
  return value;
}
