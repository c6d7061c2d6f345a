import type { FieldKind, FieldShape, MessageShape } from '../backend/shape.ts';
import type { ContractWords } from './contract-words.ts';

export type Schema = Record<string, unknown>;

/** Schemas of messages as JSON has them, collected as they are asked for. */
export class Schemas {
  readonly all: Record<string, Schema> = {};
  readonly #words: ContractWords;

  constructor(words: ContractWords) {
    this.#words = words;
  }

  /** Reference to the schema of a message. */
  refOf(shape: MessageShape): Schema {
    const name = fullName(shape);
    if (!(name in this.all)) {
      this.all[name] = {}; // messages may hold themselves
      this.all[name] = this.objectOf(shape, () => true);
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /** The schema of some fields of a message; those that must be there are named when it is a request. */
  objectOf(shape: MessageShape, wanted: (field: FieldShape) => boolean, isRequest = false): Schema {
    const name = fullName(shape);
    const fields = fieldsOf(shape).filter(wanted);
    const must = isRequest
      ? fields.filter((field) => this.#words.isRequired(`${name}.${field.protoName}`))
      : [];
    const description = this.#words.of(name);
    return {
      type: 'object',
      ...(description ? { description } : {}),
      properties: Object.fromEntries(fields.map((field) => [field.name, this.fieldOf(name, field)])),
      ...(must.length > 0 ? { required: must.map((field) => field.name) } : {}),
    };
  }

  /** The schema of a field with what the contract says of it. */
  fieldOf(message: string, field: FieldShape): Schema {
    const name = `${message}.${field.protoName}`;
    const one = this.#valueOf(field.type);
    const schema = field.repeated ? { type: 'array', items: one } : one;
    const must = this.#words.isRequired(name) ? 'Required. ' : '';
    const description = must + this.#words.of(name);
    return {
      ...schema,
      ...(description ? { description } : {}),
      ...(this.#words.isOutputOnly(name) ? { readOnly: true } : {}),
    };
  }

  #valueOf(type: FieldKind): Schema {
    switch (type.kind) {
      case 'message':
        return this.refOf(type.shape());
      case 'map':
        return { type: 'object', additionalProperties: this.#valueOf(type.value) };
      case 'enum':
        return { type: 'string', enum: [...type.values] };
      case 'integer':
        return { type: 'integer', minimum: type.min, maximum: type.max };
      case 'timestamp':
        return { type: 'string', format: 'date-time' };
      case 'duration':
        return { type: 'string', pattern: String.raw`^-?\d+(\.\d+)?s$` };
      case 'bytes':
        return { type: 'string', contentEncoding: 'base64' };
      case 'string':
      case 'boolean':
      case 'number':
        return { type: type.kind };
    }
  }
}

/** `baro.x.v1.Message`. */
export function fullName({ typeName }: MessageShape): string {
  return typeName.replace(/^\./, '');
}

/** Fields of a message, each once. */
export function fieldsOf(shape: MessageShape): FieldShape[] {
  return [...new Set(shape.fields.values())];
}
