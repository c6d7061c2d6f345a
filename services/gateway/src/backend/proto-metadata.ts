import type { HttpRule } from '@baro/proto/google/api/http';

/** What the gateway reads out of a generated `protoMetadata`; the generated type is wider. */
export interface ProtoMetadata {
  fileDescriptor: {
    package: string;
    messageType: readonly MessageDescriptor[];
    enumType: readonly EnumDescriptor[];
    service: readonly { name: string; method: readonly MethodDescriptor[] }[];
  };
  /** Generated message functions by full name with a leading dot. */
  references: Record<string, unknown>;
  dependencies?: readonly ProtoMetadata[];
  options?: {
    services?: Record<string, { methods?: Record<string, { http?: HttpRule }> }>;
    messages?: unknown;
  };
}

export interface MessageDescriptor {
  name: string;
  field: readonly FieldDescriptor[];
  nestedType: readonly MessageDescriptor[];
  enumType: readonly EnumDescriptor[];
  oneofDecl: readonly { name: string }[];
  options: { mapEntry: boolean } | undefined;
}

export interface FieldDescriptor {
  name: string;
  jsonName: string;
  label: number;
  type: number;
  typeName: string;
  /** Index into `oneofDecl`; 0 also for fields outside any. */
  oneofIndex: number;
}

export interface EnumDescriptor {
  name: string;
  value: readonly { name: string }[];
}

export interface MethodDescriptor {
  name: string;
  inputType: string;
  outputType: string;
}

/** The generated functions of one message, as far as the gateway uses them. */
export interface MessageFunctions {
  fromJSON(object: unknown): unknown;
  toJSON(message: unknown): unknown;
}

/** Finds the functions of a message by its full name. @throws when the contract does not hold together. */
export function messageFunctions(proto: ProtoMetadata, typeName: string): MessageFunctions {
  const found = find(proto, typeName, new Set());
  if (!found) throw new Error(`no generated message ${typeName}`);
  return found;
}

function find(
  proto: ProtoMetadata,
  typeName: string,
  seen: Set<ProtoMetadata>,
): MessageFunctions | undefined {
  if (seen.has(proto)) return undefined;
  seen.add(proto);
  const own = proto.references[typeName];
  if (isMessageFunctions(own)) return own;
  for (const dependency of proto.dependencies ?? []) {
    const found = find(dependency, typeName, seen);
    if (found) return found;
  }
  return undefined;
}

function isMessageFunctions(value: unknown): value is MessageFunctions {
  return typeof value === 'object' && value !== null && 'fromJSON' in value && 'toJSON' in value;
}
