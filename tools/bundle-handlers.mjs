// Bundles the code of each Lambda function, src/handler/<name>.lambda.ts, into assets/handler/<name>/index.js.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { build } from 'esbuild';
import { minify } from 'terser';
import ts from 'typescript';

// Inline code has to leave room for the rest of the template.
const MAX_BYTES = 16_384;

// Names of the handlers' own properties, which may be shortened: none of them means anything to Node.js, the SDK or CloudFormation, and none
// is written to a log.
const INTERNAL = [
  'after', 'alone', 'answer', 'answerTo', 'asked', 'askedAt', 'associate', 'association', 'associations', 'assumed', 'attach', 'before',
  'clearedAt', 'data', 'defaultPermission', 'denial', 'deniedAt', 'detach', 'disassociate', 'endsAt', 'entity', 'fallbackId', 'granted', 'handle',
  'invited', 'isOutdated', 'kind', 'list', 'listing', 'live', 'log', 'missed', 'moving', 'now', 'owner', 'paged', 'passing', 'patience', 'physicalResourceId', 'present',
  'promote', 'put', 'ram', 'remember', 'resource', 'rolledBackSince', 'rows', 'sent', 'sharePermissions', 'share', 'since', 'step', 'stuckSince', 'task',
];

const root = path.join(import.meta.dirname, '..');
const { name: library, version, license, repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const source = repository.url.replace(/^git\+|\.git$/g, '');

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
    charset: 'utf8',
    legalComments: 'none',
    mangleProps: new RegExp(`^(${INTERNAL.join('|')})$`),
  });
  // A second pass takes a few hundred bytes more off.
  const { code } = await minify(withArrows(text), { compress: { ecma: 2020, passes: 3, toplevel: true, unsafe: true, unsafe_arrows: true, hoist_funs: true }, mangle: { toplevel: true }, ecma: 2020 });
  const contents = Buffer.from(`// ${library} ${version} src/handler/${name}, ${license}, ${source}\n${code}\n`);
  const directory = path.join(root, 'assets', 'handler', name);
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, 'index.js'), contents);
  console.log(`assets/handler/${name}/index.js: ${contents.length} bytes`);
  if (contents.length > MAX_BYTES) {
    console.error(`${name} handler: more than ${MAX_BYTES} bytes`);
    process.exitCode = 1;
  }
}

// Arrow functions are shorter. Unlike functions they are there only from their place on: a module can't call one while it is loaded.
function withArrows(text) {
  const file = ts.createSourceFile('index.js', text, ts.ScriptTarget.ES2022);
  const print = (node) => ts.createPrinter().printNode(ts.EmitHint.Unspecified, node, file);
  const arrowOf = ({ modifiers, name, parameters, body }) =>
    `var ${name.text} = ${print(ts.factory.createArrowFunction(modifiers, undefined, parameters, undefined, undefined, body))};`;
  return file.statements.map((statement) => ts.isFunctionDeclaration(statement) ? arrowOf(statement) : print(statement)).join('\n');
}
