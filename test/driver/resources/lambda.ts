import { partitionOf } from '../environment';
import { LambdaService } from '../lambda/service';
import { Json, JsonObject } from '../template';
import { ResourceRequest, ResourceResult, ResourceType, resultOf } from './resource-type';

/** The resource types of Lambda, carried out on functions that really run. */
export function lambdaTypes(lambda: LambdaService): Record<string, ResourceType> {
  return {
    'AWS::Lambda::Function': functionType(lambda),
    'AWS::Lambda::EventInvokeConfig': eventInvokeConfigType(lambda),
  };
}

function functionType(lambda: LambdaService): ResourceType {
  const put = async (request: ResourceRequest, functionName: string): Promise<ResourceResult> => {
    const arn = functionArn(request, functionName);
    const { properties } = request;
    await lambda.put({
      functionName,
      functionArn: arn,
      roleArn: String(properties.Role),
      account: request.stack.account,
      region: request.stack.region,
      code: inlineCode(properties),
      handler: String(properties.Handler ?? 'index.handler'),
      runtime: String(properties.Runtime),
      timeout: Number(properties.Timeout ?? 3),
      memorySize: Number(properties.MemorySize ?? 128),
      logGroupName: String((properties.LoggingConfig as JsonObject | undefined)?.LogGroup ?? `/aws/lambda/${functionName}`),
      variables: ((properties.Environment as JsonObject | undefined)?.Variables ?? {}) as Record<string, string>,
    });
    return resultOf(functionName, { Arn: arn });
  };
  return {
    createOnly: ['FunctionName', 'PackageType'],
    create: async request => put(request, String(request.properties.FunctionName ?? request.generatedName)),
    update: async request => put(request, request.physicalId),
    delete: async request => lambda.remove(functionArn(request, request.physicalId)),
  };
}

function eventInvokeConfigType(lambda: LambdaService): ResourceType {
  const put = (request: ResourceRequest, physicalId: string): ResourceResult => {
    const { properties } = request;
    lambda.configureAsynchronous(functionArn(request, properties.FunctionName), {
      maximumRetryAttempts: Number(properties.MaximumRetryAttempts ?? 2),
      maximumEventAge: Number(properties.MaximumEventAgeInSeconds ?? 6 * 3600),
    });
    return resultOf(physicalId);
  };
  return {
    createOnly: ['FunctionName', 'Qualifier'],
    create: async request => put(request, request.generatedName),
    update: async request => put(request, request.physicalId),
    delete: async request => lambda.configureAsynchronous(functionArn(request, request.properties.FunctionName)),
  };
}

function functionArn({ stack }: ResourceRequest, nameOrArn: Json): string {
  const name = String(nameOrArn);
  return name.startsWith('arn:') ? name : `arn:${partitionOf(stack.region)}:lambda:${stack.region}:${stack.account}:function:${name}`;
}

function inlineCode(properties: JsonObject): string {
  const code = (properties.Code as JsonObject | undefined)?.ZipFile;
  return typeof code === 'string' ? code : "exports.handler = async () => { throw new Error('this function has no inline code'); };";
}
