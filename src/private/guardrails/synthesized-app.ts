import { readFileSync } from 'fs';
import * as path from 'path';
import { CfnResource, NestedStack, Stack } from 'aws-cdk-lib';
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
  readonly resources: Readonly<Record<string, TemplateResource>>;
  readonly outputs: Readonly<Record<string, TemplateOutput>>;
}

/**
 * The templates of an app or stage, those of nested stacks included, and the constructs behind them.
 */
export class SynthesizedApp {
  public readonly templates: SynthesizedTemplate[];
  private readonly constructs = new Map<string, IConstruct>();

  constructor(root: IConstruct, templatePaths: string[]) {
    const constructs = root.node.findAll();
    const files = new Map(templatePaths.map((file) => [path.basename(file), file]));
    this.templates = constructs.filter(Stack.isStack).flatMap((stack) => {
      const file = fileOf(stack, files);
      return file === undefined ? [] : [readTemplate(stack, file)];
    });
    for (const construct of constructs) {
      if (CfnResource.isCfnResource(construct)) {
        this.constructs.set(key(construct.stack, construct.stack.resolve(construct.logicalId) as string), construct);
      }
    }
  }

  /** The construct of a resource; its stack where no construct stands behind the resource, as in an included template. */
  public constructOf({ stack }: SynthesizedTemplate, logicalId: string): IConstruct {
    return this.constructs.get(key(stack, logicalId)) ?? stack;
  }
}

/** Whether a value is an object with properties. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The template of a nested stack is an asset, which nobody lists, beside that of its parent. */
function fileOf(stack: Stack, files: ReadonlyMap<string, string>): string | undefined {
  if (!NestedStack.isNestedStack(stack)) {
    return files.get(stack.templateFile);
  }
  const parent = fileOf(stack.nestedStackParent!, files);
  return parent && path.join(path.dirname(parent), stack.templateFile);
}

function readTemplate(stack: Stack, file: string): SynthesizedTemplate {
  const { Resources = {}, Outputs = {} } = JSON.parse(readFileSync(file, 'utf8'));
  return { stack, file, resources: Resources, outputs: Outputs };
}

function key(stack: Stack, logicalId: string): string {
  return `${stack.node.path}#${logicalId}`;
}
