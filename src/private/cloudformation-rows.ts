import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { fail } from './errors';

// A quota of CloudFormation that can't be raised.
const MAX_RESOURCES = 500;

const STACKS = new WeakMap<Stack, AssociationRows>();

/**
 * The resources of a stack that associate something with a share.
 */
export class AssociationRows {
  /** Those of the stack that a construct belongs to. */
  public static of(scope: IConstruct): AssociationRows {
    const stack = Stack.of(scope);
    const existing = STACKS.get(stack);
    const rows = existing ?? new AssociationRows(stack);
    STACKS.set(stack, rows);
    return rows;
  }

  private readonly owners = new Map<string, IConstruct>();

  private constructor(private readonly stack: Stack) {
    stack.node.addValidation({ validate: () => this.problems() });
  }

  /**
   * Whether a row is new to its owner.
   *
   * @throws if another construct has the same one: the first of the two to be removed would end the other's association
   */
  public claim(logicalId: string, owner: IConstruct, what: string): boolean {
    const existing = this.owners.get(logicalId);
    if (existing && existing !== owner) {
      fail(owner, 'DuplicateAssociation', `${what} is already associated with the same share by ${JSON.stringify(existing.node.path)}; declare it in one place`);
    }
    this.owners.set(logicalId, owner);
    return existing === undefined;
  }

  private problems(): string[] {
    const resources = this.stack.node.findAll().filter((node) => CfnResource.isCfnResource(node) && node.stack === this.stack).length;
    if (resources <= MAX_RESOURCES) {
      return [];
    }
    return [`the stack has ${resources} resources, of which ${this.owners.size} are associations of RAM resource shares, and CloudFormation takes at most ${MAX_RESOURCES}; `
      + 'use AssociationEngine.customResource() for the larger shares: it needs one resource per share'];
  }
}
