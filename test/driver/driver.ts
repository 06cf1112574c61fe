import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { ScaledClock } from './clock';
import { CustomResources } from './custom-resource/custom-resource';
import { ResponseServer } from './custom-resource/response-server';
import { Environment } from './environment';
import { Exports } from './exports';
import { SdkFlavour } from './lambda/configuration';
import { LambdaService } from './lambda/service';
import { EffectivePolicies, Iam } from './resources/iam';
import { ResourceType } from './resources/resource-type';
import { resourceTypes } from './resources/types';
import { Stack } from './stack';
import { StackEvent, StackResult } from './stack-event';
import { StackEventsCall, StackEventsServer } from './stack-events-server';
import { Template } from './template';
import { World } from './world';

/** How the driver's world is set up. */
export interface DriverOptions {
  /** Where RAM is; resource types and functions speak to it. */
  readonly ramEndpoint?: string;
  /** The time of everything in the driver. Give the simulator of RAM the same. Default: real time. */
  readonly clock?: ScaledClock;
  /** The SDK that functions find. Default: the current one. */
  readonly sdk?: SdkFlavour;
  /** Environment of the stacks of an assembly that are environment-agnostic. */
  readonly defaultEnvironment?: Environment;
  /** Resource types beside or instead of the known ones. */
  readonly types?: Readonly<Record<string, ResourceType>>;
  /** Told every stack event as it happens. */
  readonly onEvent?: (event: StackEvent) => void;
  /** Told when a function asks for the events of a stack. */
  readonly onStackEventsRead?: (call: StackEventsCall) => void;
}

const defaultEnvironment: Environment = { account: '111111111111', region: 'eu-west-1' };

/** A small CloudFormation, with several accounts and regions. */
export class Driver implements World {
  readonly clock: ScaledClock;
  readonly exports = new Exports();
  readonly onEvent: (event: StackEvent) => void;
  /** The functions of all stacks. */
  readonly lambda: LambdaService;
  /** Where custom resources upload their answers. */
  readonly responses: ResponseServer;
  /** What was sent to custom resources, and what came back. */
  readonly customResources: CustomResources;
  private readonly stackEvents: StackEventsServer;
  private readonly iam = new Iam();
  private readonly stacks = new Map<string, Stack>();
  private readonly typeNamed: (type: string) => ResourceType;

  constructor(private readonly options: DriverOptions = {}) {
    this.clock = options.clock ?? new ScaledClock();
    this.onEvent = options.onEvent ?? (() => undefined);
    const stackEvents = this.stackEvents = new StackEventsServer(
      stackId => [...this.stacks.values()].find(stack => stack.environment.stackId === stackId)?.events,
      options.onStackEventsRead ?? (() => undefined),
    );
    this.lambda = new LambdaService({
      clock: this.clock,
      sdk: options.sdk ?? 'current',
      ramEndpoint: options.ramEndpoint,
      // Known only when the server listens, which it does before any function starts.
      get cloudFormationEndpoint() { return stackEvents.endpoint; },
    });
    this.responses = new ResponseServer(this.clock);
    this.customResources = new CustomResources(this.lambda, this.responses, this.clock);
    this.typeNamed = resourceTypes({
      clock: this.clock,
      lambda: this.lambda,
      customResources: this.customResources,
      iam: this.iam,
      ramEndpoint: options.ramEndpoint,
    });
  }

  /** The stack of this name in an account and region; it is not there until it is deployed. */
  stack(stackName: string, environment: Environment = this.options.defaultEnvironment ?? defaultEnvironment): Stack {
    const key = `${environment.account}|${environment.region}|${stackName}`;
    const stack = this.stacks.get(key) ?? new Stack(stackName, environment, this);
    this.stacks.set(key, stack);
    return stack;
  }

  /** Deploys the stacks of what `app.synth()` made (or wrote into this directory), those first that others need. Stops at the first failure. */
  async deployAssembly(assembly: CloudAssembly | string): Promise<Map<string, StackResult>> {
    const results = new Map<string, StackResult>();
    for (const artifact of (typeof assembly === 'string' ? new CloudAssembly(assembly) : assembly).stacksRecursively) {
      const stack = this.stack(artifact.stackName, this.environmentOf(artifact.environment));
      const result = await stack.deploy(artifact.template as Template, artifact.parameters);
      results.set(artifact.stackName, result);
      if (result.reason) break;
    }
    return results;
  }

  /** The resource type of this name, as stacks see it. */
  typeOf(type: string): ResourceType {
    return this.options.types?.[type] ?? this.typeNamed(type);
  }

  /** What the role of a function is allowed at this moment. */
  policiesOf(functionArn: string): EffectivePolicies {
    return this.iam.policiesOf(this.lambda.get(functionArn)?.configuration.roleArn ?? '');
  }

  /** Ends all processes and servers of the driver. */
  async close(): Promise<void> {
    await this.lambda.close();
    await this.responses.close();
    await this.stackEvents.close();
  }

  private environmentOf({ account, region }: Environment): Environment {
    const fallback = this.options.defaultEnvironment ?? defaultEnvironment;
    return {
      account: account === 'unknown-account' ? fallback.account : account,
      region: region === 'unknown-region' ? fallback.region : region,
    };
  }
}
