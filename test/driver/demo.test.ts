import { ScaledClock } from './clock';
import { Output } from '../../demo/output';
import { play } from '../../demo/play';

/** Collects what the demo writes. */
class Collected implements Output {
  text = '';

  constructor(readonly isTTY = false) {}

  write(text: string): void {
    this.text += text;
  }
}

describe('the demo', () => {
  const pipe = new Collected();
  let asExpected: boolean;

  beforeAll(async () => {
    asExpected = await play(pipe, new ScaledClock(5));
  }, 60_000);

  test('goes through create, update, failing update with rollback and delete', () => {
    expect(asExpected).toBe(true);
    expect(pipe.text.match(/End state: \w+/g)).toEqual([
      'End state: CREATE_COMPLETE', 'End state: UPDATE_COMPLETE', 'End state: UPDATE_ROLLBACK_COMPLETE', 'End state: DELETE_COMPLETE',
    ]);
  });

  test('tells the RAM calls and the way of each association', () => {
    expect(pipe.text).toMatch(/AssociateResourceShare +network +222222222222/);
    expect(pipe.text).toMatch(/partner +principal +999999999999 +\d+\.\d s {2}ASSOCIATING\n/);
    expect(pipe.text).toMatch(/network +principal +333333333333 +\d+\.\d s {2}ASSOCIATING +\d+\.\d s {2}ASSOCIATED/);
    expect(pipe.text).toMatch(/pl-\w+ .*FAILED/);
  });

  test('says why the failing update failed, in the words of RAM', () => {
    expect(pipe.text).toContain('The prefix list has reached its quota of references');
  });

  test('is plain in a pipe', () => {
    expect(pipe.text).not.toContain('\u001b');
    expect(pipe.text).not.toContain('\r');
  });
});
