import { describe, expect, it } from 'vitest';
import type { LiveEvent } from './live-event.ts';
import { formatPosition, parsePosition, startPosition } from './position.ts';
import type { Position } from './position.ts';
import { RecentEvents } from './recent-events.ts';

const event = (stream: number, sequence: number): LiveEvent => ({
  stream,
  sequence,
  unitIds: [],
  payload: `${stream}/${sequence}`,
});
/** A position by its first two streams; the others stand at their beginning. */
const at = (first: number, second: number): Position => [first, second, ...startPosition.slice(2)];
const payloads = (recent: RecentEvents, from: Position): string[] | undefined =>
  recent.since(from)?.map(({ event: { payload } }) => payload);

const begun = (size: number, first: number, second: number): RecentEvents => {
  const recent = new RecentEvents(size);
  for (const [stream, floor] of at(first, second).entries()) recent.begin(stream, floor);
  return recent;
};

describe('RecentEvents', () => {
  it('gives what came after a position, in the order it came', () => {
    const recent = begun(10, 4, 8);
    for (const [stream, sequence] of [
      [0, 5],
      [1, 9],
      [0, 6],
      [1, 10],
    ] as const) {
      recent.add(event(stream, sequence));
    }
    expect(recent.position).toEqual(at(6, 10));
    expect(payloads(recent, at(5, 9))).toEqual(['0/6', '1/10']);
    expect(payloads(recent, at(6, 10))).toEqual([]);
    expect(payloads(recent, at(4, 8))).toEqual(['0/5', '1/9', '0/6', '1/10']);
  });

  it('does not know what came before it began, nor what it has dropped', () => {
    const recent = begun(2, 4, 0);
    recent.add(event(0, 5));
    expect(recent.since(at(3, 0))).toBeUndefined();
    recent.add(event(0, 6));
    recent.add(event(0, 7));
    expect(recent.since(at(4, 0))).toBeUndefined();
    expect(payloads(recent, at(5, 0))).toEqual(['0/6', '0/7']);
  });

  it('knows nothing while a stream is not read yet', () => {
    const recent = new RecentEvents(5);
    recent.begin(0, 4);
    expect(recent.since(at(4, 0))).toBeUndefined();
    expect([recent.has(0), recent.has(1)]).toEqual([true, false]);
  });

  it('takes an event once, however often a consumer begins again', () => {
    const recent = begun(5, 4, 0);
    expect(recent.add(event(0, 5))).toEqual(at(5, 0));
    expect(recent.add(event(0, 5))).toBeUndefined();
    expect(recent.add(event(0, 4))).toBeUndefined();
  });

  it('begins a stream anew when its numbers do', () => {
    const recent = begun(5, 4, 1);
    recent.add(event(0, 5));
    recent.add(event(1, 2));
    recent.begin(0, 0);
    expect(recent.add(event(0, 1))).toEqual(at(1, 2));
    expect(payloads(recent, at(0, 1))).toEqual(['1/2', '0/1']);
  });
});

describe('parsePosition()', () => {
  it('reads what formatPosition wrote, and nothing else', () => {
    expect(parsePosition(formatPosition(at(12, 7)))).toEqual(at(12, 7));
    for (const text of [
      undefined,
      '',
      '1',
      `${formatPosition(startPosition)}.3`,
      '-1.2.0.0',
      '1.x.0.0',
      '9'.repeat(20),
    ]) {
      expect(parsePosition(text)).toBeUndefined();
    }
  });
});
