import type { ComputedRule, ItemSet } from './item-set.ts';

const incoming = ['incoming_document'];
const outgoing = ['outgoing_document'];
const task = ['task'];
const petition = ['petition'];
/** What has a holder and is no part of another. */
const whole = ['incoming_document', 'outgoing_document', 'task', 'petition', 'complaint'];

const started = (kinds: readonly string[]): ItemSet => ({ is: 'started', kinds });
const finished = (
  kinds: readonly string[],
  reasons: readonly string[] = [],
  done?: 'in-time' | 'late',
): ItemSet => ({ is: 'finished', kinds, reasons, ...(done && { done }) });
const due = (kinds: readonly string[], done?: 'in-time'): ItemSet => ({
  is: 'due',
  kinds,
  ...(done && { done }),
});
const open = (kinds: readonly string[], passed?: 'any' | 'passed'): ItemSet => ({
  is: 'open',
  kinds,
  ...(passed && { due: passed }),
});
const moved = (kinds: readonly string[], reasons: readonly string[] = []): ItemSet => ({
  is: 'moved',
  kinds,
  reasons,
});

/**
 * Rules by which Baro counts figures itself, by name: what an indicator's definition says in `computed_by`. The codes of the
 * demo set that use each: reference/indicators.tsv.
 */
export const computedRules: Readonly<Record<string, ComputedRule>> = {
  'incoming.registered': { counted: started(incoming) },
  'incoming.finished': { counted: finished(incoming, ['finished']) },
  'incoming.on_time': { counted: due(incoming, 'in-time'), among: due(incoming) },
  'incoming.overdue': { counted: open(incoming, 'passed') },
  'incoming.open': { counted: open(incoming) },
  'incoming.sent_back': { counted: moved(incoming, ['sent_back']) },
  'incoming.returned_to_sender': { counted: finished(incoming, ['returned_to_sender']) },
  'outgoing.issued': { counted: finished(outgoing, ['finished']) },
  'tasks.assigned': { counted: moved(task, ['assigned']) },
  'tasks.done_on_time': { counted: finished(task, ['confirmed'], 'in-time') },
  'tasks.done_late': { counted: finished(task, ['confirmed'], 'late') },
  'tasks.on_time': { counted: due(task, 'in-time'), among: due(task) },
  'tasks.open': { counted: open(task) },
  'tasks.overdue': { counted: open(task, 'passed') },
  'tasks.returned': { counted: moved(task, ['returned_for_competence']) },
  'tasks.sent_back': { counted: moved(task, ['sent_back']) },
  'obstacles.open': { counted: open(['task_obstacle']) },
  'petitions.recorded': { counted: started(petition) },
  'petitions.answered': { counted: moved(petition, ['signed']) },
  'petitions.on_time': { counted: due(petition, 'in-time'), among: due(petition) },
  'petitions.overdue': { counted: open(petition, 'passed') },
  'petitions.closed': { counted: finished(petition, ['closed']) },
  'letters.received': { counted: started(['complaint']) },
  'items.held': { counted: open(whole) },
  'items.overdue': { counted: open(whole, 'passed'), among: open(whole, 'any') },
  'items.moved': { counted: moved(whole) },
};
