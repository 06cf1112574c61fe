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
  'after', 'alone', 'answer', 'answerTo', 'asked', 'askedAt', 'associate', 'association', 'associations', 'assumed', 'attach', 'awaited', 'before',
  'check', 'clearedAt', 'data', 'defaultPermission', 'denial', 'deniedAt', 'detach', 'disassociate', 'endsAt', 'entity', 'fallbackId', 'firstDates', 'granted', 'handle',
  'invited', 'isOutdated', 'jitter', 'kind', 'list', 'listing', 'live', 'log', 'missed', 'moving', 'now', 'owner', 'paged', 'passing', 'patience', 'physicalResourceId', 'present',
  'promote', 'put', 'ram', 'reason', 'remember', 'resource', 'rolledBackSince', 'rows', 'sent', 'sharePermissions', 'share', 'since', 'step', 'stuckSince', 'task',
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
    tsconfigRaw: { compilerOptions: { strict: true, alwaysStrict: false } },
    charset: 'utf8',
    legalComments: 'none',
    mangleProps: new RegExp(`^(${INTERNAL.join('|')})$`),
  });
  // A second pass takes a few hundred bytes more off.
  const { code } = await minify(withArrows(text), { compress: { ecma: 2020, passes: 3, toplevel: true, unsafe: true, unsafe_arrows: true, pure_getters: true, inline: 1, hoist_funs: true }, mangle: { toplevel: true }, ecma: 2020 });
  const contents = Buffer.from(`// ${library} ${version} src/handler/${name}, ${license}, ${source}\n${withNames(code)}\n`);
  const directory = path.join(root, 'assets', 'handler', name);
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, 'index.js'), contents);
  console.log(`assets/handler/${name}/index.js: ${contents.length} bytes`);
  if (contents.length > MAX_BYTES) {
    console.error(`${name} handler: more than ${MAX_BYTES} bytes`);
    process.exitCode = 1;
  }
}

// Arrow functions are shorter. Unlike functions they are there only after the line that defines them: a module can't call one while it is loaded.
function withArrows(text) {
  const file = ts.createSourceFile('index.js', text, ts.ScriptTarget.ES2022);
  const print = (node) => ts.createPrinter().printNode(ts.EmitHint.Unspecified, node, file);
  const arrowOf = ({ modifiers, name, parameters, body }) =>
    `var ${name.text} = ${print(ts.factory.createArrowFunction(modifiers, undefined, parameters, undefined, undefined, body))};`;
  return file.statements.map((statement) => ts.isFunctionDeclaration(statement) ? arrowOf(statement) : print(statement)).join('\n');
}

// What stands in several places is shorter with a name: texts, functions that need no `this`, undefined.
function withNames(code) {
  const file = ts.createSourceFile('index.js', code, ts.ScriptTarget.ES2022, true);
  const places = new Map();
  const visit = (node) => {
    const { parent } = node;
    const isText = ts.isStringLiteral(node) && parent.name !== node && parent.propertyName !== node && !ts.isExpressionStatement(parent);
    const isFunction = ts.isPropertyAccessExpression(node) && /^(JSON|Math)$/.test(node.expression.getText());
    if (isText || isFunction || ts.isVoidExpression(node)) { places.set(node.getText(), [...places.get(node.getText()) ?? [], node]); }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const named = [...places].filter(([text, nodes]) => (nodes.length - 1) * (text.length - 2) > 6);
  const free = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `$${letter}`).filter((name) => !code.includes(name));
  const start = 'var ';
  if (named.length > free.length || !code.startsWith(start)) { throw new Error('no names for texts'); }
  const edits = named.flatMap(([, nodes], index) => nodes.map((node) => ({ from: node.getStart(), to: node.getEnd(), name: free[index] })));
  let result = code;
  for (const { from, to, name } of edits.sort((one, other) => other.from - one.from)) {
    result = result.slice(0, from) + (/\w/.test(result[from - 1]) ? ' ' : '') + name + (/\w/.test(result[to]) ? ' ' : '') + result.slice(to);
  }
  return start + named.map(([text], index) => `${free[index]}=${text},`).join('') + result.slice(start.length);
}
