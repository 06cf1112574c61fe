import { seconds } from './names';
import { Output, Style } from './output';

const frames = ['|', '/', '-', '\\'];

/** Shows on a terminal that something goes on, in a line that vanishes afterwards. */
export async function withProgress<T>(output: Output, style: Style, describe: () => string, work: Promise<T>): Promise<T> {
  if (!output.isTTY) return work;
  const started = Date.now();
  let frame = 0;
  const timer = setInterval(() => output.write(`\r\u001b[K  ${style.dim(`${frames[frame++ % frames.length]} ${seconds(Date.now() - started)}  ${describe()}`)}`), 100);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    output.write('\r\u001b[K');
  }
}
