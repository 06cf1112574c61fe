// A small CloudFormation on this machine. `new Driver({ ramEndpoint })` keeps stacks of several accounts; `driver.stack(name, environment)`
// gives one, `stack.deploy(template)` and `stack.delete()` change it as CloudFormation would, `driver.deployAssembly(app.synth())` deploys
// all stacks of an app. Custom resources run the template's inline code in child processes, see `lambda-runtime.ts`.
export { ScaledClock } from './clock';
export { type Answer, maximumAnswerSize } from './custom-resource/answer';
export { type CustomResourceEvent, type Exchange } from './custom-resource/custom-resource';
export { ResponseServer, type UploadFailure } from './custom-resource/response-server';
export { type DeployedResource } from './deployed-resource';
export { Driver, type DriverOptions } from './driver';
export { type Environment } from './environment';
export { type FunctionConfiguration, type SdkFlavour } from './lambda/configuration';
export { LambdaFunction } from './lambda/function';
export { LambdaService } from './lambda/service';
export { ExecutionEnvironment, type InvocationOutcome } from './lambda-runtime';
export { type EffectivePolicies } from './resources/iam';
export { type ResourceType } from './resources/resource-type';
export { Stack } from './stack';
export { type StackEvent, type StackResult, type StackStatus } from './stack-event';
export { type StackEventsCall } from './stack-events-server';
export { type Template } from './template';
