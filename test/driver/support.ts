import { FunctionConfiguration } from './lambda/configuration';
import { JsonObject, TemplateResource } from './template';

/** The configuration of a small function with this code. */
export function functionOf(code: string, overrides: Partial<FunctionConfiguration> = {}): FunctionConfiguration {
  return {
    functionName: 'handler',
    functionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:handler',
    roleArn: 'arn:aws:iam::111111111111:role/handler',
    account: '111111111111',
    region: 'eu-west-1',
    code,
    handler: 'index.handler',
    runtime: 'nodejs22.x',
    timeout: 900,
    memorySize: 128,
    logGroupName: '/aws/lambda/handler',
    variables: {},
    ...overrides,
  };
}

/** A handler that answers every event with success, what the function `answer(event, context)` adds to it, and the event's properties as data. */
export function handlerCode(answer = '() => ({})'): string {
  return `
    const http = require('node:http');
    const put = (event, answer) => new Promise((resolve, reject) => {
      const body = JSON.stringify({
        Status: 'SUCCESS',
        PhysicalResourceId: event.PhysicalResourceId ?? event.ResourceProperties.Id ?? event.LogicalResourceId,
        StackId: event.StackId,
        RequestId: event.RequestId,
        LogicalResourceId: event.LogicalResourceId,
        Data: event.ResourceProperties,
        ...answer,
      });
      const headers = { 'content-length': Buffer.byteLength(body) };
      const request = http.request(event.ResponseURL, { method: 'PUT', headers }, response => { response.resume(); response.on('end', resolve); });
      request.on('error', reject);
      request.end(body);
    });
    exports.handler = async (event, context) => put(event, await (${answer})(event, context));
  `;
}

/** The resources of a function with this code, under the logical id `Function`. */
export function functionResources(code: string, properties: JsonObject = {}): Record<string, TemplateResource> {
  return {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: {} },
    },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { ZipFile: code },
        Handler: 'index.handler',
        Runtime: 'nodejs22.x',
        Timeout: 900,
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        ...properties,
      },
    },
  };
}

/** A custom resource that the function carries out. */
export function customResource(properties: JsonObject, others: Partial<TemplateResource> = {}): TemplateResource {
  return { Type: 'Custom::Thing', Properties: { ServiceToken: { 'Fn::GetAtt': ['Function', 'Arn'] }, ...properties }, ...others };
}
