import { CircularDependency, reversed, runInOrder } from './order';

const graph = new Map([['c', ['b', 'outside']], ['b', ['a']], ['a', []], ['d', []]]);

async function orderOf(which: ReadonlyMap<string, Iterable<string>>): Promise<string[]> {
  const order: string[] = [];
  await runInOrder(which, async key => { order.push(key); });
  return order;
}

const soon = async () => new Promise<void>(done => setTimeout(done, 5));

describe('tasks in order', () => {
  test('run after what they depend on', async () => {
    const order = await orderOf(graph);
    expect(order.filter(key => key !== 'd')).toEqual(['a', 'b', 'c']);
    expect(order).toContain('d');
  });

  test('run the other way round when reversed', async () => {
    expect((await orderOf(reversed(graph))).filter(key => key !== 'd')).toEqual(['c', 'b', 'a']);
  });

  test('run side by side when nothing holds them', async () => {
    let running = 0;
    let most = 0;
    await runInOrder(new Map([['a', []], ['b', []]]), async () => {
      most = Math.max(most, ++running);
      await soon();
      running--;
    });
    expect(most).toBe(2);
  });

  test('stop at the first failure, which is signalled to those under way and thrown at the end', async () => {
    const seen: string[] = [];
    const run = runInOrder(new Map([['fails', []], ['slow', []], ['later', ['slow']]]), async (key, stopped) => {
      if (key === 'fails') throw new Error('first');
      await soon();
      seen.push(`${key} ${stopped.aborted}`);
      throw new Error('second');
    });
    await expect(run).rejects.toThrow('first');
    expect(seen).toEqual(['slow true']);
  });

  test('are refused when they wait for each other', async () => {
    const run = runInOrder(new Map([['a', ['b']], ['b', ['a']]]), async () => undefined);
    await expect(run).rejects.toThrow(CircularDependency);
    await expect(run).rejects.toThrow('[a, b]');
  });
});
