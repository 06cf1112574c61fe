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
  'check', 'clearedAt', 'data', 'defaultPermission', 'denial', 'deniedAt', 'detach', 'disassociate', 'endsAt', 'entity', 'explain', 'fallbackId', 'firstDates', 'granted', 'handle',
  'invited', 'isOutdated', 'jitter', 'kind', 'list', 'listing', 'log', 'missed', 'moving', 'now', 'owner', 'paged', 'passing', 'patience', 'physicalResourceId', 'present',
  'promote', 'put', 'ram', 'reason', 'remember', 'resource', 'refusals', 'rolledBackSince', 'rows', 'sent', 'sharePermissions', 'share', 'since', 'step', 'stuckSince', 'takenOff', 'task',
];

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ$_abcdefghijklmnopqrstuvwxyz';
// For the module's own names; the variables within functions get the others.
const RESERVED = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ$_'];

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
  const { code } = await minify(withArrows(shortened(text)), { compress: { ecma: 2020, passes: 3, sequences: false, toplevel: true, unsafe: true, unsafe_math: true, unsafe_arrows: true, pure_getters: true, inline: 1, hoist_funs: true }, mangle: { reserved: RESERVED }, ecma: 2020 });
  const contents = Buffer.from(`// ${library} ${version}, ${license}, ${source}\n${withNames(code)}\n`);
  const directory = path.join(root, 'assets', 'handler', name);
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, 'index.js'), contents);
  console.log(`assets/handler/${name}/index.js: ${contents.length} bytes`);
  if (contents.length > MAX_BYTES) {
    console.error(`${name} handler: more than ${MAX_BYTES} bytes`);
    process.exitCode = 1;
  }
}

// What esbuild writes longer than it need be.
function shortened(text) {
  return text.replaceAll(/\(0, ?(\w+\.\w+)\)/g, '$1').replace(/module\.exports ?= ?\{ ?handler: ?(.+?) ?\};?\s*$/, 'exports.handler = $1;');
}

// Arrow functions are shorter; generators can't be any. Unlike functions they are there only after the line that defines them: a module can't call one while it is loaded.
function withArrows(text) {
  const file = ts.createSourceFile('index.js', text, ts.ScriptTarget.ES2022);
  const print = (node) => ts.createPrinter().printNode(ts.EmitHint.Unspecified, node, file);
  const arrowOf = ({ modifiers, name, parameters, body }) =>
    `var ${name.text} = ${print(ts.factory.createArrowFunction(modifiers, undefined, parameters, undefined, undefined, body))};`;
  return inOrder(file.statements)
    .map((statement) => ts.isFunctionDeclaration(statement) && !statement.asteriskToken ? arrowOf(statement) : print(statement)).join('\n');
}

// Puts the functions and constants that a function uses before it: only then can terser put them in the place of their names. What calls something
// when the module is loaded comes last, as it came.
function inOrder(statements) {
  const calls = (node) => !ts.isFunctionLike(node) && (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.forEachChild(node, calls));
  const namesOf = (statement) => statement.declarationList?.declarations.map(({ name }) => name.text) ?? [statement.name?.text];
  const movable = statements.filter((statement) => !calls(statement));
  const owners = new Map(movable.flatMap((statement) => namesOf(statement).map((name) => [name, statement])));
  const ordered = new Set();
  const seen = new Set();
  const put = (statement) => {
    if (seen.has(statement)) { return; }
    seen.add(statement);
    const visit = (node) => {
      if (ts.isIdentifier(node) && owners.has(node.text)) { put(owners.get(node.text)); }
      ts.forEachChild(node, visit);
    };
    visit(statement);
    ordered.add(statement);
  };
  movable.forEach(put);
  return [...ordered, ...statements.filter(calls)];
}

// What stands in several places is shorter with a name: texts, properties, functions that need no `this`, undefined. These, and what the module
// defines, get the shorter names the more often they are used.
function withNames(code) {
  const file = ts.createSourceFile('index.js', code, ts.ScriptTarget.ES2022, true);
  const places = new Map();
  const add = (text, place) => places.set(text, [...places.get(text) ?? [], place]);
  const defined = new Map(file.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => declarationList.declarations).map(({ name }) => [name.text, []]));
  const visit = (node) => {
    const { parent } = node;
    const isKey = parent && (ts.isPropertyAssignment(parent) && parent.name === node || ts.isBindingElement(parent) && parent.propertyName === node);
    if (ts.isIdentifier(node) && !isKey && !(ts.isPropertyAccessExpression(parent) && parent.name === node)) {
      const make = (name) => ts.isShorthandPropertyAssignment(parent) ? `${node.text}:${name}` : name;
      defined.get(node.text)?.push({ node, make });
    } else if (isKey && (ts.isIdentifier(node) || ts.isStringLiteral(node))) {
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
  const saved = ({ node, from = node.getStart(), make }) => node.getEnd() - from - make('$a').length;
  const texts = [...places].filter(([text, all]) => all.reduce((sum, place) => sum + saved(place), 0) > `$a=${text},`.length);
  const others = file.statements.filter((statement) => !ts.isVariableStatement(statement)).map(({ name }) => name?.text);
  const free = [...LETTERS, ...['$', '_'].flatMap((first) => [...LETTERS].map((letter) => first + letter))].filter((name) => !others.includes(name));
  const named = [...texts, ...defined].sort(([, some], [, rest]) => rest.length - some.length).map(([text, all]) => {
    const taken = new Set(all.flatMap(({ node }) => variablesAround(node)));
    const name = free.find((one) => !taken.has(one));
    free.splice(free.indexOf(name), 1);
    return { text, all, name };
  });
  if (/^['"]/.test(code)) { throw new Error('a directive has to stand first'); }
  const edits = named.flatMap(({ all, name }) => all.map(({ node, from = node.getStart(), make }) => ({ from, to: node.getEnd(), text: make(name) })));
  let result = code;
  for (const { from, to, text } of edits.sort((one, other) => other.from - one.from)) {
    const apart = (one, other) => /\w/.test(one) && /\w|\$/.test(other) ? ' ' : '';
    result = result.slice(0, from) + apart(result[from - 1], text[0]) + text + apart(text.at(-1), result[to]) + result.slice(to);
  }
  return `var ${named.filter(({ text }) => !defined.has(text)).map(({ text, name }) => `${name}=${text}`)};${result}`.replace(/;var /, ',');
}

// The names of the variables of all functions around a node.
function variablesAround(node) {
  if (!node.parent) { return []; }
  return [...ts.isFunctionLike(node) ? variablesOf(node) : [], ...variablesAround(node.parent)];
}

function variablesOf(node) {
  const names = node.name && ts.isFunctionExpression(node) ? [node.name.text] : [];
  ts.forEachChild(node, (child) => {
    if ((ts.isParameter(child) || ts.isVariableDeclaration(child) || ts.isBindingElement(child)) && ts.isIdentifier(child.name)) { names.push(child.name.text); }
    if ((ts.isFunctionDeclaration(child) || ts.isClassLike(child)) && child.name) { names.push(child.name.text); }
    if (!ts.isFunctionLike(child)) { names.push(...variablesOf(child)); }
  });
  return names;
}
