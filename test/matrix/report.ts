import { Cell, Event, EVENTS, Result } from './cell';

/** A cell and how it ended, in each of the places where it was played. */
export interface Played {
  readonly cell: Cell;
  readonly results: readonly Result[];
}

const HEAD = `# What the association handler does when RAM fails

Each row is one of RAM's operations with one thing that goes wrong with it; each column is what CloudFormation does meanwhile. This page is written
by \`npx tsx tools/fault-matrix.ts\`, which plays every cell through the inline code, in processes of the Lambda runtimes' Node.js, with the AWS SDK
over HTTP, against the RAM simulator of the tests.

- **converges**: the request succeeds, and the share holds what is declared, with what others put on it untouched.
- **fails**: the request fails with a reason in RAM's own words; after CloudFormation's rollback, the share holds what it held before.
- –: the operation is not called, or the fault can't strike it.

A rollback here is the update with which CloudFormation takes back one that went well, because something else in the stack failed. A creation is
rolled back by a deletion.`;

/** The matrix as a page of the documentation. */
export function renderMatrix(played: readonly Played[], places: readonly string[]): string {
  const operations = [...new Set(played.map(({ cell }) => cell.operation))].sort();
  const wrong = played.filter(({ results }) => results.some(({ problems }) => problems.length)).length;
  const tables = operations.map((operation) => [`## ${operation}`, '', ...table(played.filter(({ cell }) => cell.operation === operation))].join('\n'));
  const plays = played.reduce((sum, { results }) => sum + results.length, 0);
  const verdict = wrong ? `${wrong} end not as they have to` : 'all end as they have to';
  const count = `${played.length} cells, played ${plays} times in the runtimes ${places.join(', ')}: ${verdict}.`;
  return [HEAD, '', count, '', ...tables.flatMap((text) => [text, ''])].join('\n').trimEnd() + '\n';
}

function table(played: readonly Played[]): string[] {
  const faults = [...new Set(played.map(({ cell }) => cell.fault))];
  return [
    `| what goes wrong | ${EVENTS.join(' | ')} |`,
    `|---|${EVENTS.map(() => '---|').join('')}`,
    ...faults.map((fault) => `| ${fault.name} | ${EVENTS.map((event) => outcome(played, fault.name, event)).join(' | ')} |`),
  ];
}

function outcome(played: readonly Played[], fault: string, event: Event): string {
  const results = played.filter(({ cell }) => cell.fault.name === fault && cell.event === event).flatMap((it) => it.results);
  if (!results.length) { return '–'; }
  if (results.some(({ problems }) => problems.length)) { return '**wrong**'; }
  return results[0].status === 'SUCCESS' ? 'converges' : 'fails';
}
