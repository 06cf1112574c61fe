// Preloaded into the child process: makes its clock and its timers run `scale` times faster. Erasable types only, no local imports.
import timers from 'node:timers';
import promises from 'node:timers/promises';
import { promisify } from 'node:util';

const [epoch, scale] = process.argv.slice(2).map(Number) as [number, number];

if (scale !== 1) {
  scaleClock();
  scaleDelay(promises, 'setTimeout', 0);
  scaleDelay(promises, 'setInterval', 0);
  scaleDelay(AbortSignal, 'timeout', 0);
  scaleDelay(timers, 'setTimeout', 1);
  scaleDelay(timers, 'setInterval', 1);
  Object.defineProperty(timers.setTimeout, promisify.custom, { value: promises.setTimeout });
  Object.assign(globalThis, { setTimeout: timers.setTimeout, setInterval: timers.setInterval });
}

function scaleClock(): void {
  const realNow = Date.now;
  const now = () => Math.floor(epoch + (realNow() - epoch) * scale);
  globalThis.Date = new Proxy(Date, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new Date(now()).toString(),
    get: (target, key, receiver) => key === 'now' ? now : Reflect.get(target, key, receiver),
  });

  const started = performance.now();
  const realElapsed = performance.now.bind(performance);
  performance.now = () => started + (realElapsed() - started) * scale;
}

/** Divides the delay that a function takes as its argument number `position`. */
function scaleDelay(owner: object, name: string, position: number): void {
  const original = Reflect.get(owner, name);
  const scaled = (...args: unknown[]) => original.apply(owner, args.map((arg, index) => index === position ? Number(arg ?? 0) / scale : arg));
  Object.defineProperty(owner, name, { value: scaled, configurable: true, writable: true });
}
