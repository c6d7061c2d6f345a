import { describe, expect, it } from 'vitest';
import type { LiveEvent } from './live-event.ts';
import { formatPosition, parsePosition } from './position.ts';
import { RecentEvents } from './recent-events.ts';

const event = (stream: number, sequence: number): LiveEvent => ({
  stream,
  sequence,
  unitIds: [],
  payload: `${stream}/${sequence}`,
});
const payloads = (recent: RecentEvents, from: number[]): string[] | undefined =>
  recent.since(from)?.map(({ event: { payload } }) => payload);

describe('RecentEvents', () => {
  it('gives what came after a position, in the order it came', () => {
    const recent = new RecentEvents(10);
    for (const [stream, sequence] of [
      [0, 5],
      [1, 9],
      [0, 6],
      [1, 10],
    ] as const) {
      recent.add(event(stream, sequence));
    }
    expect(recent.position).toEqual([6, 10]);
    expect(payloads(recent, [5, 9])).toEqual(['0/6', '1/10']);
    expect(payloads(recent, [6, 10])).toEqual([]);
    expect(payloads(recent, [4, 8])).toEqual(['0/5', '1/9', '0/6', '1/10']);
  });

  it('does not know what came before its first event, nor what it has dropped', () => {
    const recent = new RecentEvents(2);
    recent.add(event(0, 5));
    expect(recent.since([3, 0])).toBeUndefined();
    recent.add(event(0, 6));
    recent.add(event(0, 7));
    expect(recent.since([4, 0])).toBeUndefined();
    expect(payloads(recent, [5, 0])).toEqual(['0/6', '0/7']);
  });

  it('takes an event once, however often a consumer begins again', () => {
    const recent = new RecentEvents(5);
    expect(recent.add(event(0, 5))).toEqual([5, 0]);
    expect(recent.add(event(0, 5))).toBeUndefined();
    expect(recent.add(event(0, 4))).toBeUndefined();
  });

  it('begins a stream anew when told', () => {
    const recent = new RecentEvents(5);
    recent.add(event(0, 5));
    recent.add(event(1, 2));
    recent.forget(0);
    expect(recent.add(event(0, 1))).toEqual([1, 2]);
    expect(payloads(recent, [0, 1])).toEqual(['1/2', '0/1']);
  });
});

describe('parsePosition()', () => {
  it('reads what formatPosition wrote, and nothing else', () => {
    expect(parsePosition(formatPosition([12, 7]))).toEqual([12, 7]);
    for (const text of [undefined, '', '1', '1.2.3', '-1.2', '1.x', '9'.repeat(20)]) {
      expect(parsePosition(text)).toBeUndefined();
    }
  });
});
