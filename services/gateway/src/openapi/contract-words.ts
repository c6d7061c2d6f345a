import type { ProtoMetadata } from '../backend/proto-metadata.ts';

/** A comment of a proto file and where it stands: numbers of fields of FileDescriptorProto, and indexes. */
interface Location {
  path: readonly number[];
  leadingComments: string;
}

// Fields of FileDescriptorProto, DescriptorProto and ServiceDescriptorProto.
const messageField = 4;
const serviceField = 6;
const innerField = 2;
const nestedField = 3;
/** google.api.FieldBehavior. */
const required = 2;
const outputOnly = 3;

type FieldOptions = Record<string, { field_behavior?: number | readonly number[] }>;

/** What the contract says in words: comments and behaviour of services, methods, messages and fields, by full name. */
export class ContractWords {
  readonly #comments = new Map<string, string>();
  readonly #required = new Set<string>();
  readonly #outputOnly = new Set<string>();
  readonly #seen = new Set<ProtoMetadata>();

  constructor(files: readonly ProtoMetadata[]) {
    for (const file of files) this.#add(file);
  }

  /** The comment of `baro.x.v1.Message`, `….Message.field`, `….Service` or `….Service.Method`; empty without one. */
  of(name: string): string {
    return this.#comments.get(name) ?? '';
  }

  isRequired(field: string): boolean {
    return this.#required.has(field);
  }

  isOutputOnly(field: string): boolean {
    return this.#outputOnly.has(field);
  }

  #add(file: ProtoMetadata): void {
    if (this.#seen.has(file)) return;
    this.#seen.add(file);
    const { fileDescriptor: descriptor } = file;
    const { sourceCodeInfo } = descriptor as { sourceCodeInfo?: { location: readonly Location[] } };
    for (const { path, leadingComments } of sourceCodeInfo?.location ?? []) {
      const name = leadingComments === '' ? undefined : nameAt(file, path);
      if (name !== undefined) this.#comments.set(`${descriptor.package}.${name}`, tidy(leadingComments));
    }
    const messages = (file.options?.messages ?? {}) as Record<string, { fields?: FieldOptions }>;
    for (const [message, { fields = {} }] of Object.entries(messages)) {
      for (const [field, { field_behavior: behavior }] of Object.entries(fields)) {
        const all = [behavior ?? []].flat();
        if (all.includes(required)) this.#required.add(`${descriptor.package}.${message}.${field}`);
        if (all.includes(outputOnly)) this.#outputOnly.add(`${descriptor.package}.${message}.${field}`);
      }
    }
    for (const dependency of file.dependencies ?? []) this.#add(dependency);
  }
}

function nameAt({ fileDescriptor }: ProtoMetadata, path: readonly number[]): string | undefined {
  const [kind, index = -1, ...rest] = path;
  if (kind === serviceField) {
    const service = fileDescriptor.service[index];
    if (rest.length === 0) return service?.name;
    const method = rest[0] === innerField && rest.length === 2 ? service?.method[rest[1] ?? -1] : undefined;
    return method && `${service?.name ?? ''}.${method.name}`;
  }
  if (kind !== messageField) return undefined;
  let message = fileDescriptor.messageType[index];
  let name = message?.name ?? '';
  for (let at = 0; at < rest.length; at += 2) {
    const [inner, place = -1] = rest.slice(at, at + 2);
    if (inner === innerField && at + 2 === rest.length) {
      const field = message?.field[place];
      return field && `${name}.${field.name}`;
    }
    if (inner !== nestedField) return undefined;
    message = message?.nestedType[place];
    name = `${name}.${message?.name ?? ''}`;
  }
  return name;
}

/** Lines of a comment as one text. */
function tidy(comment: string): string {
  return comment
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .trim();
}
