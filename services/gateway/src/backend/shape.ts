import type { EnumDescriptor, FieldDescriptor, MessageDescriptor, ProtoMetadata } from './proto-metadata.ts';

/** What a value of a field must look like in JSON. */
export type FieldKind =
  | { kind: 'string' | 'boolean' | 'bytes' | 'number' | 'timestamp' | 'duration' }
  | { kind: 'integer'; min: number; max: number }
  | { kind: 'enum'; values: ReadonlySet<string> }
  | { kind: 'message'; shape: () => MessageShape }
  | { kind: 'map'; value: FieldKind };

export interface FieldShape {
  /** camelCase, as in JSON. */
  name: string;
  /** snake_case, as in the proto. */
  protoName: string;
  repeated: boolean;
  type: FieldKind;
}

/** Fields of a message by both their names. */
export interface MessageShape {
  typeName: string;
  fields: ReadonlyMap<string, FieldShape>;
  /** Name of the first oneof in camelCase; the header-and-chunk messages of streams have one. */
  oneof: string | undefined;
}

// FieldDescriptorProto.Type and Label, by number.
const repeatedLabel = 3;
const int32 = { kind: 'integer', min: -(2 ** 31), max: 2 ** 31 - 1 } as const;
const uint32 = { kind: 'integer', min: 0, max: 2 ** 32 - 1 } as const;
// ts-proto keeps 64-bit integers as numbers (forceLong=number), so they are safe integers only.
const int64 = { kind: 'integer', min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER } as const;
const uint64 = { kind: 'integer', min: 0, max: Number.MAX_SAFE_INTEGER } as const;
const scalars: Readonly<Record<number, FieldKind>> = {
  1: { kind: 'number' },
  2: { kind: 'number' },
  3: int64,
  4: uint64,
  5: int32,
  6: uint64,
  7: uint32,
  8: { kind: 'boolean' },
  9: { kind: 'string' },
  12: { kind: 'bytes' },
  13: uint32,
  15: int32,
  16: int64,
  17: int32,
  18: int64,
};
const enumType = 14;
const messageType = 11;
const wellKnown: Readonly<Record<string, FieldKind>> = {
  '.google.protobuf.Timestamp': { kind: 'timestamp' },
  '.google.protobuf.Duration': { kind: 'duration' },
};

/** Shapes of all messages of generated files and what they import, by full name with a leading dot. */
export class Shapes {
  readonly #messages = new Map<string, MessageDescriptor>();
  readonly #enums = new Map<string, EnumDescriptor>();
  readonly #shapes = new Map<string, MessageShape>();
  readonly #seen = new Set<ProtoMetadata>();

  constructor(files: readonly ProtoMetadata[]) {
    for (const file of files) this.#add(file);
  }

  /** @throws when the contract does not hold together. */
  get(typeName: string): MessageShape {
    const known = this.#shapes.get(typeName);
    if (known) return known;
    const descriptor = this.#messages.get(typeName);
    if (!descriptor) throw new Error(`no message ${typeName}`);
    const fields = new Map<string, FieldShape>();
    const oneof = descriptor.oneofDecl[0]?.name;
    const shape = { typeName, fields, oneof: oneof === undefined ? undefined : camelCase(oneof) };
    this.#shapes.set(typeName, shape);
    for (const field of descriptor.field) {
      const read = this.#fieldShape(field);
      fields.set(read.name, read).set(read.protoName, read);
    }
    return shape;
  }

  #add(file: ProtoMetadata): void {
    if (this.#seen.has(file)) return;
    this.#seen.add(file);
    const { package: scope, messageType: messages, enumType: enums } = file.fileDescriptor;
    for (const message of messages) this.#addMessage(`.${scope}`, message);
    for (const type of enums) this.#enums.set(`.${scope}.${type.name}`, type);
    for (const dependency of file.dependencies ?? []) this.#add(dependency);
  }

  #addMessage(scope: string, message: MessageDescriptor): void {
    const name = `${scope}.${message.name}`;
    this.#messages.set(name, message);
    for (const type of message.enumType) this.#enums.set(`${name}.${type.name}`, type);
    for (const nested of message.nestedType) this.#addMessage(name, nested);
  }

  #fieldShape(field: FieldDescriptor): FieldShape {
    const type = this.#kindOf(field);
    const repeated = field.label === repeatedLabel && type.kind !== 'map';
    return { name: field.jsonName, protoName: field.name, repeated, type };
  }

  #kindOf(field: FieldDescriptor): FieldKind {
    if (field.type === enumType) return this.#enumKind(field.typeName);
    if (field.type === messageType) return this.#messageKind(field);
    const scalar = scalars[field.type];
    if (!scalar) throw new Error(`field ${field.name} has the unsupported type ${field.type}`);
    return scalar;
  }

  #enumKind(typeName: string): FieldKind {
    const values = this.#enums.get(typeName)?.value;
    if (!values) throw new Error(`no enum ${typeName}`);
    return { kind: 'enum', values: new Set(values.map((value) => value.name)) };
  }

  #messageKind(field: FieldDescriptor): FieldKind {
    const known = wellKnown[field.typeName];
    if (known) return known;
    const entry = this.#messages.get(field.typeName);
    const value = entry?.options?.mapEntry ? entry.field.find((part) => part.name === 'value') : undefined;
    if (value) return { kind: 'map', value: this.#kindOf(value) };
    return { kind: 'message', shape: () => this.get(field.typeName) };
  }
}

function camelCase(name: string): string {
  return name.replaceAll(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase());
}
