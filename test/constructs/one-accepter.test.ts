import { App, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { BY_NAME, CONSUMER, hub, OWNER } from './consumer-support';
import { SHARE_ARN } from './support';
import * as ram from '../../src';

type Props = ram.ResourceShareAccepterProps;

let app: App;
beforeEach(() => {
  app = new App();
});

function accept(stackId: string, id: string, props: Props | ((stack: Stack) => Props), environment: StackProps = CONSUMER): void {
  const stack = app.node.tryFindChild(stackId) as Stack | undefined ?? new Stack(app, stackId, environment);
  new ram.ResourceShareAccepter(stack, id, typeof props === 'function' ? props(stack) : props);
}

const byArn = (stack: Stack) => ({ resourceShare: hub(stack) });
const byParameter = { shareOwner: Fn.ref('Owner'), resourceShareName: 'network' };

describe('a share that an account accepts twice is refused, because one of them takes the account off for both', () => {
  const REASON = 'and the one of the two that accepts takes the account off it for both when it goes: accept it once, and use ReceivedResourceShare everywhere else';

  test('by owner and name', () => {
    accept('Stack', 'One', BY_NAME);
    accept('Stack', 'Two', BY_NAME);
    expect(() => app.synth()).toThrow(`[Stack/Two] the share "network" is accepted by "Stack/One" already, ${REASON}`);
  });

  test('by ARN, in two stacks', () => {
    accept('A', 'One', byArn);
    accept('B', 'Two', byArn);
    expect(() => app.synth()).toThrow(`[B/Two] the share "${SHARE_ARN}" is accepted by "A/One" already`);
  });

  test('of a stack of the app, by reference and by name', () => {
    const resourceShare = new ram.ResourceShare(new Stack(app, 'Owner', { env: { account: OWNER, region: 'eu-west-1' } }), 'Share', { resourceShareName: 'network' });
    accept('Stack', 'One', BY_NAME);
    accept('Stack', 'Two', { resourceShare });
    expect(() => app.synth()).toThrow('the share "network" is accepted by "Stack/One" already');
  });

  test('by tokens of one stack', () => {
    accept('Stack', 'One', byParameter, {});
    accept('Stack', 'Two', byParameter);
    expect(() => app.synth()).toThrow('the share "network" is accepted by "Stack/One" already');
  });

  test('also if one of them would stay on it', () => {
    accept('Stack', 'One', { ...BY_NAME, removalPolicy: RemovalPolicy.RETAIN });
    accept('Stack', 'Two', BY_NAME);
    expect(() => app.synth()).toThrow('is accepted by "Stack/One" already');
  });
});

describe('a share is accepted once', () => {
  test.each<[string, () => void]>([
    ['when the others only look it up', () => {
      accept('Stack', 'One', BY_NAME);
      new ram.ReceivedResourceShare(app.node.findChild('Stack') as Stack, 'Two', BY_NAME);
    }],
    ['when another one has another name', () => {
      accept('Stack', 'One', BY_NAME);
      accept('Stack', 'Two', { ...BY_NAME, resourceShareName: 'dns' });
    }],
    ['when another one has another owner', () => {
      accept('Stack', 'One', BY_NAME);
      accept('Stack', 'Two', { ...BY_NAME, shareOwner: '333333333333' });
    }],
    ['in each account', () => {
      accept('A', 'One', BY_NAME);
      accept('B', 'Two', BY_NAME, { env: { account: '333333333333', region: 'eu-west-1' } });
    }],
    ['in each Region', () => {
      accept('A', 'One', BY_NAME);
      accept('B', 'Two', BY_NAME, { env: { ...CONSUMER.env, region: 'us-east-1' } });
    }],
    ['in each of two stacks that may go into different accounts', () => {
      accept('A', 'One', BY_NAME, {});
      accept('B', 'Two', BY_NAME, {});
    }],
    ['in each of two stacks to which the same token may mean different accounts', () => {
      accept('A', 'One', byParameter);
      accept('B', 'Two', byParameter);
    }],
  ])('%s', (_, declare) => {
    declare();
    expect(() => app.synth()).not.toThrow();
  });

  test('however often the app is synthesized', () => {
    accept('Stack', 'One', BY_NAME);
    app.synth();
    expect(() => app.synth({ force: true })).not.toThrow();
  });
});
