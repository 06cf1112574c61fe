// What npm would publish: the library, its assembly and its handlers, and nothing of what is only for its development.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const [{ files, size, unpackedSize }] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' }));
const paths = files.map(({ path }) => path);

const wanted = ['lib/index.js', 'lib/index.d.ts', '.jsii', 'assets/handler/associations/index.js', 'assets/handler/consumer/index.js', 'README.md', 'LICENSE', 'API.md'];
const allowed = [
  /^lib\/(?!handler\/).*\.(js|d\.ts)$/,
  // The handlers themselves are in their bundles.
  /^lib\/handler\/(consumer-)?protocol\.(js|d\.ts)$/,
  /^assets\/handler\/[a-z]+\/index\.js$/,
  /^(\.jsii|package\.json|README\.md|LICENSE|API\.md|CONTRIBUTING\.md)$/,
];
const problems = [
  ...wanted.filter((path) => !paths.includes(path)).map((path) => `missing: ${path}`),
  ...paths.filter((path) => !allowed.some((pattern) => pattern.test(path))).map((path) => `superfluous: ${path}`),
  ...Object.keys(manifest.dependencies ?? {}).map((name) => `runtime dependency: ${name}`),
  ...Object.keys(manifest.peerDependencies).filter((name) => !['aws-cdk-lib', 'constructs'].includes(name)).map((name) => `peer: ${name}`),
];
console.log(`${paths.length} files, ${size} bytes packed, ${unpackedSize} bytes unpacked`);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
