import { parseTemplate, splitPath } from './template.ts';

interface Leaf<T> {
  value: T;
  /** Names of the path's variables in order. */
  variables: string[];
}

interface Node<T> {
  literals: Map<string, Node<T>>;
  variable: Node<T> | undefined;
  /** By verb, then by HTTP method. */
  leaves: Map<string, Map<string, Leaf<T>>>;
}

/** What a path leads to. */
export type Match<T> =
  | { found: 'route'; value: T; variables: Record<string, string> }
  | { found: 'other-method'; allow: string[] }
  | { found: 'nothing' };

/** Routes by path and method; a lookup costs one step per segment, however many routes there are. */
export class RouteTree<T> {
  readonly #root: Node<T> = emptyNode();

  /** @throws when the same method and path are there already. */
  add(method: string, path: string, value: T): void {
    const template = parseTemplate(path);
    let node = this.#root;
    for (const segment of template.segments) {
      if ('literal' in segment) {
        const next = node.literals.get(segment.literal) ?? emptyNode<T>();
        node.literals.set(segment.literal, next);
        node = next;
      } else {
        node.variable ??= emptyNode<T>();
        node = node.variable;
      }
    }
    const variables = template.segments.flatMap((segment) =>
      'variable' in segment ? [segment.variable] : [],
    );
    const methods = node.leaves.get(template.verb) ?? new Map<string, Leaf<T>>();
    node.leaves.set(template.verb, methods);
    if (methods.has(method)) throw new Error(`two routes for ${method} ${path}`);
    methods.set(method, { value, variables });
  }

  find(method: string, path: string): Match<T> {
    const { segments, verb } = splitPath(path);
    const withVerb = this.#walk(this.#root, segments, 0, verb, []);
    if (withVerb) return pick(withVerb, method);
    if (verb === '') return { found: 'nothing' };
    // No such verb: the colon may belong to a value.
    const whole = this.#walk(this.#root, path.slice(1).split('/'), 0, '', []);
    return whole ? pick(whole, method) : { found: 'nothing' };
  }

  #walk(node: Node<T>, segments: string[], at: number, verb: string, values: string[]): Found<T> | undefined {
    const segment = segments[at];
    if (segment === undefined) {
      const methods = node.leaves.get(verb);
      return methods && { methods, values };
    }
    const literal = node.literals.get(segment);
    const exact = literal && this.#walk(literal, segments, at + 1, verb, values);
    if (exact) return exact;
    const value = node.variable && decoded(segment);
    if (!node.variable || value === undefined) return undefined;
    return this.#walk(node.variable, segments, at + 1, verb, [...values, value]);
  }
}

interface Found<T> {
  methods: Map<string, Leaf<T>>;
  values: string[];
}

function pick<T>({ methods, values }: Found<T>, method: string): Match<T> {
  const leaf = methods.get(method);
  if (!leaf) return { found: 'other-method', allow: [...methods.keys()].sort() };
  const variables = Object.fromEntries(leaf.variables.map((name, index) => [name, values[index] ?? '']));
  return { found: 'route', value: leaf.value, variables };
}

/** A segment's value; undefined for an empty one or one that is not percent-encoded UTF-8. */
function decoded(segment: string): string | undefined {
  if (segment === '') return undefined;
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    // Malformed escapes lead nowhere, as an unknown path does.
    return undefined;
  }
}

function emptyNode<T>(): Node<T> {
  return { literals: new Map(), variable: undefined, leaves: new Map() };
}
