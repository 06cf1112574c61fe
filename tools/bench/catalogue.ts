/**
 * How long the catalogue takes to be loaded and to find a first type, against loading `constructs` in the same kind of process.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { buildSync } from 'esbuild';

const ROUNDS = 7;
const root = path.join(__dirname, '..', '..');

/** The fastest of several processes: what else the machine does only makes it slower. */
function fastest(statement: string): number {
  const script = `const start = performance.now(); ${statement}; console.log(performance.now() - start);`;
  return Math.min(...Array.from({ length: ROUNDS }, () => Number(execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' }))));
}

const directory = mkdtempSync(path.join(tmpdir(), 'catalogue-'));
const outfile = path.join(directory, 'catalogue.js');
buildSync({ entryPoints: [path.join(root, 'src', 'catalogue', 'catalogue.ts')], bundle: true, platform: 'node', outfile });
const base = fastest("require('constructs')");
const own = fastest(`require(${JSON.stringify(outfile)}).typeByArn('arn:aws:ec2:us-east-1:111122223333:subnet/subnet-1')`);
rmSync(directory, { recursive: true });
console.log(`\nfirst type of the catalogue, fastest of ${ROUNDS} processes: ${own.toFixed(1)} ms; loading constructs ${base.toFixed(1)} ms; ratio ${(own / base).toFixed(2)}`);
