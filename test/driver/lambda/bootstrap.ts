// Runs in the child process: loads the function's code as the Lambda runtime does and answers events. Erasable types only, no local imports.
import { createRequire } from 'node:module';

/** What the parent sends once, before any event. */
interface Initialization { taskRoot: string; handler: string }

/** What the parent sends per event. */
interface Invocation { requestId: string; event: unknown; deadline: number; functionArn: string }

type Handler = (event: unknown, context: object) => Promise<unknown>;

let handler: Handler | undefined;
let current: string | undefined;

process.stderr.write = process.stdout.write.bind(process.stdout);
process.on('disconnect', () => process.exit());
process.on('message', (message: Initialization | Invocation) => {
  if ('taskRoot' in message) {
    initialize(message);
  } else {
    void invoke(message);
  }
});
process.on('uncaughtException', error => crash(error));
process.on('unhandledRejection', error => crash(error));

function initialize({ taskRoot, handler: name }: Initialization): void {
  process.chdir(taskRoot);
  const [file, member] = name.split('.');
  const load = createRequire(`${taskRoot}/`);
  handler = load(`./${file}`)[member];
  process.send?.({ ready: true });
}

async function invoke({ requestId, event, deadline, functionArn }: Invocation): Promise<void> {
  current = requestId;
  const context = {
    awsRequestId: requestId,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
  try {
    if (!handler) throw new Error('Runtime.HandlerNotFound: the handler is not a function');
    const result = await handler(event, context);
    answer({ result: result === undefined ? null : JSON.parse(JSON.stringify(result)) });
  } catch (error) {
    answer({ error: describe(error) });
  }
}

function crash(error: unknown): void {
  process.send?.({ requestId: current, crashed: describe(error) }, () => process.exit(129));
}

/** The end line goes out first, so that the parent knows when it has seen all log lines. */
function answer(outcome: object): void {
  const requestId = current;
  process.stdout.write(`END RequestId: ${requestId}\n`, () => process.send?.({ requestId, ...outcome }));
}

function describe(error: unknown): object {
  return error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') }
    : { errorType: typeof error, errorMessage: String(error) };
}
