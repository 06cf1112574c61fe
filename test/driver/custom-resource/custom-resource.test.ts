import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScaledClock } from '../clock';
import { Driver } from '../driver';
import { Recorder, statuses } from '../recorder';
import { Stack } from '../stack';
import { customResource, functionResources, handlerCode } from '../support';
import { JsonObject, Template } from '../template';
import { CustomResourceEvent } from './custom-resource';

let driver: Driver;
let stack: Stack;

beforeEach(() => start());
afterEach(async () => {
  expect(driver.responses.violations).toEqual([]);
  await driver.close();
});

function start(scale = 100): void {
  driver = new Driver({ clock: new ScaledClock(scale), types: { Thing: new Recorder().type() } });
  stack = driver.stack('Stack');
}

/** A stack with one custom resource `Custom`, and other resources. */
function of(properties: JsonObject, code = handlerCode(), others: Template['Resources'] = {}, functionProperties: JsonObject = {}): Template {
  return { Resources: { Custom: customResource(properties), ...functionResources(code, functionProperties), ...others } };
}

/** The events that custom resources got since the last time. */
const events = (): CustomResourceEvent[] => driver.customResources.exchanges.splice(0).map(exchange => exchange.event);
const failing = { Type: 'Thing', Properties: {}, DependsOn: 'Custom' };

describe('the event of a custom resource', () => {
  test('has all that the protocol wants', async () => {
    await stack.deploy(of({ Text: 'a' }));
    const [event] = events();
    expect(event).toEqual({
      RequestType: 'Create',
      ServiceToken: stack.resource('Function').attribute('Arn'),
      ResponseURL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/),
      StackId: stack.environment.stackId,
      RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      ResourceType: 'Custom::Thing',
      LogicalResourceId: 'Custom',
      ResourceProperties: { ServiceToken: event.ServiceToken, Text: 'a' },
    });
  });

  test('has every scalar as a string, however deep, and lists as lists', async () => {
    await stack.deploy(of({ Number: 42, Flag: true, List: [1, false, { Deep: 0.5 }], Empty: [], One: ['x'], Gone: { Ref: 'AWS::NoValue' } }));
    const [{ ResourceProperties: { ServiceToken, ...properties } }] = events();
    expect(ServiceToken).toBeDefined();
    expect(properties).toEqual({ Number: '42', Flag: 'true', List: ['1', 'false', { Deep: '0.5' }], Empty: [], One: ['x'] });
  });

  test('of an update has old and new properties and the physical id; that of a delete has the last ones', async () => {
    await stack.deploy(of({ Size: 1 }));
    await stack.deploy(of({ Size: 2 }));
    await stack.delete();
    expect(events()).toMatchObject([
      { RequestType: 'Create' },
      { RequestType: 'Update', PhysicalResourceId: 'Custom', ResourceProperties: { Size: '2' }, OldResourceProperties: { Size: '1' } },
      { RequestType: 'Delete', PhysicalResourceId: 'Custom', ResourceProperties: { Size: '2' } },
    ]);
  });

  test('is sent for AWS::CloudFormation::CustomResource too', async () => {
    const resource = { ...customResource({}), Type: 'AWS::CloudFormation::CustomResource' };
    expect((await stack.deploy({ Resources: { Custom: resource, ...functionResources(handlerCode()) } })).status).toBe('CREATE_COMPLETE');
    expect(events()).toMatchObject([{ ResourceType: 'AWS::CloudFormation::CustomResource' }]);
  });
});

describe('the answer of a custom resource', () => {
  test('gives attributes, those of objects by names with dots', async () => {
    const result = await stack.deploy({
      ...of({ Text: 'a', Object: { Deep: 'b' } }),
      Outputs: { Text: { Value: { 'Fn::GetAtt': ['Custom', 'Text'] } }, Deep: { Value: { 'Fn::GetAtt': ['Custom', 'Object.Deep'] } } },
    });
    expect(result.outputs).toEqual({ Text: 'a', Deep: 'b' });
  });

  test('makes the deployment fail with its reason, and a Delete with its id follows', async () => {
    const code = handlerCode("event => event.RequestType === 'Create' ? { Status: 'FAILED', Reason: 'no such share', PhysicalResourceId: 'own-id' } : {}");
    const result = await stack.deploy(of({}, code));
    expect(result.status).toBe('ROLLBACK_COMPLETE');
    expect(result.reason).toContain('Received response status [FAILED] from custom resource. Message returned: no such share (RequestId: ');
    expect(events()).toMatchObject([{ RequestType: 'Create' }, { RequestType: 'Delete', PhysicalResourceId: 'own-id' }]);
  });

  test('that is not valid makes the deployment fail', async () => {
    const result = await stack.deploy(of({}, handlerCode("event => event.RequestType === 'Create' ? { StackId: 'other' } : {}")));
    expect(result.reason).toContain('Invalid StackId: "other"');
    expect(driver.responses.violations.splice(0)).toHaveLength(1);
  });

  test('that does not come within the ServiceTimeout makes the deployment fail, and a Delete with an invented id follows', async () => {
    const code = handlerCode("event => event.RequestType === 'Create' ? new Promise(() => undefined) : {}");
    const result = await stack.deploy(of({ ServiceTimeout: 60 }, code));
    expect(result.reason).toMatch(/^CloudFormation did not receive a response from your Custom Resource/);
    const [create, remove] = events();
    expect(create.ResourceProperties.ServiceTimeout).toBe('60');
    expect(remove).toMatchObject({ RequestType: 'Delete', PhysicalResourceId: expect.stringMatching(/^Stack-Custom-[0-9A-F]{12}$/) });
  });

  test('is waited for by nobody when something else fails meanwhile', async () => {
    const code = handlerCode("event => event.RequestType === 'Create' ? new Promise(() => undefined) : {}");
    stack.failNext('Sibling', 'no room');
    const result = await stack.deploy(of({}, code, { Sibling: { Type: 'Thing', DependsOn: 'Function' } }));
    expect(result.reason).toBe('no room');
    expect(result.events).toContainEqual(expect.objectContaining({ logicalId: 'Custom', status: 'CREATE_FAILED', reason: 'Resource creation cancelled' }));
    expect(events()).toMatchObject([{ RequestType: 'Create' }, { RequestType: 'Delete', PhysicalResourceId: expect.stringMatching(/^Stack-Custom-/) }]);
  });

  test('of a delete that fails blocks the stack', async () => {
    await stack.deploy(of({}, handlerCode("event => event.RequestType === 'Delete' ? { Status: 'FAILED', Reason: 'still used' } : {}")));
    expect(await stack.delete()).toMatchObject({ status: 'DELETE_FAILED' });
    expect([...stack.resources.keys()]).toEqual(['Custom', 'Function', 'Role']);
  });

  test('can not come from a function that does not exist', async () => {
    const result = await stack.deploy({ Resources: { Custom: { Type: 'Custom::Thing', Properties: { ServiceToken: 'arn:other' } } } });
    expect(result.reason).toBe('Lambda function not found: arn:other');
  });
});

describe('a custom resource with a new physical id after an update', () => {
  const named = handlerCode('event => ({ PhysicalResourceId: event.ResourceProperties.Name })');

  beforeEach(async () => {
    await stack.deploy(of({ Name: 'old' }, named));
    events();
  });

  test('was replaced: the old id is deleted with the old properties, at the end', async () => {
    const result = await stack.deploy(of({ Name: 'new' }, named));
    expect(events()).toMatchObject([
      { RequestType: 'Update', PhysicalResourceId: 'old' },
      { RequestType: 'Delete', PhysicalResourceId: 'old', ResourceProperties: { Name: 'old' } },
    ]);
    expect(statuses(result).slice(-4)).toEqual([
      'Stack UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'Custom DELETE_IN_PROGRESS', 'Custom DELETE_COMPLETE', 'Stack UPDATE_COMPLETE',
    ]);
    expect(stack.resource('Custom').physicalId).toBe('new');
  });

  test('goes back by an update of the new id when the stack update fails, and the new id is deleted', async () => {
    stack.failNext('Later', 'no room');
    await stack.deploy(of({ Name: 'new' }, named, { Later: failing }));
    expect(events()).toMatchObject([
      { RequestType: 'Update', PhysicalResourceId: 'old', ResourceProperties: { Name: 'new' } },
      { RequestType: 'Update', PhysicalResourceId: 'new', ResourceProperties: { Name: 'old' }, OldResourceProperties: { Name: 'new' } },
      { RequestType: 'Delete', PhysicalResourceId: 'new', ResourceProperties: { Name: 'new' } },
    ]);
    expect(stack.resource('Custom').physicalId).toBe('old');
  });

  test('keeps the old one when the template says so', async () => {
    const template = of({ Name: 'new' }, named);
    await stack.deploy({ Resources: { ...template.Resources, Custom: { ...template.Resources.Custom, UpdateReplacePolicy: 'Retain' } } });
    expect(events()).toMatchObject([{ RequestType: 'Update' }]);
  });
});

describe('a custom resource in an update that fails', () => {
  test.each([
    ['it fails itself', handlerCode("event => event.ResourceProperties.Size === '2' ? { Status: 'FAILED', Reason: 'no' } : {}"), {}],
    ['something after it fails', handlerCode(), { Later: failing }],
  ])('gets an update with the properties swapped when %s', async (_, code, others) => {
    await stack.deploy(of({ Size: 1 }, code));
    stack.failNext('Later', 'no room');
    expect((await stack.deploy(of({ Size: 2 }, code, others))).status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(events().slice(1)).toMatchObject([
      { RequestType: 'Update', PhysicalResourceId: 'Custom', ResourceProperties: { Size: '2' }, OldResourceProperties: { Size: '1' } },
      { RequestType: 'Update', PhysicalResourceId: 'Custom', ResourceProperties: { Size: '1' }, OldResourceProperties: { Size: '2' } },
    ]);
  });
});

describe('the function of a custom resource', () => {
  test('is used warm from one event to the next', async () => {
    const code = `let count = 0; ${handlerCode('() => ({ Data: { Count: ++count } })')}`;
    await stack.deploy(of({ Size: 1 }, code));
    await stack.deploy(of({ Size: 2 }, code));
    expect(stack.resource('Custom').attribute('Count')).toBe(2);
  });

  test('runs the new code after an update of the function', async () => {
    const coded = (version: string) => handlerCode(`() => ({ Data: { Version: '${version}' } })`);
    await stack.deploy(of({ Size: 1 }, coded('one')));
    await stack.deploy(of({ Size: 2 }, coded('two')));
    expect(stack.resource('Custom').attribute('Version')).toBe('two');
  });

  test.each([['nodejs22.x', 'v22'], ['nodejs24.x', 'v24']])('runs under %s when the template finds that in a map', async (runtime, version) => {
    const template = of({}, handlerCode('() => ({ Data: { Version: process.version } })'), {}, {
      Runtime: { 'Fn::FindInMap': ['LatestNodeRuntimeMap', { Ref: 'AWS::Region' }, 'value'] },
    });
    await stack.deploy({ ...template, Mappings: { LatestNodeRuntimeMap: { 'eu-west-1': { value: runtime } } } });
    expect(stack.resource('Custom').attribute('Version')).toContain(version);
  });

  describe('that hangs at its first attempt', () => {
    const hangsOnce = handlerCode(`async event => {
      const fs = require('node:fs');
      const tried = event.ResourceProperties.Folder + '/' + event.RequestId;
      if (event.RequestType !== 'Create') return {};
      if (!fs.existsSync(tried)) {
        fs.writeFileSync(tried, '');
        await new Promise(() => undefined);
      }
      return {};
    }`);
    const folder = mkdtempSync(join(tmpdir(), 'attempts-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    const outcomes = () => driver.lambda.get('arn:aws:lambda:eu-west-1:111111111111:function:hangs')?.outcomes.map(({ status }) => status);

    test('is killed at its timeout and tried again', async () => {
      const result = await stack.deploy(of({ Folder: folder }, hangsOnce, {}, { Timeout: 10, FunctionName: 'hangs' }));
      expect(result.status).toBe('CREATE_COMPLETE');
      expect(outcomes()).toEqual(['timed out', 'succeeded']);
    });

    test('is not tried again when its EventInvokeConfig forbids it', async () => {
      const config = { Type: 'AWS::Lambda::EventInvokeConfig', Properties: { FunctionName: { Ref: 'Function' }, MaximumRetryAttempts: 0 } };
      const result = await stack.deploy({
        Resources: {
          ...of({}, hangsOnce, { Config: config }, { Timeout: 10, FunctionName: 'hangs' }).Resources,
          Custom: customResource({ Folder: folder, ServiceTimeout: 400 }, { DependsOn: 'Config' }),
        },
      });
      expect(result.reason).toContain('did not receive a response');
      expect(driver.customResources.exchanges.map(({ event }) => event.RequestType)).toEqual(['Create', 'Delete']);
    });
  });
});
