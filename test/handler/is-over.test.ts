import { isOver } from '../../src/handler/is-over';
import { CustomResourceRequest } from '../../src/handler/request';
import { StackEvent } from '../../src/handler/stack-events';

const STACK = 'arn:aws:cloudformation:us-east-1:111111111111:stack/network/1';
const SENT = Date.parse('2026-11-01T00:00:00Z');
const OLD = { Principals: ['222222222222'] };
const NEXT = { Principals: ['333333333333'] };

const request = (RequestType: 'Create' | 'Update' | 'Delete'): CustomResourceRequest<object> => ({
  RequestType,
  RequestId: 'r',
  ResponseURL: 'https://h/k',
  StackId: STACK,
  LogicalResourceId: 'Own',
  ResourceProperties: NEXT,
  OldResourceProperties: OLD,
});
/** Events of the resource itself by the second after the request in which they come, newest first. */
const own = (seconds: number, ResourceStatus: string, properties?: object): StackEvent => ({
  ResourceStatus,
  Timestamp: new Date(SENT + 1000 * seconds),
  LogicalResourceId: 'Own',
  PhysicalResourceId: 'id',
  ResourceProperties: properties && JSON.stringify(properties),
});
const of = (ids: Partial<StackEvent>, seconds: number, status: string) => ({ ...own(seconds, status), ...ids });
const stack = (seconds: number, status: string) => of({ LogicalResourceId: 'network', PhysicalResourceId: STACK }, seconds, status);

async function over(events: StackEvent[], type: 'Create' | 'Update' | 'Delete' = 'Update'): Promise<boolean> {
  return isOver((async function* () { yield* events; })(), request(type), SENT + 2000);
}

describe('a request is over, later than the clocks may be apart,', () => {
  test.each<[string, StackEvent[]]>([
    ['when it was carried out', [own(30, 'UPDATE_COMPLETE')]],
    ['when it has failed', [own(30, 'CREATE_FAILED')]],
    ['when the stack is rolling back', [stack(30, 'UPDATE_ROLLBACK_IN_PROGRESS')]],
    ['when the stack is cleaning up', [stack(30, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS')]],
    ['when the stack is at rest', [stack(30, 'UPDATE_COMPLETE')]],
    ['when the stack has failed', [stack(30, 'DELETE_FAILED')]],
    ['when something else has begun since', [stack(50, 'UPDATE_IN_PROGRESS'), stack(30, 'UPDATE_COMPLETE'), own(29, 'UPDATE_COMPLETE')]],
    ['when its rollback has begun', [own(3, 'UPDATE_IN_PROGRESS', OLD), stack(1, 'UPDATE_ROLLBACK_IN_PROGRESS')]],
    ['when the same is declared once more', [own(30, 'UPDATE_IN_PROGRESS', NEXT), own(0, 'UPDATE_IN_PROGRESS', NEXT)]],
    ['when its deletion has begun', [own(30, 'DELETE_IN_PROGRESS')]],
    ['when the deletion of the stack has begun', [stack(30, 'DELETE_IN_PROGRESS')]],
    ['a moment after that', [own(2.001, 'UPDATE_COMPLETE')]],
  ])('%s', async (_, events) => {
    expect(await over(events)).toBe(true);
  });

  test.each<[string, StackEvent[]]>([
    ['without events', []],
    ['when CloudFormation notes its creation again', [own(30, 'CREATE_IN_PROGRESS')]],
    ['when CloudFormation notes the state of the stack again', [stack(30, 'UPDATE_IN_PROGRESS')]],
    ['when the stack, which is called like the resource, is noted again', [of({ PhysicalResourceId: STACK }, 30, 'UPDATE_IN_PROGRESS')]],
    ['when something else has ended', [of({ LogicalResourceId: 'Other' }, 30, 'UPDATE_COMPLETE')]],
    ['when a nested stack has ended', [of({ LogicalResourceId: 'Nested', PhysicalResourceId: `${STACK}-nested` }, 30, 'UPDATE_COMPLETE')]],
    ['when the one before ended in the seconds that may be its own', [own(2, 'UPDATE_COMPLETE')]],
  ])('not %s', async (_, events) => {
    expect(await over(events)).toBe(false);
  });
});

describe('in the seconds that may be its own, the order tells: a request is over', () => {
  const update = own(0.4, 'UPDATE_IN_PROGRESS', NEXT);
  const create = own(0.4, 'CREATE_IN_PROGRESS', NEXT);
  test.each<[string, 'Create' | 'Update' | 'Delete', StackEvent[]]>([
    ['when an update is rolling back', 'Update', [own(1.5, 'UPDATE_IN_PROGRESS', OLD), stack(0.9, 'UPDATE_ROLLBACK_IN_PROGRESS'), own(0.8, 'UPDATE_FAILED', NEXT), update]],
    ['when an update was cancelled', 'Update', [own(0.8, 'UPDATE_FAILED', NEXT), update]],
    ['when a creation is taken back', 'Create', [own(1.5, 'DELETE_IN_PROGRESS', NEXT), own(0.8, 'CREATE_FAILED', NEXT), create]],
    ['when an update was carried out', 'Update', [own(0.8, 'UPDATE_COMPLETE', NEXT), update]],
    ['when it was cancelled and something else goes on', 'Update', [of({ LogicalResourceId: 'Other' }, 0.9, 'UPDATE_IN_PROGRESS'), own(0.8, 'UPDATE_FAILED', NEXT),
      of({ LogicalResourceId: 'Other' }, 0.6, 'UPDATE_IN_PROGRESS'), update]],
    ['when what is being created is deleted, and no failure is told', 'Create', [own(1.5, 'DELETE_IN_PROGRESS', NEXT), create]],
    ['even if it was announced as long before it was sent as the clocks may be apart', 'Update', [own(-1, 'UPDATE_FAILED', NEXT), own(-2, 'UPDATE_IN_PROGRESS', NEXT)]],
  ])('%s', async (_, type, events) => {
    expect(await over(events, type)).toBe(true);
  });

  test.each<[string, 'Create' | 'Update' | 'Delete', StackEvent[]]>([
    ['in the rollback itself', 'Update', [update, stack(0.3, 'UPDATE_ROLLBACK_IN_PROGRESS'), own(0.2, 'UPDATE_FAILED', OLD), own(0, 'UPDATE_IN_PROGRESS', OLD)]],
    ['in a rollback whose own events are not there yet', 'Update', [stack(0.9, 'UPDATE_ROLLBACK_IN_PROGRESS'), own(0.8, 'UPDATE_FAILED', OLD), own(0.4, 'UPDATE_IN_PROGRESS', OLD)]],
    ['in the deletion of what was just created', 'Delete', [own(1.5, 'DELETE_IN_PROGRESS', NEXT), own(0.8, 'CREATE_FAILED', NEXT), create]],
    ['in such a deletion whose own events are not there yet', 'Delete', [stack(0.9, 'ROLLBACK_IN_PROGRESS'), own(0.8, 'CREATE_FAILED', NEXT), create]],
    ['in the clean-up after an update', 'Delete', [stack(1, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'), own(0.8, 'UPDATE_COMPLETE', NEXT), update]],
    ['when CloudFormation notes a creation twice', 'Create', [own(1, 'CREATE_IN_PROGRESS', NEXT), create]],
    ['for what the stack does: its stamps may be of another clock', 'Update', [stack(0.9, 'UPDATE_ROLLBACK_IN_PROGRESS'), update]],
    ['for what happened to the resource with other properties', 'Update', [own(0.8, 'UPDATE_FAILED', OLD), update]],
    ['when something else has failed', 'Update', [of({ LogicalResourceId: 'Other' }, 1, 'UPDATE_FAILED'), update]],
    ['when something else was announced', 'Update', [own(0.8, 'UPDATE_FAILED'), { ...update, LogicalResourceId: 'Other' }]],
    ['when a hook is noted for an update', 'Update', [own(0.8, 'UPDATE_IN_PROGRESS'), update]],
    ['when a hook is noted for a deletion', 'Delete', [own(0.8, 'DELETE_IN_PROGRESS'), own(0.4, 'DELETE_IN_PROGRESS', NEXT)]],
    ['when the stack has begun', 'Update', [stack(0.5, 'UPDATE_IN_PROGRESS'), update]],
    ['if the events do not tell properties', 'Update', [own(0.8, 'UPDATE_FAILED'), own(0.4, 'UPDATE_IN_PROGRESS')]],
    ['when an earlier request like it has failed', 'Update', [own(-1, 'UPDATE_FAILED', NEXT), own(-2.001, 'UPDATE_IN_PROGRESS', NEXT)]],
    ['when a deletion is tried again', 'Delete', [own(0.8, 'DELETE_FAILED', NEXT), own(0.4, 'DELETE_IN_PROGRESS', NEXT)]],
  ])('but not %s', async (_, type, events) => {
    expect(await over(events, type)).toBe(false);
  });
});

test('a deletion is over when the stack is rolling back, and not when the deletion of the stack has begun', async () => {
  expect(await over([stack(30, 'UPDATE_ROLLBACK_IN_PROGRESS')], 'Delete')).toBe(true);
  expect(await over([stack(30, 'DELETE_IN_PROGRESS')], 'Delete')).toBe(false);
});

test('no event is read from long before it', async () => {
  const events = async function* () {
    yield of({ LogicalResourceId: 'Other' }, -2.001, 'UPDATE_COMPLETE');
    throw new Error('one event too many');
  };
  expect(await isOver(events(), request('Update'), SENT + 2000)).toBe(false);
});
