import { ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ScaledClock } from '../clock';
import { accessKeyIdOf, FunctionConfiguration, SdkFlavour } from './configuration';

const project = join(__dirname, '..', '..', '..');

const nodes: Record<string, string> = { 'nodejs22.x': 'node22', 'nodejs24.x': 'node24' };

const sdks: Record<SdkFlavour, string> = { current: '@aws-sdk/client-ram', 2024: 'client-ram-2024' };
const cloudFormationSdk = '@aws-sdk/client-cloudformation';

/** What surrounds a function, apart from its own configuration. */
export interface ProcessOptions {
  readonly clock: ScaledClock;
  readonly sdk: SdkFlavour;
  readonly ramEndpoint?: string;
  /** Without it functions find no SDK for CloudFormation either. */
  readonly cloudFormationEndpoint?: string;
}

/** Starts the runtime's own Node with the function's code and nothing else of this machine. */
export function startProcess(configuration: FunctionConfiguration, options: ProcessOptions): ChildProcess {
  const node = nodeOf(configuration.runtime);
  const taskRoot = writeTask(configuration, options);
  const child = spawn(node, [
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    '--require', join(__dirname, 'scaled-time.ts'),
    join(__dirname, 'bootstrap.ts'),
    String(options.clock.epoch), String(options.clock.scale),
  ], {
    cwd: taskRoot,
    env: environmentOf(configuration, taskRoot, options),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.once('exit', () => rmSync(taskRoot, { recursive: true, force: true }));
  child.send({ taskRoot, handler: configuration.handler });
  return child;
}

/** Node as the Lambda runtime has it; throws if there is none that can take its place. */
export function nodeOf(runtime: string): string {
  const packageName = nodes[runtime];
  if (!packageName) throw new Error(`no Node for the Lambda runtime ${JSON.stringify(runtime)}, there are ${Object.keys(nodes).join(' and ')}`);
  const node = join(project, 'tools', 'lambda-runtimes', 'node_modules', packageName, 'bin', 'node');
  if (existsSync(node)) return node;
  // There are builds for Linux on x64 only: elsewhere the Node that is there has to do. It has to read TypeScript.
  if (!('typescript' in process.features && process.features.typescript)) {
    throw new Error(`Lambda's Node isn't installed: run "npx projen lambda-runtimes" on Linux x64, or run everything with Node.js 22.18 or newer (this is ${process.version})`);
  }
  return process.execPath;
}

/** The code stands alone in its directory, with the runtime's SDK as all that it can resolve. */
function writeTask(configuration: FunctionConfiguration, { sdk, cloudFormationEndpoint }: ProcessOptions): string {
  const taskRoot = mkdtempSync(join(tmpdir(), 'lambda-'));
  const provide = (name: string, actual = name) => {
    const link = join(taskRoot, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(project, 'node_modules', actual), link);
  };
  writeFileSync(join(taskRoot, 'index.js'), configuration.code);
  provide(sdks.current, sdks[sdk]);
  if (cloudFormationEndpoint) provide(cloudFormationSdk);
  return taskRoot;
}

function environmentOf(
  configuration: FunctionConfiguration, taskRoot: string, { ramEndpoint, cloudFormationEndpoint }: ProcessOptions,
): NodeJS.ProcessEnv {
  return {
    PATH: '/usr/local/bin:/usr/bin/:/bin',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    _HANDLER: configuration.handler,
    LAMBDA_TASK_ROOT: taskRoot,
    AWS_EXECUTION_ENV: `AWS_Lambda_${configuration.runtime}`,
    AWS_REGION: configuration.region,
    AWS_DEFAULT_REGION: configuration.region,
    AWS_LAMBDA_FUNCTION_NAME: configuration.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(configuration.memorySize),
    AWS_LAMBDA_LOG_GROUP_NAME: configuration.logGroupName,
    AWS_LAMBDA_LOG_STREAM_NAME: '$LATEST',
    AWS_ACCESS_KEY_ID: accessKeyIdOf(configuration.account),
    AWS_SECRET_ACCESS_KEY: 'secret-access-key-of-the-function',
    AWS_SESSION_TOKEN: 'session-token-of-the-function',
    ...(ramEndpoint ? { AWS_ENDPOINT_URL_RAM: ramEndpoint } : {}),
    ...(cloudFormationEndpoint ? { AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormationEndpoint } : {}),
    ...configuration.variables,
  };
}
