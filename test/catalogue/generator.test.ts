import { execFileSync, spawnSync } from 'child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { transformSync } from 'esbuild';
import { SharedResource, SharePermission } from '../../src';

const ROOT = join(__dirname, '../..');
const GENERATOR = 'tools/generate-catalogue.mjs';
const METHODS = 'tools/value-classes';
const DATA = 'data/ram-shareable-resources.json';
const MODULE = 'src/catalogue/shareable-resources.generated.ts';
const DOCS = 'docs/shareable-resources.md';

/** A copy of all that the generator reads and writes. */
let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'catalogue-'));
  mkdirSync(join(copy, 'src/catalogue'), { recursive: true });
  for (const path of [GENERATOR, METHODS, DATA, MODULE, DOCS]) { cpSync(join(ROOT, path), join(copy, path), { recursive: true }); }
});

afterEach(() => rmSync(copy, { recursive: true }));

const check = (root: string) => spawnSync(process.execPath, [join(root, GENERATOR), '--check'], { encoding: 'utf8' });
const generate = () => execFileSync(process.execPath, [join(copy, GENERATOR)]);

function edit(path: string, change: (text: string) => string) {
  writeFileSync(join(copy, path), change(readFileSync(join(copy, path), 'utf8')));
}

test('the catalogue in the library and the page in the docs are up to date', () => {
  expect(check(ROOT)).toMatchObject({ status: 0, stderr: '' });
});

test.each([MODULE, DOCS])('a change of %s by hand is found', (path) => {
  edit(path, (text) => text.replace('ec2:Subnet', 'ec2:Subnets'));
  const { status, stderr } = check(copy);
  expect(status).toBe(1);
  expect(stderr).toContain(`${path} not up to date with ${DATA}: run node ${GENERATOR}`);
});

test('a missing file is found and made', () => {
  rmSync(join(copy, DOCS));
  expect(check(copy).status).toBe(1);
  generate();
  expect(check(copy).status).toBe(0);
});

test('a change of the data is found, and generating brings it along', () => {
  edit(DATA, (text) => text.replaceAll('"ec2:Subnet"', '"ec2:Network"'));
  expect(check(copy).status).toBe(1);
  generate();
  expect(check(copy).status).toBe(0);
  expect(readFileSync(join(copy, MODULE), 'utf8')).toContain("resourceType: 'ec2:Network'");
  expect(readFileSync(join(copy, DOCS), 'utf8')).toContain('`ec2:Network`');
});

test('a first type is found with the data alone: nothing of CDK is loaded for it', () => {
  const script = join(copy, 'load.cjs');
  for (const name of ['catalogue', 'shareable-resources.generated']) {
    const source = readFileSync(join(ROOT, `src/catalogue/${name}.ts`), 'utf8');
    writeFileSync(join(copy, `${name}.js`), transformSync(source, { loader: 'ts', format: 'cjs' }).code);
  }
  writeFileSync(script, `
    const { id } = require('./catalogue.js').typeByArn('arn:aws:ec2:us-east-1:111122223333:subnet/subnet-1');
    console.log(JSON.stringify({ id, loaded: Object.keys(require.cache).length }));
  `);
  expect(JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' }))).toEqual({ id: 'ec2:Subnet', loaded: 3 });
});

test('the page links each method of SharedResource, and names each constant of SharePermission', () => {
  const page = readFileSync(join(ROOT, DOCS), 'utf8');
  const methods = new Set([...page.matchAll(/SharedResource\.(\w+)\)/g)].map(([, method]) => method));
  expect([...methods].sort()).toEqual(staticNames(SharedResource, 'function'));
  expect([...page.matchAll(/`([A-Z0-9_]+)` \|$/gm)].map(([, constant]) => constant).sort()).toEqual(staticNames(SharePermission, 'object'));
});

function staticNames(type: object, kind: string) {
  return Object.getOwnPropertyNames(type).filter((name) => name !== 'prototype' && typeof Reflect.get(type, name) === kind).sort();
}
