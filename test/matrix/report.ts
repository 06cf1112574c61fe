import { Event, EVENTS, Result } from './cell';

/** A cell and how it ended, in each of the places where it was played. */
export interface Played {
  /** Under which heading the page shows it. */
  readonly section: string;
  readonly fault: string;
  readonly event: Event;
  /** What a success is called. */
  readonly success: string;
  readonly results: readonly Result[];
}

/** Whether a cell ended in all places as it has to. */
export function isRight({ results }: Played): boolean {
  return results.every(({ problems }) => !problems.length);
}

/** Puts together what was played of the same cells in several places. */
export function merge(played: readonly Played[]): Played[] {
  const merged = new Map<string, Played>();
  for (const cell of played) {
    const key = [cell.section, cell.fault, cell.event].join();
    merged.set(key, { ...cell, results: [...merged.get(key)?.results ?? [], ...cell.results] });
  }
  return [...merged.values()];
}

/** The matrix as a page of the documentation. */
export function renderMatrix(head: string, played: readonly Played[], places: readonly string[]): string {
  const sections = [...new Set(played.map(({ section }) => section))].sort();
  const wrong = played.filter((cell) => !isRight(cell)).length;
  const tables = sections.map((section) => [`## ${section}`, '', ...table(played.filter((cell) => cell.section === section))].join('\n'));
  const plays = played.reduce((sum, { results }) => sum + results.length, 0);
  const verdict = wrong ? `${wrong} end not as they have to` : 'all end as they have to';
  const count = `${played.length} cells, played ${plays} times in the runtimes ${places.join(', ')}: ${verdict}.`;
  return [head, '', count, '', ...tables.flatMap((text) => [text, ''])].join('\n').trimEnd() + '\n';
}

function table(played: readonly Played[]): string[] {
  return [
    `| what goes wrong | ${EVENTS.join(' | ')} |`,
    `|---|${EVENTS.map(() => '---|').join('')}`,
    ...[...new Set(played.map(({ fault }) => fault))].map((fault) => `| ${fault} | ${EVENTS.map((event) => outcome(played, fault, event)).join(' | ')} |`),
  ];
}

function outcome(played: readonly Played[], fault: string, event: Event): string {
  const cell = played.find((it) => it.fault === fault && it.event === event);
  if (!cell) { return '–'; }
  if (!isRight(cell)) { return '**wrong**'; }
  return cell.results[0].status === 'SUCCESS' ? cell.success : 'fails';
}
