import { StackIdentity } from './resources/resource-type';

/** The exported outputs of all stacks, by account and region. */
export class Exports {
  private readonly values = new Map<string, { readonly stackId: string; readonly value: string }>();

  /** Replaces what a stack exports. */
  put(stack: StackIdentity, exports: Readonly<Record<string, string>>): void {
    for (const [key, { stackId }] of this.values) {
      if (stackId === stack.stackId) this.values.delete(key);
    }
    for (const [name, value] of Object.entries(exports)) {
      this.values.set(keyOf(stack, name), { stackId: stack.stackId, value });
    }
  }

  /** The value of an export that a stack imports. */
  get(stack: StackIdentity, name: string): string {
    const found = this.values.get(keyOf(stack, name));
    if (!found) throw new Error(`No export named ${name} found`);
    return found.value;
  }
}

function keyOf({ account, region }: StackIdentity, name: string): string {
  return `${account}|${region}|${name}`;
}
