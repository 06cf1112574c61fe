// Bundles the code of each Lambda function, src/handler/<name>.lambda.ts, into assets/handler/<name>/index.js.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { minify } from 'terser';
import { withArrows } from './arrow-functions.mjs';
import { RESERVED, withNames } from './short-names.mjs';

// Inline code has to leave room for the rest of the template. A release may have a longer version than what is built before it.
const MAX_BYTES = 16_384;
const VERSION_BYTES = 20;

// Names of the handlers' own properties, which may be shortened: none of them means anything to Node.js, the SDK or CloudFormation, and none
// is written to a log.
const INTERNAL = [
  'after', 'alone', 'answer', 'asked', 'askedAt', 'associate', 'association', 'associations', 'assumed', 'attach', 'awaited', 'back', 'before', 'changedAt',
  'changes', 'check', 'clearedAt', 'data', 'defaultPermission', 'denial', 'deniedAt', 'detach', 'disassociate', 'earlier', 'endsAt', 'entity',
  'explain', 'failedOperation', 'fallbackId', 'handle', 'invited', 'isOwnerNew', 'jitter', 'kind', 'list', 'listing', 'log', 'missed', 'moving', 'now', 'owner', 'paged', 'passing',
  'patience', 'physicalResourceId', 'present', 'promote', 'put', 'ram', 'reason', 'refusals', 'resource', 'rolledBackSince', 'rows',
  'share', 'sharePermissions', 'since', 'step', 'stuckSince', 'task', 'unanswered',
];

const COMPRESS = {
  ecma: 2020,
  passes: 3,
  sequences: false,
  toplevel: true,
  unsafe: true,
  unsafe_math: true,
  unsafe_arrows: true,
  pure_getters: true,
  inline: 1,
  hoist_funs: true,
};

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { version, repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const source = repository.url.replace(/^(git\+)?https:\/\/|\.git$/g, '');

for (const file of readdirSync(path.join(root, 'src', 'handler')).filter((entry) => entry.endsWith('.lambda.ts'))) {
  const name = file.replace('.lambda.ts', '');
  const { outputFiles: [{ text }] } = await build({
    entryPoints: [path.join(root, 'src', 'handler', file)],
    bundle: true,
    minifySyntax: true,
    minifyWhitespace: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['@aws-sdk/*'],
    tsconfigRaw: { compilerOptions: { strict: true, alwaysStrict: false } },
    charset: 'utf8',
    legalComments: 'none',
    mangleProps: new RegExp(`^(${INTERNAL.join('|')})$`),
  });
  // A second pass takes a few hundred bytes more off.
  const { code } = await minify(withArrows(shortened(text)), { compress: COMPRESS, mangle: { reserved: RESERVED }, ecma: 2020 });
  const contents = Buffer.from(`// ${source} ${version}\n${withNames(code)}\n`);
  const directory = path.join(root, 'assets', 'handler', name);
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, 'index.js'), contents);
  console.log(`assets/handler/${name}/index.js: ${contents.length} bytes`);
  if (contents.length - version.length + VERSION_BYTES > MAX_BYTES) {
    console.error(`${name} handler: more than ${MAX_BYTES} bytes, with a version of ${VERSION_BYTES} characters`);
    process.exitCode = 1;
  }
}

// What esbuild writes longer than it need be.
function shortened(text) {
  return text.replaceAll(/\(0, ?(\w+\.\w+)\)/g, ' $1')
    .replace(/module\.exports ?= ?\{ ?handler: ?(.+?) ?\};?\s*$/, 'exports.handler = $1;');
}
