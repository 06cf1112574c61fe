import { statuses } from './recorder';
import { of, Scene, thing } from './scene';

let scene: Scene;

beforeEach(() => { scene = new Scene(); });
afterEach(async () => scene.driver.close());

describe('an update', () => {
  const before = of({ A: thing({ Size: 1 }), B: thing({ Of: { Ref: 'A' } }), C: thing() });

  beforeEach(async () => {
    await scene.stack.deploy(before);
    scene.calls();
  });

  test('does nothing at all when template and parameters are the same', async () => {
    expect(await scene.stack.deploy(before)).toMatchObject({ status: 'CREATE_COMPLETE', events: [] });
  });

  test('touches only what changed', async () => {
    const result = await scene.stack.deploy(of({ ...before.Resources, A: thing({ Size: 2 }) }));
    expect(scene.calls()).toEqual(['update A-1 Size=2']);
    expect(statuses(result)).toEqual([
      'Stack UPDATE_IN_PROGRESS', 'A UPDATE_IN_PROGRESS', 'A UPDATE_COMPLETE', 'Stack UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'Stack UPDATE_COMPLETE',
    ]);
  });

  test('does not take another order of keys for a change', async () => {
    await scene.stack.deploy(of({ ...before.Resources, C: thing({ One: 1, Two: { a: 1, b: 2 } }) }));
    scene.calls();
    await scene.stack.deploy(of({ ...before.Resources, C: thing({ Two: { b: 2, a: 1 }, One: 1 }) }));
    expect(scene.calls()).toEqual([]);
  });

  test('creates what is new and deletes what is gone, at the very end', async () => {
    const { A, C } = before.Resources;
    const result = await scene.stack.deploy(of({ A, C: thing({ ...C.Properties, Size: 2 }), D: thing() }));
    expect(scene.calls()).toEqual(['update C-1 Size=2', 'create D-1', 'delete B-1 Of="A-1"']);
    expect(statuses(result).indexOf('B DELETE_IN_PROGRESS')).toBeGreaterThan(statuses(result).indexOf('Stack UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'));
    expect([...scene.stack.resources.keys()]).toEqual(['A', 'C', 'D']);
  });

  test('deletes what is gone in the reverse order of the old template', async () => {
    await scene.stack.deploy(of({ C: thing() }));
    expect(scene.calls()).toEqual(['delete B-1 Of="A-1"', 'delete A-1 Size=1']);
  });

  test('replaces what can not be changed, passes the new id on, and deletes the old one at the end', async () => {
    const result = await scene.stack.deploy(of({ ...before.Resources, A: thing({ Size: 1, Name: 'new' }) }));
    expect(scene.calls()).toEqual(['create A-2 Size=1 Name="new"', 'update B-1 Of="A-2"', 'delete A-1 Size=1']);
    expect(result.events).toContainEqual(expect.objectContaining({ logicalId: 'A', status: 'UPDATE_IN_PROGRESS', reason: expect.stringContaining('creation of a new physical resource') }));
    expect(scene.stack.resource('A').physicalId).toBe('A-2');
  });

  test('keeps the old one of a replaced resource when the template says so', async () => {
    const result = await scene.stack.deploy(of({ ...before.Resources, A: thing({ Size: 1, Name: 'new' }, { UpdateReplacePolicy: 'Retain' }) }));
    expect(statuses(result)).toContain('A DELETE_SKIPPED');
    expect(scene.calls()).not.toContain('delete A-1 Size=1');
  });

  test('keeps what is gone from the template when the old one says so', async () => {
    await scene.stack.deploy(of({ ...before.Resources, C: thing({}, { DeletionPolicy: 'Retain' }) }));
    const { A, B } = before.Resources;
    expect(statuses(await scene.stack.deploy(of({ A, B })))).toContain('C DELETE_SKIPPED');
    expect(scene.calls()).toEqual([]);
  });

  test('goes on when the cleanup fails', async () => {
    scene.stack.failNext('B', 'in use');
    const { C } = before.Resources;
    const result = await scene.stack.deploy(of({ C }));
    expect(result).toMatchObject({ status: 'UPDATE_COMPLETE', reason: undefined });
    expect(result.events).toContainEqual(expect.objectContaining({ logicalId: 'B', status: 'DELETE_FAILED', reason: 'in use' }));
    expect(scene.calls()).toEqual(['delete A-1 Size=1']);
  });

  test('is refused when a resource gets another type', async () => {
    await expect(scene.stack.deploy(of({ ...before.Resources, C: { Type: 'Other::Thing::Type' } }))).rejects.toThrow('modifies resource type of: [C]');
    expect(scene.calls()).toEqual([]);
    expect(scene.stack.resource('C').type).toBe('Thing');
  });
});

describe('an update that fails', () => {
  const before = of({ A: thing({ Size: 1 }), B: thing({ Of: { Ref: 'A' } }), C: thing({ Of: { Ref: 'B' } }) });

  beforeEach(async () => {
    await scene.stack.deploy(before);
    scene.calls();
  });

  test('brings back what was updated, in the order of the old template, and deletes what was new', async () => {
    scene.stack.failNext('C', 'no room');
    const after = of({
      A: thing({ Size: 2 }), B: thing({ Of: { Ref: 'A' }, Size: { 'Fn::GetAtt': ['A', 'Size'] } }), C: thing({ Of: { Ref: 'B' }, Size: 2 }, { DependsOn: 'D' }), D: thing({ Of: { Ref: 'B' } }),
    });
    const result = await scene.stack.deploy(after);
    expect(result).toMatchObject({ status: 'UPDATE_ROLLBACK_COMPLETE', reason: 'no room' });
    expect(scene.calls()).toEqual([
      'update A-1 Size=2', 'update B-1 Of="A-1" Size=2', 'create D-1 Of="B-1"',
      'update A-1 Size=1', 'update B-1 Of="A-1"', 'update C-1 Of="B-1"',
      'delete D-1 Of="B-1"',
    ]);
    expect(statuses(result)).toEqual(expect.arrayContaining(['C UPDATE_FAILED', 'Stack UPDATE_ROLLBACK_IN_PROGRESS', 'Stack UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS']));
    expect([...scene.stack.resources.keys()]).toEqual(['A', 'B', 'C']);
    expect(scene.stack.resource('A').properties).toEqual({ Size: 1 });
  });

  test('goes back to the old one of a replaced resource, and deletes the new one', async () => {
    scene.stack.failNext('C', 'no room');
    await scene.stack.deploy(of({ ...before.Resources, A: thing({ Size: 1, Name: 'new' }), C: thing({ Of: { Ref: 'B' }, Size: 2 }) }));
    expect(scene.calls()).toEqual([
      'create A-2 Size=1 Name="new"', 'update B-1 Of="A-2"', 'update B-1 Of="A-1"', 'update C-1 Of="B-1"', 'delete A-2 Size=1 Name="new"',
    ]);
    expect(scene.stack.resource('A').physicalId).toBe('A-1');
  });

  test('removes nothing that the failed template no longer had', async () => {
    scene.stack.failNext('A', 'no room');
    const { C, ...others } = before.Resources;
    await scene.stack.deploy(of({ ...others, A: thing({ Size: 2 }) }));
    expect(scene.calls()).toEqual(['update A-1 Size=1']);
    expect([...scene.stack.resources.keys()]).toEqual(['A', 'B', 'C']);
    expect(C).toBeDefined();
  });

  test('keeps a new resource that is to be retained', async () => {
    scene.stack.failNext('C', 'no room');
    const result = await scene.stack.deploy(of({ ...before.Resources, C: thing({ Of: { Ref: 'D' } }), D: thing({}, { DeletionPolicy: 'Retain' }) }));
    expect(statuses(result)).toContain('D DELETE_SKIPPED');
  });

  test('leaves the template as it was, so that the same update is tried again', async () => {
    const after = of({ ...before.Resources, A: thing({ Size: 2 }) });
    scene.stack.failNext('A', 'no room');
    await scene.stack.deploy(after);
    scene.calls();
    expect((await scene.stack.deploy(after)).status).toBe('UPDATE_COMPLETE');
    expect(scene.calls()).toEqual(['update A-1 Size=2']);
  });

  test('ends in UPDATE_ROLLBACK_FAILED when the way back fails too', async () => {
    const after = of({ ...before.Resources, A: thing({ Size: 2 }), C: thing({ Of: { Ref: 'B' }, Size: 2 }, { DependsOn: 'A' }) });
    scene.stack.failNext('C', 'no room');
    scene.listen = ({ status }) => status === 'UPDATE_ROLLBACK_IN_PROGRESS' && scene.stack.failNext('A', 'stuck');
    const result = await scene.stack.deploy(after);
    expect(result.status).toBe('UPDATE_ROLLBACK_FAILED');
    expect(scene.stack.resource('A').properties).toEqual({ Size: 2 });
    expect((await scene.stack.delete()).status).toBe('DELETE_COMPLETE');
  });
});
