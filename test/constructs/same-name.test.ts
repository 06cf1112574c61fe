import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { ENV } from './support';
import * as ram from '../../src';

let app: App;
beforeEach(() => {
  app = new App();
});

function share(stack: Stack, id: string, resourceShareName?: string): void {
  new ram.ResourceShare(stack, id, { resourceShareName });
}

function warnings(stack: Stack): string[] {
  return Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ id, entry }) => `${id}: ${entry.data}`);
}

const WARNING = 'has the name "network" too, in the same account and Region: whoever looks for a share by that name then fails, so choose another resourceShareName';

describe('two shares of one name are warned of', () => {
  test.each([{ env: ENV }, {}])('in one stack, with %j', (props) => {
    const stack = new Stack(app, 'Stack', props);
    ['A', 'B'].forEach((id) => share(stack, id, 'network'));
    expect(warnings(stack)).toEqual([expect.stringContaining(`/Stack/B: the share "Stack/A" ${WARNING}`)]);
    expect(warnings(stack)).toEqual([expect.stringContaining('cdk-ram:sameName')]);
  });

  test('in two stacks of one account and Region', () => {
    const [, second] = ['First', 'Second'].map((id) => {
      const stack = new Stack(app, id, { env: ENV });
      share(stack, 'Share', 'network');
      return stack;
    });
    expect(warnings(second)).toEqual([expect.stringContaining(`/Second/Share: the share "First/Share" ${WARNING}`)]);
  });
});

describe('nothing is said of shares', () => {
  test.each<[string, object, object]>([
    ['in two accounts', { env: ENV }, { env: { ...ENV, account: '222222222222' } }],
    ['in two Regions', { env: ENV }, { env: { ...ENV, region: 'us-east-1' } }],
    ['in places that are open', {}, {}],
    ['in a Region that is open', { env: { account: ENV.account } }, { env: { account: ENV.account } }],
  ])('%s', (_, ...places) => {
    const stacks = places.map((props, n) => new Stack(app, `Stack${n}`, props));
    stacks.forEach((stack) => share(stack, 'Share', 'network'));
    expect(stacks.flatMap(warnings)).toEqual([]);
  });

  test('of two names, or of none', () => {
    const stack = new Stack(app, 'Stack', { env: ENV });
    share(stack, 'A', 'network');
    share(stack, 'B', 'Network');
    share(stack, 'C');
    share(stack, 'D');
    expect(warnings(stack)).toEqual([]);
  });
});
