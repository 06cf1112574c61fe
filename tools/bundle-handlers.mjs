// Bundles the code of each Lambda function, src/handler/<name>.lambda.ts, into assets/handler/<name>/index.js.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { build } from 'esbuild';

// Inline code has to leave room for the rest of the template.
const MAX_BYTES = 16_384;

const root = path.join(import.meta.dirname, '..');
const { name: library, version, license, repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const source = `${repository.url.replace(/^git\+|\.git$/g, '')}/tree/v${version}/src/handler`;

for (const file of readdirSync(path.join(root, 'src', 'handler')).filter((entry) => entry.endsWith('.lambda.ts'))) {
  const name = file.replace('.lambda.ts', '');
  const { outputFiles: [{ contents }] } = await build({
    entryPoints: [path.join(root, 'src', 'handler', file)],
    bundle: true,
    minify: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['@aws-sdk/*'],
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: `// ${library} ${name} handler ${version} | ${license} | source: ${source}` },
  });
  if (contents.length > MAX_BYTES) {
    throw new Error(`${name} handler: ${contents.length} bytes, more than ${MAX_BYTES}`);
  }
  const directory = path.join(root, 'assets', 'handler', name);
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, 'index.js'), contents);
  console.log(`assets/handler/${name}/index.js: ${contents.length} bytes`);
}
