import { existsSync, readFileSync } from 'fs';
import * as path from 'path';
import { CfnResource, Stack } from 'aws-cdk-lib';
import type { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A resource as it stands in a template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

interface TemplateOutput {
  readonly Value: unknown;
  readonly Export?: { readonly Name?: unknown };
}

/** A template and the stack it was made from. */
export interface SynthesizedTemplate {
  readonly stack: Stack;
  readonly file: string;
  /** All of it. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly resources: Readonly<Record<string, TemplateResource>>;
  readonly outputs: Readonly<Record<string, TemplateOutput>>;
}

/**
 * The templates of an app or stage, those of nested stacks included, and the constructs behind them.
 */
export class SynthesizedApp {
  public readonly templates: SynthesizedTemplate[] = [];
  /** The stacks whose template is not to be found. */
  public readonly lost: Stack[] = [];
  private readonly constructs = new Map<string, IConstruct>();

  constructor(stage: Stage, templatePaths: string[]) {
    const files = new Map(templatePaths.map((file) => [path.basename(file), file]));
    for (const construct of stage.node.findAll()) {
      if (Stack.isStack(construct)) {
        this.add(construct, fileOf(construct, files));
      } else if (CfnResource.isCfnResource(construct)) {
        this.constructs.set(key(construct.stack, construct.stack.resolve(construct.logicalId) as string), construct);
      }
    }
  }

  /** The construct of a resource; its stack where no construct stands behind the resource, as in an included template. */
  public constructOf({ stack }: SynthesizedTemplate, logicalId: string): IConstruct {
    return this.constructs.get(key(stack, logicalId)) ?? stack;
  }

  private add(stack: Stack, file: string | undefined): void {
    if (file === undefined) {
      this.lost.push(stack);
    } else {
      const body = JSON.parse(readFileSync(file, 'utf8'));
      this.templates.push({ stack, file, body, resources: body.Resources ?? {}, outputs: body.Outputs ?? {} });
    }
  }
}

/** Whether a value is an object with properties. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The template of a nested stack, a product or a stack set is an asset, which nobody lists, beside that of the stack around it. */
function fileOf(stack: Stack, files: ReadonlyMap<string, string>): string | undefined {
  const listed = files.get(stack.templateFile);
  const [outer] = stack.node.scopes.filter(Stack.isStack).slice(-2);
  if (listed !== undefined || outer === stack) {
    return listed;
  }
  const beside = fileOf(outer, files);
  const file = beside && path.join(path.dirname(beside), stack.templateFile);
  return file !== undefined && existsSync(file) ? file : undefined;
}

function key(stack: Stack, logicalId: string): string {
  return `${stack.node.path}#${logicalId}`;
}
