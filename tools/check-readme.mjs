// The first example of the README is the code that the demo deploys and that Python repeats: the lines of one stand in the other.
import { readFileSync } from 'node:fs';

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const lines = (text) => text.split('\n').map((line) => line.trim()).filter(Boolean);

const example = lines(/```ts\n(.*?)```/s.exec(read('README.md'))[1]);
const source = 'examples/typescript/network-share/network-sharing-stack.ts';
const code = lines(read(source));
const found = code.some((_, start) => example.every((line, i) => code[start + i] === line));
if (!found) {
  console.error(`README.md: the first example does not stand in ${source}`);
  process.exit(1);
}
console.log(`the first example of README.md stands in ${source}`);
