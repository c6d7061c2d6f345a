import { measure } from '../client/measure.ts';
import type { Operation } from '../mix.ts';
import { doIncoming } from './incoming.ts';
import type { Known } from './known.ts';
import { doOutgoing } from './outgoing.ts';
import { reads } from './reads.ts';
import { doReport } from './reports.ts';
import { askWhoSystemIs, listBySystem, openBySystem, registerBySystem } from './system.ts';
import { doTask } from './tasks.ts';

type ReadOperation = Exclude<Operation, keyof typeof others>;

const others = {
  register: () => doIncoming('register'),
  submit: () => doIncoming('submit'),
  route: () => doIncoming('route'),
  'hand-over': () => doIncoming('hand-over'),
  accept: () => doIncoming('accept'),
  finish: () => doIncoming('finish'),
  draft: () => doOutgoing('draft'),
  'draft-to-clerk': () => doOutgoing('draft-to-clerk'),
  number: () => doOutgoing('number'),
  issue: () => doOutgoing('issue'),
  'assign-task': () => doTask('assign-task'),
  'accept-task': () => doTask('accept-task'),
  'report-progress': () => doTask('report-progress'),
  'report-completion': () => doTask('report-completion'),
  'confirm-task': () => doTask('confirm-task'),
  'save-figures': (known) => doReport('save-figures', known),
  'check-report': (known) => doReport('check-report', known),
  'approve-report': (known) => doReport('approve-report', known),
  'sign-report': (known) => doReport('sign-report', known),
  'system-me': askWhoSystemIs,
  'system-list': listBySystem,
  'system-open': openBySystem,
  'system-register': registerBySystem,
} satisfies Partial<Record<Operation, (known: Known) => void>>;

function isOther(operation: Operation): operation is keyof typeof others {
  return Object.hasOwn(others, operation);
}

/** Does an operation of the mix; a row without a function does not compile. */
export function perform(operation: Operation, known: Known): void {
  if (isOther(operation)) {
    others[operation](known);
    return;
  }
  const read: (known: Known) => ReturnType<(typeof reads)[ReadOperation]> = reads[operation];
  measure(operation, () => read(known));
}
