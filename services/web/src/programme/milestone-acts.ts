import { addMilestone, reportMilestone, updateMilestone } from '../api/programmes-api.ts';
import type { Milestone, Programme } from '../api/types.ts';
import type { Messages } from '../i18n/vi/index.ts';
import type { ActField, SimpleAct } from '../item/simple-act.ts';
import { cityToday, showDate, showDue } from '../time/format.ts';
import { readDue } from '../time/typed-due.ts';
import { readDong, readShare, showDong } from './money.ts';
import { dateOf } from './programme-acts.ts';

type Act = SimpleAct<Programme>;
type Answers = Readonly<Record<string, string>>;

const AMOUNT = 'MILESTONE_KIND_AMOUNT';
const SHARE = 'MILESTONE_KIND_SHARE';
const STEP = 'MILESTONE_KIND_STEP';

/** Adding a milestone to a project. */
export function addMilestoneAct(projectId: string, m: Messages): Act {
  const t = m.project;
  const kinds: ActField = {
    name: 'kind',
    label: t.kind,
    missing: t.kindMissing,
    kind: 'choose',
    options: Object.entries(t.kinds).map(([value, label]) => ({ value, label })),
  };
  return {
    action: 'AddMilestone',
    title: t.addMilestone,
    initial: { kind: SHARE },
    fields: [kinds, ...milestoneFields(m)],
    check: (answers) => checkMilestone(answers, answers['kind'] ?? '', m),
    send: (answers, requestId) => {
      const kind = answers['kind'] ?? '';
      const milestone = { kind, ...milestoneOf(answers, kind) };
      return addMilestone(projectId, { milestone, etag: answers['etag'] ?? '', requestId });
    },
  };
}

/** Changing a milestone; its kind stays. */
export function updateMilestoneAct(milestone: Milestone, m: Messages): Act {
  const { kind = '', id = '' } = milestone;
  return {
    action: 'UpdateMilestone',
    title: m.project.editMilestone,
    initial: {
      title: milestone.title ?? '',
      target: typedTarget(milestone),
      dueTime: showDue(milestone.dueTime),
      legalRef: milestone.legalRef ?? '',
    },
    fields: milestoneFields(m),
    check: (answers) => checkMilestone(answers, kind, m),
    send: (answers, requestId) => {
      const fields = milestoneOf(answers, kind);
      const updateMask = Object.keys(fields);
      return updateMilestone(id, { milestone: fields, updateMask, etag: answers['etag'] ?? '', requestId });
    },
  };
}

function typedTarget({ kind, targetDong, targetBasisPoints }: Milestone): string {
  if (kind === AMOUNT) return showDong(targetDong, 'vi');
  return kind === SHARE ? String((targetBasisPoints ?? 0) / 100).replace('.', ',') : '';
}

function milestoneFields(m: Messages): ActField[] {
  const t = m.project;
  return [
    { name: 'title', label: t.milestoneTitle, missing: t.milestoneMissing, kind: 'text', maxLength: 300 },
    { name: 'target', label: t.target, hint: t.targetHint, kind: 'text', maxLength: 40 },
    { name: 'dueTime', label: t.due, missing: t.dueBad, kind: 'text', maxLength: 30 },
    { name: 'legalRef', label: t.legalRef, kind: 'text', maxLength: 200 },
  ];
}

function checkMilestone(answers: Answers, kind: string, m: Messages): Record<string, string> {
  const errors: Record<string, string> = {};
  const target = answers['target'] ?? '';
  if (kind === AMOUNT && (readDong(target) ?? 0) <= 0) errors['target'] = m.project.moneyBad;
  if (kind === SHARE && readShare(target) === undefined) errors['target'] = m.project.shareBad;
  if (kind === STEP && target !== '') errors['target'] = m.project.stepNoTarget;
  if (readDue(answers['dueTime'] ?? '', cityToday()) === undefined) errors['dueTime'] = m.project.dueBad;
  return errors;
}

function milestoneOf(answers: Answers, kind: string) {
  const target = answers['target'] ?? '';
  return {
    title: answers['title'] ?? '',
    targetDong: kind === AMOUNT ? (readDong(target) ?? 0) : 0,
    targetBasisPoints: kind === SHARE ? (readShare(target) ?? 0) : 0,
    dueTime: readDue(answers['dueTime'] ?? '', cityToday())?.toISOString() ?? '',
    legalRef: answers['legalRef'] ?? '',
  };
}

/** Reporting a figure: đồng, or whether a step is done. */
export function reportAct(milestone: Milestone, m: Messages): Act {
  const t = m.project;
  const isStep = milestone.kind === STEP;
  const done = [
    { value: 'yes', label: t.doneYes },
    { value: 'no', label: t.doneNo },
  ];
  const figure: ActField = isStep
    ? { name: 'done', label: t.done, missing: t.doneMissing, kind: 'choose', options: done }
    : {
        name: 'amountDong',
        label: t.disbursed,
        hint: t.planHint,
        missing: t.moneyBad,
        kind: 'text',
        maxLength: 40,
      };
  return {
    action: 'ReportMilestone',
    title: t.report,
    help: t.reportHelp,
    initial: { asOfDate: showDate(cityToday()) },
    fields: [
      figure,
      { name: 'asOfDate', label: t.asOf, missing: m.programme.dateBad, kind: 'text', maxLength: 20 },
      { name: 'note', label: t.note, kind: 'lines', maxLength: 1000 },
    ],
    check: (answers): Record<string, string> => ({
      ...(isStep || readDong(answers['amountDong'] ?? '') !== undefined ? {} : { amountDong: t.moneyBad }),
      ...(dateOf(answers['asOfDate']) === '' ? { asOfDate: m.programme.dateBad } : {}),
    }),
    send: (answers, requestId) =>
      reportMilestone(milestone.id ?? '', {
        amountDong: isStep ? 0 : (readDong(answers['amountDong'] ?? '') ?? 0),
        done: isStep && answers['done'] === 'yes',
        asOfDate: dateOf(answers['asOfDate']),
        note: answers['note'] ?? '',
        requestId,
      }),
  };
}
