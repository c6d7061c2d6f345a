import type { ComputedRule } from './item-set.ts';
import { acts, due, finished, given, held, moved, open, started } from './sets.ts';

const incoming = ['incoming_document'];
const outgoing = ['outgoing_document'];
const task = ['task'];
const petition = ['petition'];
const promise = ['promise'];
const letter = ['complaint'];
/** What the ledger shows to more than its holder: no letters of citizens. */
const ofLedger = [
  'incoming_document',
  'incoming_document_part',
  'outgoing_document',
  'task',
  'task_part',
  'task_obstacle',
  'petition',
  'petition_part',
];

const documents: Record<string, ComputedRule> = {
  'incoming.registered': {
    counted: started(incoming),
    members: {
      thuong: started(incoming, ['1']),
      khan: started(incoming, ['2']),
      'thuong-khan': started(incoming, ['3']),
      'hoa-toc': started(incoming, ['4']),
      'hoa-toc-hen-gio': started(incoming, ['5']),
    },
  },
  'incoming.finished': {
    counted: finished(incoming, ['finished']),
    members: {
      'som-han': finished(incoming, ['finished'], 'early'),
      'dung-han': finished(incoming, ['finished'], 'on-the-day'),
      'qua-han': finished(incoming, ['finished'], 'late'),
      'khong-han': finished(incoming, ['finished'], 'no-due'),
    },
  },
  'incoming.on_time': { counted: due(incoming, 'in-time'), among: due(incoming) },
  'incoming.overdue': { counted: open(incoming, 'passed') },
  'incoming.open': {
    counted: open(incoming),
    members: {
      'trong-han': open(incoming, 'ahead'),
      'qua-han': open(incoming, 'passed'),
      'khong-han': open(incoming, 'none'),
    },
  },
  'incoming.sent_back': { counted: moved(incoming, ['sent_back']) },
  'incoming.returned_to_sender': { counted: finished(incoming, ['returned_to_sender']) },
  'incoming.hands': {
    counted: { is: 'hands', kinds: incoming },
    among: finished(incoming, ['finished']),
  },
  'outgoing.issued': { counted: finished(outgoing, ['finished']) },
  'outgoing.amended': {
    counted: acts('outgoing.amended'),
    members: {
      'dinh-chinh': acts('outgoing.amended', ['CORRECTED']),
      'thay-the': acts('outgoing.amended', ['REPLACED']),
    },
  },
  'outgoing.recalled': { counted: acts('outgoing.recalled') },
};

const tasks: Record<string, ComputedRule> = {
  'tasks.assigned': {
    counted: given(task, ['assigned'], { first: true }),
    members: {
      'co-han': given(task, ['assigned'], { first: true, due: 'any' }),
      'thuong-xuyen': given(task, ['assigned'], { first: true, due: 'none' }),
    },
  },
  'tasks.done_on_time': { counted: finished(task, ['confirmed'], 'in-time') },
  'tasks.done_late': { counted: finished(task, ['confirmed'], 'late') },
  'tasks.open_on_time': { counted: open(task, 'ahead') },
  'tasks.overdue': { counted: open(task, 'passed') },
  'tasks.on_time': { counted: due(task, 'in-time'), among: due(task) },
  'tasks.returned': { counted: moved(task, ['returned_for_competence']) },
  'tasks.extensions_asked': { counted: acts('task.extension_asked') },
  'tasks.extensions_decided': {
    counted: acts('task.extension_decided'),
    members: {
      'chap-thuan': acts('task.extension_decided', ['GRANTED']),
      'khong-chap-thuan': acts('task.extension_decided', ['REFUSED']),
    },
  },
  'tasks.urged': { counted: acts('task.urged') },
  'tasks.urged_again': { counted: open(task, undefined, 2) },
  'tasks.sent_back': { counted: given(task, ['sent_back']) },
};

const petitions: Record<string, ComputedRule> = {
  'petitions.recorded': { counted: started(petition, undefined, ['retired']) },
  'petitions.raised_again': { counted: acts('petition.raised_again') },
  'petitions.answered': { counted: moved(petition, ['signed']) },
  'petitions.on_time': { counted: due(petition, 'in-time'), among: due(petition) },
  'petitions.overdue': { counted: open(petition, 'passed') },
  'petitions.verified': {
    counted: acts('petition.result_found'),
    members: {
      'da-xong': acts('petition.result_found', ['DONE']),
      'dang-giai-quyet': acts('petition.result_found', ['UNDER_WAY']),
      'co-lo-trinh': acts('petition.result_found', ['SCHEDULED']),
      'giai-trinh': acts('petition.result_found', ['EXPLAINED']),
      'chua-duoc': acts('petition.result_found', ['NOT_POSSIBLE']),
    },
  },
  'petitions.solved': {
    counted: acts('petition.result_found', ['DONE']),
    among: acts('petition.result_found'),
  },
  'petitions.said_not_solved': { counted: acts('petition.said_not_solved') },
  'promises.made': {
    counted: started(promise),
    members: { 'tra-loi': started(promise, ['ANSWER']), 'chat-van': started(promise, ['QUESTIONING']) },
  },
  'promises.kept': { counted: finished(promise, ['kept']) },
  'promises.overdue': { counted: open(promise, 'passed') },
  'promises.on_time': { counted: due(promise, 'in-time', true), among: due(promise, undefined, true) },
  'promises.moved': { counted: acts('promise.moved') },
};

const others: Record<string, ComputedRule> = {
  'letters.received': { counted: started(letter) },
  'complaints.accepted': { counted: acts('complaint.accepted') },
  'complaints.decided': { counted: acts('complaint.decided') },
  'denunciations.accepted': { counted: acts('denunciation.accepted') },
  'receptions.recorded': {
    counted: acts('reception.recorded'),
    members: {
      'da-tiep': acts('reception.recorded', ['RECEIVED']),
      'tu-choi': acts('reception.recorded', ['REFUSED']),
    },
  },
  'ledger.held': {
    counted: held(ofLedger),
    members: {
      'van-ban-den': held(incoming),
      'van-ban-di': held(outgoing),
      'nhiem-vu': held(task),
      'kien-nghi': held(petition),
      khac: held(ofLedger.filter((kind) => ![...incoming, ...outgoing, ...task, ...petition].includes(kind))),
    },
  },
  'ledger.overdue': { counted: held(ofLedger, 'passed'), among: held(ofLedger, 'any') },
  'ledger.moved': { counted: moved(ofLedger) },
  'ledger.reminded': { counted: acts('reminder.overdue', [], ofLedger) },
};

/** Rules by which Baro counts figures itself, by name: what an indicator's definition says in `computed_by`. */
export const computedRules: Readonly<Record<string, ComputedRule | undefined>> = {
  ...documents,
  ...tasks,
  ...petitions,
  ...others,
};
