import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FieldCheck } from '@baro/chassis';
import { exposedMethods } from '../backend/methods.ts';
import type { FieldKind, FieldShape, MessageShape } from '../backend/shape.ts';
import { exposedServices } from '../routes/exposed-services.ts';
import { checkMessage } from './check-json.ts';

const scalars: Record<string, { right: fc.Arbitrary<unknown>; wrong: unknown[] }> = {
  string: { right: fc.string({ unit: 'binary' }), wrong: [1, true] },
  boolean: { right: fc.boolean(), wrong: ['true', 1] },
  integer: {
    right: fc.constantFrom(0, 1, 2 ** 31 - 1, '12'),
    wrong: [1.5, '', ' 1', '1e3', 2 ** 60, '9'.repeat(16)],
  },
  number: { right: fc.double({ noNaN: true, noDefaultInfinity: true }), wrong: ['1'] },
  bytes: { right: fc.constantFrom('AAEC', '_-8', ''), wrong: ['é', 1] },
  timestamp: {
    right: fc.constantFrom(
      '2026-02-05T01:02:03Z',
      '9999-12-31T23:59:59.999999999+07:00',
      '0001-01-01T00:00:00Z',
    ),
    wrong: ['2026-02-30T00:00:00Z', '2026-02-05', '0000-01-01T00:00:00Z', '+010000-01-01T00:00:00Z', 1, {}],
  },
  duration: { right: fc.constantFrom('1s', '1.5s', '-1s'), wrong: ['1', 1] },
};

/** Values a field takes, now and then one it does not. */
function valuesOf(type: FieldKind, depth: number): fc.Arbitrary<unknown> {
  const known = scalars[type.kind];
  const wrong = fc.oneof(fc.constantFrom(...(known?.wrong ?? ['UNRECOGNIZED', -1])), fc.jsonValue());
  return fc.oneof(
    { weight: 40, arbitrary: known?.right ?? composite(type, depth) },
    { weight: 1, arbitrary: wrong },
  );
}

function composite(type: FieldKind, depth: number): fc.Arbitrary<unknown> {
  if (type.kind === 'enum') return fc.constantFrom(...type.values);
  if (type.kind === 'map') return fc.dictionary(fc.string(), valuesOf(type.value, depth + 1), { maxKeys: 2 });
  if (type.kind !== 'message' || depth > 3) return fc.constant({});
  return messagesOf(type.shape(), depth + 1);
}

function fieldOf(field: FieldShape, depth: number): fc.Arbitrary<unknown> {
  const value = valuesOf(field.type, depth);
  return field.repeated ? fc.array(value, { maxLength: 3 }) : value;
}

function messagesOf(shape: MessageShape, depth = 0): fc.Arbitrary<object> {
  const fields = [...new Set(shape.fields.values())];
  const record = Object.fromEntries(fields.map((field) => [field.name, fieldOf(field, depth)]));
  return fc.record({ ...record }, { requiredKeys: [] });
}

describe('checkMessage()', () => {
  const methods = exposedMethods(exposedServices);

  it('names what is wrong, by path, and takes null for absent', () => {
    const register = methods.find((method) => method.path.endsWith('/RegisterIncomingDocument'));
    if (!register) throw new Error('the contract lost RegisterIncomingDocument');
    const check = new FieldCheck();
    const document = {
      arrivalTime: '2026-02-30T00:00:00Z',
      subject: null,
      duplicateIds: ['a', 1],
      unit_id: 'u',
    };
    checkMessage({ document, requestId: null }, register.input, '', check);
    expect(check.violations.map(({ field, rule }) => `${field} ${rule}`)).toEqual([
      'document.arrivalTime NOT_A_TIME',
      'document.duplicateIds[1] NOT_TEXT',
    ]);
  });

  it.each(methods.map((method) => [method.path, method] as const))(
    'lets nothing through to %s that its message cannot carry',
    (_, method) => {
      let passed = 0;
      fc.assert(
        fc.property(messagesOf(method.input), (value) => {
          // As it would come over the wire: no undefined, no prototypes.
          const json = JSON.parse(JSON.stringify(value)) as object;
          const check = new FieldCheck();
          checkMessage(json, method.input, '', check);
          if (check.violations.length > 0) return;
          passed += 1;
          const bytes = method.definition.requestSerialize(method.request.fromJSON(json));
          method.definition.requestDeserialize(bytes);
        }),
        { numRuns: 150 },
      );
      expect(passed).toBeGreaterThan(0);
    },
  );
});
