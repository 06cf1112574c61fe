import { existsSync, readFileSync } from 'fs';
import * as path from 'path';
import { App } from 'aws-cdk-lib';

interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly suggestedFix: string;
  readonly severity: string;
  readonly violatingConstructs: { readonly constructPath: string }[];
}

interface PluginReport {
  readonly pluginName: string;
  readonly violations: Violation[];
  readonly suppressedViolations?: Violation[];
}

/** An app that leaves it to the command line to print a failed validation and to end the process with it. */
export function quietApp(context: Record<string, unknown> = {}): App {
  return new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false, ...context } });
}

/** What the guardrails of an app report at synthesis. */
export function report(app: App): PluginReport[] {
  const file = path.join(app.synth().directory, 'validation-report.json');
  const reports: PluginReport[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).pluginReports : [];
  return reports.filter(({ pluginName }) => pluginName === 'cdk-ram');
}

/** The violations that fail the synthesis of an app. */
export function violations(app: App): Violation[] {
  return report(app).flatMap((plugin) => plugin.violations);
}

/** How the synthesis of an app ends that nobody but the app itself reports. Newer versions of AWS CDK throw, older ones set the exit code. */
export function outcome(app: App): { readonly failed: boolean; readonly text: string } {
  const printed = jest.spyOn(console, 'error').mockImplementation();
  const { exitCode } = process;
  try {
    app.synth();
    return { failed: process.exitCode === 1, text: printed.mock.calls.flat().join('\n') };
  } catch (error) {
    return { failed: true, text: String(error) };
  } finally {
    process.exitCode = exitCode;
  }
}
