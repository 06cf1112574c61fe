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

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

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
  const { code } = await minify(withArrows(text), { compress: { ecma: 2020, passes: 3, toplevel: true, unsafe: true, unsafe_math: true, unsafe_arrows: true, pure_getters: true, inline: 1, hoist_funs: true }, mangle: { toplevel: true }, ecma: 2020 });
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

// Arrow functions are shorter; generators can't be any. Unlike functions they are there only after the line that defines them: a module can't call one while it is loaded.
function withArrows(text) {
  const file = ts.createSourceFile('index.js', text, ts.ScriptTarget.ES2022);
  const print = (node) => ts.createPrinter().printNode(ts.EmitHint.Unspecified, node, file);
  const arrowOf = ({ modifiers, name, parameters, body }) =>
    `var ${name.text} = ${print(ts.factory.createArrowFunction(modifiers, undefined, parameters, undefined, undefined, body))};`;
  return file.statements.map((statement) => ts.isFunctionDeclaration(statement) && !statement.asteriskToken ? arrowOf(statement) : print(statement)).join('\n');
}

// What stands in several places is shorter with a name: texts, properties, functions that need no `this`, undefined.
function withNames(code) {
  const file = ts.createSourceFile('index.js', code, ts.ScriptTarget.ES2022, true);
  const places = new Map();
  const add = (text, place) => places.set(text, [...places.get(text) ?? [], place]);
  const visit = (node) => {
    const { parent } = node;
    const isKey = parent && (ts.isPropertyAssignment(parent) && parent.name === node || ts.isBindingElement(parent) && parent.propertyName === node);
    if (isKey && (ts.isIdentifier(node) || ts.isStringLiteral(node))) {
      add(JSON.stringify(node.text), { node, make: (name) => `[${name}]` });
    } else if (ts.isStringLiteral(node) && !ts.isExpressionStatement(parent)) {
      add(node.getText(), { node, make: (name) => name });
    } else if (/^void 0$|^(JSON|Math)\.\w+$/.test(node.getText())) {
      add(node.getText(), { node, make: (name) => name });
    } else if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.name)) {
      add(JSON.stringify(node.name.text), { node: node.name, from: node.expression.getEnd(), make: (name) => `${node.questionDotToken ? '?.' : ''}[${name}]` });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const free = [...LETTERS].map((letter) => `$${letter}`).filter((name) => !code.includes(name));
  const saved = ({ node, from = node.getStart(), make }) => node.getEnd() - from - make('$a').length;
  const named = [...places].filter(([text, all]) => all.reduce((sum, place) => sum + saved(place), 0) > `$a=${text},`.length)
    .map(([text, all], index) => ({ text, all, name: free[index] }));
  if (named.length > free.length) { throw new Error('no names for texts'); }
  if (/^['"]/.test(code)) { throw new Error('a directive has to stand first'); }
  const edits = named.flatMap(({ all, name }) => all.map(({ node, from = node.getStart(), make }) => ({ from, to: node.getEnd(), text: make(name) })));
  let result = code;
  for (const { from, to, text } of edits.sort((one, other) => other.from - one.from)) {
    const apart = (one, other) => /\w/.test(one) && /\w|\$/.test(other) ? ' ' : '';
    result = result.slice(0, from) + apart(result[from - 1], text[0]) + text + apart(text.at(-1), result[to]) + result.slice(to);
  }
  return `var ${named.map(({ text, name }) => `${name}=${text}`)};${result}`;
}
