import { FunctionConfiguration } from './lambda/configuration';

/** The configuration of a small function with this code. */
export function functionOf(code: string, overrides: Partial<FunctionConfiguration> = {}): FunctionConfiguration {
  return {
    functionName: 'handler',
    functionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:handler',
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
