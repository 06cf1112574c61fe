/**
 * A simulator of AWS RAM for tests and demos. It speaks the service's own protocol, so that any SDK can talk to it.
 *
 * ```ts
 * const simulator = new RamSimulator({ clock, rules, delays, paging, defaultCaller, seed });
 *
 * // Three ways to call it:
 * simulator.handle({ method, path, query, headers, body });                    // synchronous, deterministic
 * new RAMClient({ requestHandler: simulator.requestHandler(), region, credentials: credentialsFor('222222222222') });
 * const server = await simulator.listen();                                      // server.endpoint, await server.close()
 *
 * // The world: an organization, its units (ARNs) and accounts.
 * const organization = simulator.createOrganization('111111111111', { sharingEnabled: true });
 * const unit = organization.addUnit();
 * organization.addAccount('222222222222', unit);
 * organization.removeAccount('222222222222');
 *
 * // Shares and permissions from the console, and what the simulator holds.
 * const share = simulator.seedShare({ owner, region, name, principals, resourceArns, sources, featureSet: 'CREATED_FROM_POLICY' });
 * simulator.share(share.arn).principals();                                      // [{ entity, status, statusMessage, external }]
 * share.set('PRINCIPAL', '222222222222', 'SUSPENDED');
 * share.disassociate('RESOURCE', arn);
 * share.accept('333333333333');
 * share.reject('333333333333');
 * simulator.state.resourceStatuses.set(arn, { status: 'LIMIT_EXCEEDED' }, '222222222222');
 *
 * // Faults, and what was called.
 * simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'throttle', times: 2 });
 * simulator.faults.add({ operation: '*', kind: 'error', error: 'InvalidStateTransitionException', message: '...', forMs: 5000 });
 * simulator.faults.add({ operation: 'AssociateResourceShare', kind: 'associationFailed', entity: arn, delayMs: 100, message: '...' });
 * simulator.calls;                                                              // [{ operation, account, region, input, status, error }]
 * const stop = simulator.onCall(call => console.log(call.operation));
 * ```
 *
 * The account of a caller is in its access key id (`AKIA` and twelve digits, see `credentialsFor`), the Region in the signature.
 * With a `VirtualClock` time stands still until the test advances it. What is unknown about RAM is a switch in `SimulatorRules`.
 */
export { RamSimulator, type SimulatorOptions } from './simulator';
export { VirtualClock, systemClock, SECOND, MINUTE, HOUR, DAY, type Clock } from './clock';
export { defaultRules, type SimulatorRules, type Verdict } from './rules';
export { defaultDelays, type SimulatorDelays } from './delays';
export type { Paging } from './paging';
export type { Fault, FaultKind, FaultTarget } from './faults';
export type { CallListener, RecordedCall } from './calls';
export { ShareHandle, type AssociationView } from './handles';
export type { ShareSeed, PermissionSeed } from './seeds';
export type { Organization } from './model/organization';
export { credentialsFor, partitionOf, type Caller } from './protocol/caller';
export type { SimulatorRequest, SimulatorResponse } from './protocol/messages';
export type { RunningServer } from './http-server';
export type { RequestHandlerOptions } from './request-handler';
export type { Input, Output, OperationName } from './operations/types';
