import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { detectType } from './detect-type.ts';
import type { WorkerMessage, WorkerTask } from './messages.ts';
import { readText } from './read-text.ts';
import { TextSink } from './text-sink.ts';

const { path, maxCharacters } = workerData as WorkerTask;

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

const bytes = await readFile(path);
// What makes the detection fail is none of the types.
const type = await detectType(bytes).catch(() => undefined);
say({ kind: 'type', contentType: type?.contentType ?? '' });
if (type) {
  // Told piece by piece: what was read before a time-out still counts, its mark of secrecy above all.
  const sink = new TextSink(maxCharacters, (text) => say({ kind: 'text', text }));
  const found = await readText(bytes, type, sink).catch(() => false);
  sink.flush();
  say({ kind: 'end', found });
}
