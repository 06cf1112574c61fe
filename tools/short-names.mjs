// Shortens a minified module.
import ts from 'typescript';

/** For the module's own names first; the variables within functions get the others. */
export const RESERVED = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ$_'];
const LETTERS = [...RESERVED, ...'abcdefghijklmnopqrstuvwxyz'];

/** A part of many texts. */
const FRAGMENT = 'ResourceShare';

/**
 * Gives names to what stands in several places, where that is shorter: texts, properties, functions that need no `this`, undefined. These, and what the
 * module defines, get the shorter names the more often they are used.
 */
export function withNames(code) {
  const file = ts.createSourceFile('index.js', code, ts.ScriptTarget.ES2022, true);
  const places = new Map();
  const add = (text, place) => places.set(text, [...places.get(text) ?? [], place]);
  const definitions = file.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => declarationList.declarations);
  const defined = new Map(definitions.map(({ name }) => [name.text, []]));
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
      const make = (name) => `${node.questionDotToken ? '?.' : ''}[${name}]`;
      add(JSON.stringify(node.name.text), { node: node.name, from: node.expression.getEnd(), make });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  for (const [text, [place, ...others]] of [...places]) {
    const { node } = place;
    const isOperand = ts.isStringLiteral(node) && text[0] === '"' && ![node.parent.name, node.parent.propertyName, node.parent.expression].includes(node);
    if (!others.length && isOperand && text.includes(FRAGMENT)) {
      places.delete(text);
      add(JSON.stringify(FRAGMENT), { node, make: (name) => text.replace(FRAGMENT, () => `"+${name}+"`).replace(/^""\+|\+""$/g, '') });
    }
  }
  const saved = ({ node, from = node.getStart(), make }) => node.getEnd() - from - make('$a').length;
  const texts = [...places].filter(([text, all]) => all.reduce((sum, place) => sum + saved(place), 0) > `$a=${text},`.length);
  const others = file.statements.filter((statement) => !ts.isVariableStatement(statement)).map(({ name }) => name?.text);
  const pairs = ['$', '_'].flatMap((first) => LETTERS.map((letter) => first + letter));
  const free = [...LETTERS, ...pairs].filter((name) => !others.includes(name));
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
    const isVariable = ts.isParameter(child) || ts.isVariableDeclaration(child) || ts.isBindingElement(child);
    if (isVariable && ts.isIdentifier(child.name)) { names.push(child.name.text); }
    if ((ts.isFunctionDeclaration(child) || ts.isClassLike(child)) && child.name) { names.push(child.name.text); }
    if (!ts.isFunctionLike(child)) { names.push(...variablesOf(child)); }
  });
  return names;
}
