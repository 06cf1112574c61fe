/** For each key, the keys that have to be done before it. */
export type Graph = ReadonlyMap<string, Iterable<string>>;

/** Thrown when some keys wait for each other. */
export class CircularDependency extends Error {}

/**
 * Runs a task per key, each as soon as all it depends on is done, side by side otherwise.
 * The first failure stops what has not begun, is signalled to what is under way, and is thrown once that has ended.
 */
export async function runInOrder(graph: Graph, task: (key: string, stopped: AbortSignal) => Promise<void>): Promise<void> {
  refuseCycles(graph);
  const stop = new AbortController();
  const tasks = new Map<string, Promise<void>>();

  const start = async (key: string): Promise<void> => {
    await Promise.all(inside(graph, key).map(async needed => begin(needed)));
    if (stop.signal.aborted) return;
    await task(key, stop.signal).catch(error => {
      if (!stop.signal.aborted) stop.abort(error);
    });
  };
  const begin = async (key: string): Promise<void> => {
    const running = tasks.get(key) ?? start(key);
    tasks.set(key, running);
    return running;
  };

  await Promise.all([...graph.keys()].map(async key => begin(key)));
  if (stop.signal.aborted) throw stop.signal.reason;
}

/** The same keys, done the other way round. */
export function reversed(graph: Graph): Graph {
  const result = new Map([...graph.keys()].reverse().map(key => [key, new Set<string>()]));
  for (const key of graph.keys()) {
    for (const needed of inside(graph, key)) result.get(needed)?.add(key);
  }
  return result;
}

function inside(graph: Graph, key: string): string[] {
  return [...graph.get(key) ?? []].filter(needed => graph.has(needed));
}

/** Throws when some keys wait for each other. */
export function refuseCycles(graph: Graph): void {
  const done = new Set<string>();
  const visit = (key: string, path: string[]): void => {
    if (path.includes(key)) throw new CircularDependency(`Circular dependency between resources: [${path.slice(path.indexOf(key)).join(', ')}]`);
    if (done.has(key)) return;
    inside(graph, key).forEach(needed => visit(needed, [...path, key]));
    done.add(key);
  };
  [...graph.keys()].forEach(key => visit(key, []));
}
