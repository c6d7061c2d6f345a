// Entry of the process that reads one strange file: `node inspect-main.ts <path> <limits as JSON>`; writes one JSON line.
// A thread of its own does the reading, so that this one can look at clock and memory whatever the file does.
import { Worker } from 'node:worker_threads';
import { boundIndexText } from '../index-text.ts';
import { hasSecrecyMark } from '../secrecy-mark.ts';
import type { Inspection, InspectionLimits, WorkerMessage, WorkerTask } from './messages.ts';

const lookEveryMs = 50;

const [path = '', limitsJson = '{}'] = process.argv.slice(2);
const limits = JSON.parse(limitsJson) as InspectionLimits;

let contentType: string | undefined;
let found = false;
let text = '';

function finish(): void {
  // A file that was too much for us may still have told its mark.
  const inspection: Partial<Inspection> = {
    ...(contentType === undefined ? {} : { contentType }),
    textFound: found,
    marked: hasSecrecyMark(text),
    content: found ? boundIndexText(text) : '',
  };
  process.stdout.write(JSON.stringify(inspection), () => process.exit(0));
}

const task: WorkerTask = { path, maxCharacters: limits.maxCharacters };
const worker = new Worker(new URL('./worker.ts', import.meta.url), {
  workerData: task,
  stdout: true,
  stderr: true,
  resourceLimits: { maxOldGenerationSizeMb: Math.ceil(limits.memoryMiB / 2) },
});
worker.on('message', (message: WorkerMessage) => {
  if (message.kind === 'type') contentType = message.contentType;
  if (message.kind === 'text') text += message.text;
  if (message.kind === 'end') found = message.found;
});
// Out of memory, or a fault of the reader: what was told until then counts.
worker.on('error', () => undefined);

const started = performance.now();
const watch = setInterval(() => {
  const late = performance.now() - started > limits.timeMs;
  const large = process.memoryUsage.rss() > limits.memoryMiB * 1024 * 1024;
  if (late || large) {
    clearInterval(watch);
    finish();
  }
}, lookEveryMs);
worker.on('exit', () => {
  clearInterval(watch);
  finish();
});
