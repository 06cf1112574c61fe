import { App, CfnOutput, CfnResource, Stack } from 'aws-cdk-lib';
import { ScaledClock } from './clock';
import { Driver } from './driver';
import { LambdaFunction } from './lambda/function';
import { Recorder } from './recorder';
import { functionOf } from './support';

describe('the driver', () => {
  const recorder = new Recorder();
  const driver = new Driver({ types: { Thing: recorder.type() }, defaultEnvironment: { account: '555555555555', region: 'eu-north-1' } });

  afterEach(() => { recorder.log.length = 0; });

  /** An app of two stacks in two accounts, of which the first in the app needs the second. */
  function twoAccounts() {
    const app = new App({ analyticsReporting: false });
    const [consumer, owner] = ['222222222222', '111111111111'].map(account => new Stack(app, `Of${account}`, { env: { account, region: 'eu-west-1' } }));
    new CfnResource(consumer, 'Consumer', { type: 'Thing' });
    const thing = new CfnResource(owner, 'Owner', { type: 'Thing' });
    new CfnOutput(owner, 'Id', { value: thing.ref });
    consumer.addDependency(owner);
    return app;
  }

  test('deploys the stacks of an app in their order, each into its account', async () => {
    const results = await driver.deployAssembly(twoAccounts().synth());
    expect([...results].map(([name, { status, outputs }]) => [name, status, outputs])).toEqual([
      ['Of111111111111', 'CREATE_COMPLETE', { Id: 'Owner-1' }],
      ['Of222222222222', 'CREATE_COMPLETE', {}],
    ]);
    expect(driver.stack('Of222222222222', { account: '222222222222', region: 'eu-west-1' }).resource('Consumer').physicalId).toBe('Consumer-1');
  });

  test('takes what synthesis wrote into a directory', async () => {
    const { directory } = twoAccounts().synth();
    const results = await driver.deployAssembly(directory);
    expect([...results.values()].map(result => result.events)).toEqual([[], []]);
  });

  test('deploys environment-agnostic stacks into its default environment', async () => {
    const stack = new Stack(new App({ analyticsReporting: false }), 'Agnostic');
    new CfnResource(stack, 'Thing', { type: 'Thing', properties: { Account: stack.account, Region: stack.region } });
    await driver.deployAssembly((stack.node.root as App).synth());
    expect(recorder.log).toEqual(['create Thing-1 Account="555555555555" Region="eu-north-1"']);
  });

  test('stops at the first stack that fails', async () => {
    const other = new Driver({ types: { Thing: recorder.type() } });
    other.stack('Of111111111111', { account: '111111111111', region: 'eu-west-1' }).failNext('Owner', 'no room');
    const results = await other.deployAssembly(twoAccounts().synth());
    expect([...results].map(([name, { reason }]) => [name, reason])).toEqual([['Of111111111111', 'no room']]);
  });

  test('keeps stacks of one name in different accounts apart', () => {
    const [one, other] = ['111111111111', '222222222222'].map(account => driver.stack('Same', { account, region: 'eu-west-1' }));
    expect(one).not.toBe(other);
    expect(one).toBe(driver.stack('Same', { account: '111111111111', region: 'eu-west-1' }));
    expect(() => one.resource('Missing')).toThrow('stack Same has no resource "Missing"');
  });
});

describe('a function that changes', () => {
  const slow = (text: string) => `exports.handler = async () => { await new Promise(done => setTimeout(done, 300)); return '${text}'; };`;

  test('lets run what runs with the old code, and begins with the new', async () => {
    const fn = new LambdaFunction(functionOf(slow('old')), { clock: new ScaledClock(), sdk: 'current' });
    const running = fn.invoke({});
    await fn.update(functionOf(slow('new')));
    expect((await running).result).toBe('old');
    expect((await fn.invoke({})).result).toBe('new');
    await fn.close();
  });

  test('is not tried again once it is removed', async () => {
    const fn = new LambdaFunction(functionOf("exports.handler = async () => { throw new Error('no'); };"), { clock: new ScaledClock(), sdk: 'current' });
    const running = fn.invokeAsynchronously({});
    await fn.remove();
    expect(await running).toMatchObject({ status: 'failed' });
    expect(fn.outcomes).toHaveLength(1);
    await fn.close();
  });
});
