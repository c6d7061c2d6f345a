import { describe, expect, it } from 'vitest';

import { type Kept, reconcile } from './reconcile.ts';
import type { WriteLine } from './samples.ts';

const registered = (turn: number, facts: Partial<WriteLine> = {}): WriteLine => ({
  line: 'write',
  operation: 'register',
  ending: 'answered',
  requestId: `request-${turn}`,
  id: `document-${turn}`,
  number: turn,
  unitId: 'unit',
  ...facts,
});
const writes = [registered(1), registered(2), registered(3)];

/** A platform that kept everything; each test takes something from it. */
const keeping = (all: readonly WriteLine[]): Kept => ({
  requests: new Map([['documents', new Set(all.map(({ requestId }) => requestId))]]),
  numbers: new Map(all.map(({ id = '', number = 0 }) => [id, { id, number, unitId: 'unit' }])),
  doubles: [],
  inLedger: new Set(all.map(({ id = '' }) => id)),
});

describe('reconcile', () => {
  it('finds nothing wrong where everything is as told', () => {
    expect(reconcile(writes, keeping(writes))).toEqual({
      acknowledged: 3,
      numbered: 3,
      unanswered: 0,
      unansweredKept: 0,
      faults: [],
    });
  });

  it('finds a lost write', () => {
    const kept = { ...keeping(writes), requests: new Map([['documents', new Set(['request-1'])]]) };
    expect(reconcile(writes, kept).faults).toEqual([
      'lost: register request-2 was acknowledged and is not there',
      'lost: register request-3 was acknowledged and is not there',
    ]);
  });

  it('finds a document that is gone though its request is known', () => {
    const kept = keeping(writes);
    const numbers = new Map([...kept.numbers].slice(1));
    expect(reconcile(writes, { ...kept, numbers }).faults).toEqual([
      'lost: register gave document document-1 the number 1, it is not there',
    ]);
  });

  it('finds a number that is another than was told', () => {
    const numbers = new Map([
      ...keeping(writes).numbers,
      ['document-2', { id: 'document-2', number: 9, unitId: 'unit' }],
    ]);
    expect(reconcile(writes, { ...keeping(writes), numbers }).faults).toEqual([
      'changed: document document-2 was told number 2 and has 9',
    ]);
  });

  it('finds a number told to two documents, and none where registers differ', () => {
    const double = [
      registered(1),
      registered(2, { number: 1 }),
      registered(3, { number: 1, unitId: 'unit-2' }),
    ];
    const numbers = new Map(
      double.map(({ id = '', number = 0, unitId = '' }) => [id, { id, number, unitId }]),
    );
    expect(reconcile(double, { ...keeping(double), numbers }).faults).toEqual([
      'double: incoming 1 of unit unit was told to document-1 and document-2',
    ]);
  });

  it('passes on doubles of the database and misses documents in the ledger', () => {
    const kept = { ...keeping(writes), doubles: ['arrival number 4'], inLedger: new Set<string>() };
    expect(reconcile(writes.slice(0, 1), kept).faults).toEqual([
      'double: arrival number 4',
      'not in the ledger: document document-1 was registered and nobody holds it',
    ]);
  });

  it('lets a write without an answer be there or not', () => {
    const unanswered = [
      registered(4, { ending: 'timed-out', id: '' }),
      registered(5, { ending: 'timed-out', id: '' }),
    ];
    const kept = { ...keeping([]), requests: new Map([['documents', new Set(['request-4'])]]) };
    expect(reconcile(unanswered, kept)).toMatchObject({ unanswered: 2, unansweredKept: 1, faults: [] });
  });
});
