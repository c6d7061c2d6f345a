// A screen that is loaded by one click is done loading by then; what comes later, as a live refresh, is no part of it.
const actionMs = 5_000;

let action = { traceId: '', at: Number.NEGATIVE_INFINITY };

function randomHex(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/** A click or a key begins a trace: the calls that follow it belong together. */
export function followActions(target: EventTarget): void {
  const begin = (): void => {
    action = { traceId: randomHex(16), at: performance.now() };
  };
  for (const type of ['click', 'submit', 'keydown']) target.addEventListener(type, begin, { capture: true });
}

/** The W3C header of a call: in the trace of the click it comes of, else in one of its own. */
export function traceHeader(now: number = performance.now()): { traceparent: string } {
  const traceId = now - action.at < actionMs ? action.traceId : randomHex(16);
  return { traceparent: `00-${traceId}-${randomHex(8)}-01` };
}
