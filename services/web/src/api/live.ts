/** What the gateway tells when something the caller may see has changed. */
export interface LiveEvent {
  readonly type: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly aggregateVersion: number;
}

type Listener = (event: LiveEvent) => void;

/** Told after a gap in the stream. */
const MISSED: LiveEvent = { type: '', aggregateType: '', aggregateId: '', aggregateVersion: 0 };

/** A refused stream is not opened again by the browser: we ask after this pause. */
const AGAIN_MS = 15_000;

const listeners = new Set<Listener>();

/** Listens to live changes until the returned function is called. */
export function onLiveEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Opens the stream. A broken line is mended by the browser; when the gateway refuses (session ended, too many
 * pages open), `onRefused` is told and it is tried again later. Returns what closes it.
 */
export function openLiveEvents(onRefused: () => void): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    source = new EventSource('/api/events');
    source.addEventListener('message', take);
    // The gateway no longer knows what was missed while the line was broken: everything may have changed.
    source.addEventListener('reset', () => tellAll(MISSED));
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return;
      onRefused();
      timer = setTimeout(open, AGAIN_MS);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

/** Whether an event concerns an aggregate of some type; a gap in the stream concerns them all. */
export function concerns(event: LiveEvent, aggregateTypes: readonly string[]): boolean {
  return event === MISSED || aggregateTypes.includes(event.aggregateType);
}

function take(message: MessageEvent<string>): void {
  const event = parseLiveEvent(message.data);
  if (event !== undefined) tellAll(event);
}

function tellAll(event: LiveEvent): void {
  for (const listener of listeners) listener(event);
}

/** A malformed message is passed over: the next read of the page is right anyway. */
export function parseLiveEvent(text: string): LiveEvent | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('aggregateType' in value)) return undefined;
    return value as LiveEvent;
  } catch {
    return undefined;
  }
}
