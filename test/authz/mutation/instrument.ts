import { stripTypeScriptTypes } from 'node:module';
import { parse } from 'acorn';

/** One way to make a file wrong: a condition inverted, a decision inverted, a role taken off a list. */
export interface Mutant {
  id: number;
  file: string;
  line: number;
  kind: 'condition' | 'decision' | 'role';
  /** The piece of source it changes. */
  source: string;
}

/** A node of the syntax tree, as far as it is looked at here. */
interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

interface Insertion {
  at: number;
  text: string;
  /** Of two at one place the outer one opens first and closes last. */
  span: number;
  opens: boolean;
}

const comparisons = new Set(['===', '!==', '==', '!=', '<', '<=', '>', '>=', 'in', 'instanceof']);
const askingMethods = new Set(['includes', 'has', 'some', 'every']);
const sievingMethods = new Set(['find', 'some', 'every', 'filter', 'findLast']);

/** Puts a switch before every condition, decision and list of roles of a file. Line numbers stay. */
export function instrument(
  source: string,
  file: string,
  firstId: number,
): { code: string; mutants: Mutant[] } {
  const tree = parse(stripTypeScriptTypes(source), { ecmaVersion: 'latest', sourceType: 'module' });
  const work = new Instrumentation(source, file, firstId);
  work.visit(tree as unknown as Node, undefined, false);
  return { code: work.code(), mutants: work.mutants };
}

class Instrumentation {
  readonly mutants: Mutant[] = [];
  readonly #source: string;
  readonly #file: string;
  readonly #firstId: number;
  readonly #insertions: Insertion[] = [];

  constructor(source: string, file: string, firstId: number) {
    this.#source = source;
    this.#file = file;
    this.#firstId = firstId;
  }

  /** `asked`: the value is only looked at for true or false. */
  visit(node: Node, parent: Node | undefined, asked: boolean): void {
    const isCondition = isBoolean(node) || (asked && node.type !== 'Literal');
    if (isCondition) this.#wrap(node, 'condition', (id) => [`(Boolean(`, `) !== authzMutant.on(${id}))`]);
    else if (parent?.type === 'ReturnStatement') {
      this.#wrap(node, 'decision', (id) => [`authzMutant.flip(${id}, `, ')']);
    } else if (isRoleList(node) && parent?.type !== 'NewExpression') {
      // A set is filled once, when the file is loaded: there is nothing to switch.
      this.#wrapList(node);
    }
    for (const [child, childAsked] of childrenOf(node, asked)) this.visit(child, node, childAsked);
  }

  #wrap(node: Node, kind: Mutant['kind'], make: (id: number) => [string, string]): void {
    const [before, after] = make(this.#add(node, kind));
    this.#insert(node, before, after);
  }

  /** Lists are made once, when the file is loaded: the switch is asked each time one is read. */
  #wrapList(node: Node): void {
    const ids = (node['elements'] as Node[]).map((element) => this.#add(element, 'role'));
    this.#insert(node, `authzMutant.list(${ids[0] ?? 0}, `, ')');
  }

  #add({ start, end }: Node, kind: Mutant['kind']): number {
    const id = this.#firstId + this.mutants.length;
    const line = this.#source.slice(0, start).split('\n').length;
    this.mutants.push({ id, file: this.#file, line, kind, source: this.#source.slice(start, end) });
    return id;
  }

  #insert({ start, end }: Node, before: string, after: string): void {
    const span = end - start;
    this.#insertions.push(
      { at: start, text: before, span, opens: true },
      { at: end, text: after, span, opens: false },
    );
  }

  code(): string {
    const order = this.#insertions.toSorted((a, b) => {
      if (a.at !== b.at) return a.at - b.at;
      if (a.opens !== b.opens) return a.opens ? 1 : -1;
      return a.opens ? b.span - a.span : a.span - b.span;
    });
    let code = '';
    let from = 0;
    for (const { at, text } of order) {
      code += this.#source.slice(from, at) + text;
      from = at;
    }
    return code + this.#source.slice(from);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Whether the expression can only be true or false. */
function isBoolean(node: Node): boolean {
  switch (node.type) {
    case 'BinaryExpression':
      return comparisons.has(String(node['operator']));
    case 'UnaryExpression':
      return node['operator'] === '!';
    case 'LogicalExpression':
      return node['operator'] !== '??' && isBoolean(node['left'] as Node) && isBoolean(node['right'] as Node);
    case 'CallExpression':
      return askingMethods.has(methodOf(node));
    case 'MemberExpression':
      return nameOf(node['property']) === 'allowed';
    default:
      return false;
  }
}

function nameOf(node: unknown): string {
  return isNode(node) && node.type === 'Identifier' ? String(node['name']) : '';
}

function methodOf(node: Node): string {
  const { callee } = node as { callee?: unknown };
  return isNode(callee) && callee.type === 'MemberExpression' ? nameOf(callee['property']) : '';
}

/** `[PostRole.LEADER, …]` outside functions and inside. */
function isRoleList(node: Node): boolean {
  if (node.type !== 'ArrayExpression') return false;
  const elements = node['elements'] as (Node | null)[];
  const isRole = (element: Node | null): boolean =>
    element?.type === 'MemberExpression' && nameOf(element['object']) === 'PostRole';
  return elements.length > 0 && elements.every(isRole);
}

/** Child expressions, and whether each is only asked for true or false. */
function childrenOf(node: Node, asked: boolean): [Node, boolean][] {
  if (isRoleList(node)) return [];
  const children = Object.entries(node).flatMap(([key, value]): [Node, boolean][] =>
    (Array.isArray(value) ? value : [value])
      .filter(isNode)
      .map((child) => [child, isAsked(node, key, asked)]),
  );
  if (node.type !== 'CallExpression' || !sievingMethods.has(methodOf(node))) return children;
  // What a sieve's function answers is only looked at for true or false.
  return children.map(([child, childAsked]) => [sieve(child), childAsked]);
}

const sieveMark = 'authzSieve';

function sieve(node: Node): Node {
  if (node.type === 'ArrowFunctionExpression' && (node['body'] as Node).type !== 'BlockStatement') {
    Object.assign(node, { [sieveMark]: true });
  }
  return node;
}

function isAsked(node: Node, key: string, asked: boolean): boolean {
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return key === 'test';
    case 'LogicalExpression':
      return node['operator'] !== '??' && (asked || isBoolean(node) || hasBooleanSide(node));
    case 'UnaryExpression':
      return node['operator'] === '!';
    case 'ArrowFunctionExpression':
      return key === 'body' && node[sieveMark] === true;
    default:
      return false;
  }
}

/** `auditor || unit === other`: one side shows that the other is a truth value as well. */
function hasBooleanSide(node: Node): boolean {
  const sides = [node['left'], node['right']].filter(isNode);
  return sides.some((side) => isBoolean(side) || (side.type === 'LogicalExpression' && hasBooleanSide(side)));
}
