import { awscdk, javascript, JsonFile } from 'projen';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-ram',
  description: 'AWS CDK construct library for AWS Resource Access Manager (RAM)',
  author: 'The cdk-ram authors',
  authorAddress: 'https://github.com/cdk-ram/cdk-ram',
  authorOrganization: true,
  copyrightOwner: 'The cdk-ram authors',
  license: 'Apache-2.0',
  repositoryUrl: 'https://github.com/cdk-ram/cdk-ram.git',
  keywords: ['aws', 'cdk', 'ram', 'resource-access-manager', 'resource-share', 'cross-account'],
  stability: 'experimental',
  defaultReleaseBranch: 'main',

  // The floor: the first aws-cdk-lib whose CfnResourceShare has a typed resourceShareConfiguration.
  cdkVersion: '2.261.0',
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  minNodeVersion: '20.0.0',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,

  publishToPypi: { distName: 'cdk-ram', module: 'cdk_ram' },
  publishToMaven: {
    javaPackage: 'io.github.cdkram',
    mavenGroupId: 'io.github.cdk-ram',
    mavenArtifactId: 'cdk-ram',
  },
  publishToNuget: { dotNetNamespace: 'CdkRam', packageId: 'CdkRam' },
  publishToGo: { moduleName: 'github.com/cdk-ram/cdk-ram-go', packageName: 'cdkram' },

  // The release workflow that projen writes names package registries' hosts; there is none until it needn't.
  github: false,
  release: false,
  depsUpgrade: false,

  lambdaAutoDiscover: false,
  integrationTestAutoDiscover: false,
  sampleCode: false,
  compat: false,
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'demo', 'examples'], fileExtensions: ['.ts'] },

  devDeps: [
    '@aws-sdk/client-ram',
    '@aws-sdk/client-cloudformation',
    '@cloud-copilot/iam-simulate',
    '@smithy/core',
    '@stryker-mutator/core@^9',
    '@stryker-mutator/mocha-runner@^9',
    '@types/aws-lambda',
    'awslint@2.262.2-alpha.0',
    'cdk-nag',
    'client-ram-2024@npm:@aws-sdk/client-ram@3.677.0',
    'esbuild',
    'fast-check',
    'expect',
    'jest-each',
    'jest-mock',
    'jsii-rosetta@~6.0.0',
    'mocha@^11',
    'terser',
    'tsx',
  ],
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    passWithNoTests: false,
    jestConfig: {
      collectCoverageFrom: ['src/**/*.ts'],
      modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp'],
      coverageReporters: ['text', 'json-summary'],
      coverageThreshold: { branches: 95, lines: 95 },
      testTimeout: 30_000,
      // Jest leaves one core idle, which is half of the machine where there are two.
      maxWorkers: '100%',
    },
  },
  // ts-jest doesn't check types.
  typecheckTests: true,
  gitignore: ['.jsii.tabl.json', '/reports/', '/assets/', '.venv', 'cdk.out/', '.stryker-tmp/'],
});

// The handlers' inline code. Everything that runs the constructs reads it, so it is built before anything else.
const bundle = project.addTask('bundle', {
  description: 'Bundle the handlers that are put into templates as inline code',
  exec: 'node tools/bundle-handlers.mjs',
});
project.preCompileTask.spawn(bundle);
for (const path of ['/demo/', '/tools/', '/examples/', '/data/', '/docs/', '/rosetta/', '/.ci/', '/reports/', '/.stryker-tmp/', '/.jsii.tabl.json', '!/assets/']) {
  project.addPackageIgnore(path);
}
// The handlers run from their bundles; the constructs load nothing of them but what both sides have to agree on.
for (const path of ['/lib/handler/**', '!/lib/handler/protocol.*', '!/lib/handler/consumer-protocol.*']) {
  project.addPackageIgnore(path);
}
// 1.13.0 was published without the builds for most platforms, so that no lock file of it can be installed.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// The Node.js of Lambda's runtimes lies apart, so that the project installs on machines for which there is no such build.
const runtimes = project.addTask('lambda-runtimes', {
  description: "Install the Node.js of Lambda's runtimes",
  exec: 'npm ci --prefix tools/lambda-runtimes --no-audit --no-fund',
  condition: '! test -d tools/lambda-runtimes/node_modules/node24',
});
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

project.tsconfigDev.addInclude('../demo/**/*.ts');
project.tsconfigDev.addInclude('../examples/**/*.ts');
project.tsconfigDev.addInclude('../tools/**/*.ts');
project.testTask.prependSpawn(bundle);
project.testTask.prependSpawn(runtimes);

project.postCompileTask.exec('jsii-rosetta extract --strict', { name: 'examples compile' });
project.postCompileTask.exec('awslint --no-compile', { name: 'AWS construct rules' });

// The SDK warns at each start that its next versions will want a newer Node.js.
project.tasks.addEnvironment('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
project.tasks.addEnvironment('JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION', 'true');

project.addTask('demo', {
  description: 'Play an example app through create, update, rollback and delete, against a simulator of RAM',
  steps: [{ spawn: runtimes.name }, { spawn: bundle.name }, { exec: 'tsx demo/main.ts' }],
});

project.addTask('demo:accounts', {
  description: 'Play an example of three accounts: two receive what one shares, and one loses it again',
  steps: [{ spawn: runtimes.name }, { spawn: bundle.name }, { exec: 'tsx demo/multi-account.ts' }],
});

// The handlers use the SDK of the Lambda runtime.
project.eslint?.allowDevDeps('src/handler/**');
project.eslint?.addOverride({
  files: ['src/handler/**'],
  // The SDK for CloudFormation is loaded only when it is needed.
  rules: { '@typescript-eslint/no-require-imports': ['error', { allowAsImport: true, allow: ['^@aws-sdk/client-cloudformation$'] }] },
});

project.addTask('bench', {
  description: 'Measure synthesis and deployments against other ways to the same share',
  steps: [{ spawn: runtimes.name }, { spawn: bundle.name }, { exec: 'tsx tools/bench/catalogue.ts' }, { exec: 'tsx tools/bench/synth.ts' },
    { exec: 'tsx tools/bench/deploy.ts' }],
});

const catalogueCheck = project.addTask('catalogue:check', {
  description: 'Fail if what is generated from the catalogue is stale',
  steps: [{ exec: 'node tools/generate-catalogue.mjs --check' }, { exec: 'node tools/generate-value-classes.mjs --check' }],
});
project.testTask.prependSpawn(catalogueCheck);

project.addTask('iam-check', {
  description: "Hold the functions' rights against the calls that they make",
  steps: [{ spawn: runtimes.name }, { spawn: bundle.name }, { exec: 'tsx tools/iam-check.ts' }],
});

// Mocha keeps what it has loaded from one mutant to the next, which takes a tenth of the time that Jest would.
const mutation = {
  handler: {
    mutate: ['src/handler/**/*.ts', '!src/handler/**/*.lambda.ts'],
    tests: ['handler', 'consumer'],
    // What replaces modules, runs the bundle, plays whole deployments in processes of their own, or takes long and kills nothing more.
    ignore: ['handler/{bundle,old-sdk}', 'consumer/{organizations,multi-account,matrix,repeated}'],
  },
  engines: {
    mutate: ['src/private/*.ts'],
    tests: ['constructs'],
    ignore: ['constructs/*-{deployment,move}', 'constructs/sharing-guardrails/*'],
  },
  rules: {
    mutate: ['src/rules/**/*.ts', 'src/private/guardrails/**/*.ts'],
    tests: ['rules', 'constructs/sharing-guardrails'],
    // It takes seven times as long as all the others, and only sees that nothing is thrown.
    ignore: ['rules/fuzz'],
  },
};
for (const [name, { mutate, tests, ignore }] of Object.entries(mutation)) {
  new JsonFile(project, `test/mutation/${name}.json`, {
    marker: false,
    obj: {
      mutate,
      testRunner: 'mocha',
      mochaOptions: {
        require: ['tsx/cjs', './test/mutation/jest-interface.cjs'],
        spec: tests.map((tested) => `test/${tested}{/**/*,}.test.ts`),
        ignore: ignore.map((file) => `test/${file}.test.ts`),
      },
      coverageAnalysis: 'perTest',
      disableTypeChecks: false,
      ignorePatterns: ['/lib', '/dist', '/.venv', '/coverage', '/docs'],
      reporters: ['clear-text', 'json', 'progress-append-only'],
      clearTextReporter: { allowColor: false, logTests: false },
      jsonReporter: { fileName: `reports/mutation/${name}.json` },
      incrementalFile: `reports/mutation/${name}-incremental.json`,
      thresholds: { high: 95, low: 90, break: 90 },
      timeoutMS: 5000,
      concurrency: 2,
    },
  });
}
project.addTask('mutation', {
  description: 'Count the mutants of handlers, engines and rules that the tests kill',
  steps: [{ spawn: bundle.name }, ...Object.keys(mutation).map((name) => ({ exec: `stryker run test/mutation/${name}.json` }))],
});

project.synth();
