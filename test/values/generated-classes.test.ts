import { execFileSync } from 'child_process';
import { join } from 'path';

const ROOT = join(__dirname, '../..');
const node = (...parameters: string[]) => execFileSync(process.execPath, parameters, { cwd: ROOT, encoding: 'utf8' });

test('the generated classes are those that data and templates make', () => {
  expect(() => node('tools/generate-value-classes.mjs', '--check')).not.toThrow();
});

test('to import them loads the resources of no service', () => {
  const loaded = node('--import', 'tsx', '--eval', `
    require('./src/shared-resource');
    require('./src/share-permission');
    console.log(Object.keys(require.cache).filter((path) => /aws-cdk-lib.aws-.*generated.js$/.test(path)).join());
  `);
  expect(loaded.trim()).toBe('');
});
