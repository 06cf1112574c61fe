// The tests of the constructs with the newest aws-cdk-lib, instead of the oldest that the library works with.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const newest = mkdtempSync(join(tmpdir(), 'newest-cdk-'));
try {
  writeFileSync(join(newest, 'package.json'), '{}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', 'aws-cdk-lib', 'constructs'], { cwd: newest, stdio: 'ignore' });
  const modules = join(newest, 'node_modules');
  console.log('aws-cdk-lib', JSON.parse(readFileSync(join(modules, 'aws-cdk-lib', 'package.json'), 'utf8')).version);

  const { jest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const config = {
    ...jest,
    rootDir: root,
    collectCoverage: false,
    coverageThreshold: {},
    reporters: ['default'],
    moduleNameMapper: { '^(aws-cdk-lib|constructs)$': join(modules, '$1'), '^(aws-cdk-lib|constructs)/(.*)$': join(modules, '$1', '$2') },
  };
  writeFileSync(join(newest, 'jest.config.json'), JSON.stringify(config));
  const { status } = spawnSync('npx', ['jest', '--ci', '--config', join(newest, 'jest.config.json'), 'test/constructs', 'test/values', 'test/rules'], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(newest, { recursive: true, force: true });
}
