// Rewrites a bundled module with arrow functions.
import ts from 'typescript';

/**
 * Makes arrow functions of functions, because they are shorter; generators can't be any. Unlike functions they are there only after the line that
 * defines them: a module can't call one while it is loaded.
 */
export function withArrows(text) {
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
