import { statuses } from './recorder';
import { of, Scene, thing } from './scene';

let scene: Scene;

beforeEach(() => { scene = new Scene(); });
afterEach(async () => scene.driver.close());

describe('a new stack', () => {
  test('creates what is referred to before what refers to it', async () => {
    const result = await scene.stack.deploy(of({
      D: thing({}, { DependsOn: 'C' }),
      C: thing({ Text: { 'Fn::Sub': 'of ${B.Id}' } }),
      B: thing({ Of: { 'Fn::GetAtt': ['A', 'Id'] } }),
      A: thing({ Size: 1 }),
    }));
    expect(scene.calls()).toEqual(['create A-1 Size=1', 'create B-1 Of="A-1"', 'create C-1 Text="of B-1"', 'create D-1']);
    expect(result).toMatchObject({ status: 'CREATE_COMPLETE', reason: undefined });
  });

  test('tells what happens, as it happens', async () => {
    const result = await scene.stack.deploy(of({ A: thing() }));
    expect(statuses(result)).toEqual([
      'Stack CREATE_IN_PROGRESS', 'A CREATE_IN_PROGRESS', 'A CREATE_COMPLETE', 'Stack CREATE_COMPLETE',
    ]);
    expect(scene.streamed).toEqual(result.events);
    expect(result.events[2]).toMatchObject({ stackName: 'Stack', type: 'Thing', physicalId: 'A-1', time: expect.any(Number) });
  });

  test('leaves out what its condition excludes', async () => {
    await scene.stack.deploy(of(
      { A: thing({}, { Condition: 'No' }), B: thing({}, { Condition: 'Yes' }) },
      { Conditions: { Yes: { 'Fn::Equals': [1, 1] }, No: { 'Fn::Equals': [1, 2] } } },
    ));
    expect([...scene.stack.resources.keys()]).toEqual(['B']);
  });

  test('has outputs, which other stacks of its account and region import', async () => {
    const exporting = of({ A: thing() }, { Outputs: { Id: { Value: { Ref: 'A' }, Export: { Name: 'id-of-a' } }, Not: { Value: 'x', Condition: 'No' } }, Conditions: { No: { 'Fn::Equals': [1, 2] } } });
    expect((await scene.stack.deploy(exporting)).outputs).toEqual({ Id: 'A-1' });
    const importing = of({ B: thing({ Of: { 'Fn::ImportValue': 'id-of-a' } }) });
    await scene.driver.stack('Other').deploy(importing);
    expect(scene.calls()).toEqual(['create A-1', 'create B-1 Of="A-1"']);
    const elsewhere = await scene.driver.stack('Other', { account: '111111111111', region: 'us-east-1' }).deploy(importing);
    expect(elsewhere).toMatchObject({ status: 'ROLLBACK_COMPLETE', reason: 'No export named id-of-a found' });
  });

  test('gets its parameters', async () => {
    await scene.stack.deploy(of({ A: thing({ Size: { Ref: 'Size' } }) }, { Parameters: { Size: { Type: 'Number' } } }), { Size: '3' });
    expect(scene.calls()).toEqual(['create A-1 Size="3"']);
  });

  test('is not begun when resources wait for each other', async () => {
    await expect(scene.stack.deploy(of({ A: thing({ Of: { Ref: 'B' } }), B: thing({ Of: { Ref: 'A' } }) }))).rejects.toThrow('Circular dependency');
    expect(scene.streamed).toEqual([]);
  });
});

describe('a stack whose creation fails', () => {
  const template = of({ A: thing(), B: thing({ Of: { Ref: 'A' } }), C: thing({ Of: { Ref: 'B' } }) });

  test('deletes what it created, in reverse order, and not what it did not get to', async () => {
    scene.stack.failNext('C', 'no room');
    const result = await scene.stack.deploy(template);
    expect(result).toMatchObject({ status: 'ROLLBACK_COMPLETE', reason: 'no room' });
    expect(scene.calls()).toEqual(['create A-1', 'create B-1 Of="A-1"', 'delete B-1 Of="A-1"', 'delete A-1']);
    expect(result.events).toContainEqual(expect.objectContaining({ logicalId: 'C', status: 'CREATE_FAILED', reason: 'no room' }));
    expect(scene.stack.resources.size).toBe(0);
  });

  test('is created anew by the next deployment', async () => {
    scene.stack.failNext('C', 'no room');
    await scene.stack.deploy(template);
    expect((await scene.stack.deploy(template)).status).toBe('CREATE_COMPLETE');
  });

  test('keeps what is to be retained, unless only from an existing stack', async () => {
    scene.stack.failNext('C', 'no room');
    const result = await scene.stack.deploy(of({
      A: thing({}, { DeletionPolicy: 'Retain' }),
      B: thing({ Of: { Ref: 'A' } }, { DeletionPolicy: 'RetainExceptOnCreate' }),
      C: thing({ Of: { Ref: 'B' } }),
    }));
    expect(statuses(result)).toEqual(expect.arrayContaining(['A DELETE_SKIPPED', 'B DELETE_COMPLETE']));
  });

  test('ends in ROLLBACK_FAILED when something can not be deleted, and can then be deleted only', async () => {
    scene.stack.failNext('C', 'no room');
    const rollback = scene.stack.deploy(of({ A: thing(), B: thing({ Of: { Ref: 'A' } }), C: thing({ Of: { Ref: 'B' } }) }));
    scene.listen = ({ status }) => status === 'ROLLBACK_IN_PROGRESS' && scene.stack.failNext('B', 'in use');
    expect((await rollback).status).toBe('ROLLBACK_FAILED');
    expect([...scene.stack.resources.keys()]).toEqual(['B', 'A']);
    await expect(scene.stack.deploy(template)).rejects.toThrow('ROLLBACK_FAILED state and can not be updated');
    expect((await scene.stack.delete()).status).toBe('DELETE_COMPLETE');
  });
});

describe('the deletion of a stack', () => {
  const template = of({ A: thing(), B: thing({ Of: { Ref: 'A' } }), C: thing() });

  test('goes from what needs others to what they need', async () => {
    await scene.stack.deploy(of({ A: thing(), B: thing({ Of: { Ref: 'A' } }) }));
    scene.calls();
    expect(await scene.stack.delete()).toMatchObject({ status: 'DELETE_COMPLETE', outputs: {} });
    expect(scene.calls()).toEqual(['delete B-1 Of="A-1"', 'delete A-1']);
    expect(scene.stack.resources.size).toBe(0);
  });

  test('keeps what is to be retained', async () => {
    await scene.stack.deploy(of({ A: thing({}, { DeletionPolicy: 'Retain' }) }));
    expect(statuses(await scene.stack.delete())).toEqual(['Stack DELETE_IN_PROGRESS', 'A DELETE_SKIPPED', 'Stack DELETE_COMPLETE']);
  });

  test('leaves what could not be deleted and what that needs, and can be repeated', async () => {
    await scene.stack.deploy(template);
    scene.calls();
    scene.stack.failNext('B', 'in use');
    expect(await scene.stack.delete()).toMatchObject({ status: 'DELETE_FAILED', reason: expect.stringContaining('[B, A]') });
    expect(scene.calls()).toEqual(['delete C-1']);
    expect((await scene.stack.delete()).status).toBe('DELETE_COMPLETE');
    expect(scene.calls()).toEqual(['delete B-1 Of="A-1"', 'delete A-1']);
  });

  test('of a stack that is not there does nothing', async () => {
    expect(await scene.stack.delete()).toMatchObject({ status: 'DELETE_COMPLETE', events: [] });
  });
});
