/** Which AWS SDK a function finds: today's, or one of 2024 that lacks what RAM got since. */
export type SdkFlavour = 'current' | '2024';

/** What Lambda knows about a function, as far as it matters for running it. */
export interface FunctionConfiguration {
  readonly functionName: string;
  readonly functionArn: string;
  readonly roleArn: string;
  readonly account: string;
  readonly region: string;
  readonly code: string;
  readonly handler: string;
  readonly runtime: string;
  /** Seconds of the clock. */
  readonly timeout: number;
  readonly memorySize: number;
  readonly logGroupName: string;
  readonly variables: Record<string, string>;
}

/** An access key id from which the simulator reads the calling account. */
export function accessKeyIdOf(account: string): string {
  return `AKIA${account}FUNC`;
}
