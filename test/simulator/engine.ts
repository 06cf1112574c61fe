import type { CallListener, RecordedCall } from './calls';
import { RamError } from './errors';
import { associationStatus, type Fault, type Faults } from './faults';
import type { Association } from './model/association';
import type { ResourceShare } from './model/resource-share';
import type { RamState } from './model/state';
import { withdrawInvitation } from './model/transitions';
import { operations } from './operations';
import type { Context } from './operations/context';
import type { OperationName } from './operations/types';
import type { Pager } from './paging';
import { partitionOf, type Caller } from './protocol/caller';
import { errorResponse, readInput, routeOf, successResponse, type SimulatorRequest, type SimulatorResponse } from './protocol/messages';
import type { OperationModel } from './protocol/model';
import { validate } from './protocol/validation';

interface Outcome {
  readonly output?: object;
  readonly error?: RamError;
}

const REFUSALS: Partial<Record<Fault['kind'], readonly [code: string, message: string]>> = {
  throttle: ['ThrottlingException', 'Rate exceeded'],
  serverInternal: ['ServerInternalException', 'The service could not respond to the request due to an internal problem.'],
  serviceUnavailable: ['ServiceUnavailableException', 'The service is not available.'],
  error: ['ServerInternalException', 'Injected fault'],
};

/** Answers requests: routes, validates, runs and records, and lets faults strike. */
export class Engine {
  /** Whether calls are kept; switched off for runs of millions of calls. */
  recording = true;
  readonly calls: RecordedCall[] = [];
  readonly listeners: CallListener[] = [];

  constructor(private readonly state: RamState, private readonly faults: Faults, private readonly pager: Pager) {}

  /** The response to a request of a caller. */
  respond(request: SimulatorRequest, caller: Caller): SimulatorResponse {
    let model: OperationModel;
    let input: Record<string, unknown>;
    try {
      model = routeOf(request);
      input = readInput(model, request);
    } catch (error) {
      return errorResponse(asRamError(error), this.state.ids.uuid());
    }
    return this.run(model, input, caller);
  }

  private run(model: OperationModel, input: Record<string, unknown>, caller: Caller): SimulatorResponse {
    const faults = this.faults.strike({ ...caller, operation: model.name, input });
    const fault = faults.find(candidate => associationStatus(candidate) === undefined);
    const outcome = (fault && refusal(fault, model.name, input, caller)) ?? this.execute(model, input, caller, faults);
    const response = disturb(this.write(outcome), fault);
    this.record({
      time: this.state.now,
      ...caller,
      operation: model.name,
      input,
      status: response.transport ? 0 : response.status,
      output: outcome.output as RecordedCall['output'],
      error: outcome.error?.code,
      message: outcome.error?.message,
      fault: faults[0]?.kind,
    });
    return response;
  }

  private execute(model: OperationModel, input: Record<string, unknown>, caller: Caller, faults: readonly Fault[]): Outcome {
    const { state } = this;
    const scope = `${caller.account} ${caller.region} ${model.name}`;
    try {
      if (model.name === 'ListSourceAssociations' && state.rules.listSourceAssociations === 'missing') {
        throw new RamError('UnknownOperationException', 'There is no operation ListSourceAssociations in this Region.');
      }
      validate(model, input, state.rules);
      const replayed = state.clientTokens.replay(scope, input, state.now);
      if (replayed) {
        return { output: replayed as object };
      }
      if (faults.some(({ kind }) => kind === 'emptyPage')) {
        this.pager.forceEmptyPage();
      }
      const operation = operations[model.name] as (context: Context, input: unknown) => object;
      const output = operation(this.contextFor(caller, faults), input);
      state.clientTokens.remember(scope, input, output, state.now);
      return { output };
    } catch (error) {
      return { error: asRamError(error) };
    }
  }

  /** The context of a call that no fault strikes. */
  contextFor(caller: Caller, faults: readonly Fault[] = []): Context {
    const { state, pager } = this;
    return {
      ...caller,
      state,
      pager,
      now: state.now,
      partition: partitionOf(caller.region),
      onAssociation: (share, row) => faults.forEach(fault => strikeAssociation(state, fault, share, row)),
    };
  }

  private write({ output, error }: Outcome): SimulatorResponse {
    const requestId = this.state.ids.uuid();
    return error ? errorResponse(error, requestId) : successResponse(output ?? {}, requestId);
  }

  private record(call: RecordedCall): void {
    if (this.recording) {
      this.calls.push(call);
    }
    this.listeners.forEach(listener => listener(call));
  }
}

function refusal(fault: Fault, operation: OperationName, input: Readonly<Record<string, unknown>>, caller: Caller): Outcome | undefined {
  if (fault.kind === 'resetBefore') {
    return {};
  }
  if (fault.kind === 'accessDenied') {
    return { error: new RamError('AccessDeniedException', fault.message ?? accessDenied(operation, input, caller)) };
  }
  const [code, message] = REFUSALS[fault.kind] ?? [];
  return code === undefined ? undefined : { error: new RamError(fault.error ?? code, fault.message ?? message ?? '') };
}

function accessDenied(operation: OperationName, { resourceShareArn }: Readonly<Record<string, unknown>>, { account, region }: Caller): string {
  const user = `arn:${partitionOf(region)}:sts::${account}:assumed-role/caller/session`;
  const resource = typeof resourceShareArn === 'string' ? resourceShareArn : '*';
  return `User: ${user} is not authorized to perform: ram:${operation} on resource: ${resource} `
    + `because no identity-based policy allows the ram:${operation} action`;
}

function disturb(response: SimulatorResponse, fault: Fault | undefined): SimulatorResponse {
  switch (fault?.kind) {
    case 'resetBefore': case 'resetAfter': return { ...response, transport: 'reset' };
    case 'cutOff': return { ...response, body: response.body.slice(0, Math.ceil(response.body.length / 2)) };
    case 'hang': return fault.delayMs === undefined ? { ...response, transport: 'silence' } : { ...response, delayMs: fault.delayMs };
    default: return response;
  }
}

function strikeAssociation(state: RamState, fault: Fault, share: ResourceShare, row: Association): void {
  const status = associationStatus(fault);
  if (!status || (fault.entity !== undefined && fault.entity !== row.entity)) {
    return;
  }
  const at = state.now + (fault.delayMs ?? 0);
  withdrawInvitation(state, row);
  row.schedule({ at, status, statusMessage: fault.message ?? (status === 'FAILED' ? 'The association failed.' : undefined) });
  row.settle(state.now);
  share.touched(row);
}

function asRamError(error: unknown): RamError {
  if (error instanceof RamError) {
    return error;
  }
  throw error;
}
