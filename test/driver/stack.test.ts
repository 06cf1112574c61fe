import { Driver } from './driver';
import { customResource, functionResources, handlerCode } from './support';

let driver: Driver;

beforeEach(() => { driver = new Driver(); });
afterEach(async () => driver.close());

test('first', async () => {
  const stack = driver.stack('first');
  const template = (value: string) => ({ Resources: { Thing: customResource({ Value: value, Number: 1 }), ...functionResources(handlerCode()) } });
  const created = await stack.deploy(template('one'));
  expect(created).toMatchObject({ status: 'CREATE_COMPLETE' });
  const updated = await stack.deploy(template('two'));
  expect(updated).toMatchObject({ status: 'UPDATE_COMPLETE' });
  expect((await stack.delete()).status).toBe('DELETE_COMPLETE');
  console.log(JSON.stringify(driver.customResources.exchanges, null, 1), stack.events, driver.responses.violations);
});
