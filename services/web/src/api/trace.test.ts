import { describe, expect, it } from 'vitest';
import { followActions, traceHeader } from './trace.ts';

const form = /^00-([\da-f]{32})-([\da-f]{16})-01$/;

function idsOf(now?: number): { trace: string; span: string } {
  const [, trace = '', span = ''] = form.exec(traceHeader(now).traceparent) ?? [];
  return { trace, span };
}

describe('the trace of a click', () => {
  it('is one for the calls that follow it, each with an id of its own', () => {
    const page = new EventTarget();
    followActions(page);
    page.dispatchEvent(new Event('click'));
    const [first, second] = [idsOf(), idsOf()];
    expect(first.trace).toHaveLength(32);
    expect(second.trace).toBe(first.trace);
    expect(second.span).not.toBe(first.span);
  });

  it('is another one for the next click, and for what nobody clicked for', () => {
    const page = new EventTarget();
    followActions(page);
    page.dispatchEvent(new Event('click'));
    const clicked = idsOf().trace;
    page.dispatchEvent(new Event('submit'));
    expect(idsOf().trace).not.toBe(clicked);
    const later = performance.now() + 60_000;
    expect(idsOf(later).trace).not.toBe(idsOf(later).trace);
  });
});
