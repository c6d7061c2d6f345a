import { actOnSubmission, type SubmissionVerb } from '../../api/submissions-api.ts';
import type { Submission } from '../../api/reporting-types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import type { ActField, SimpleAct } from '../../item/simple-act.ts';

type Act = SimpleAct<Submission>;

/** Names of the acts as the contract lists them. */
export const RPC_OF: Readonly<Record<SubmissionVerb, string>> = {
  sign: 'SignSubmission',
  approve: 'ApproveSubmission',
  check: 'CheckSubmission',
  return: 'ReturnSubmission',
  correct: 'CorrectSubmission',
};

/** The likeliest act first. */
const ORDER: readonly SubmissionVerb[] = ['sign', 'approve', 'check', 'return', 'correct'];

/** What is allowed, the likeliest first. */
export function submissionActs({ allowedActions = [] }: Submission): readonly SubmissionVerb[] {
  return ORDER.filter((verb) => allowedActions.includes(RPC_OF[verb]));
}

/** Acts that ask something; the others are done by one press. */
export function submissionAct(verb: SubmissionVerb | undefined, { id = '' }: Submission, m: Messages) {
  const t = m.submission;
  const act = (action: SubmissionVerb, help: string, field: ActField): Act => ({
    action: RPC_OF[action],
    title: t[action],
    help,
    fields: [field],
    send: (answers, requestId) => actOnSubmission(id, action, { ...answers, requestId }),
  });
  const reason: ActField = {
    name: 'reason',
    label: t.reason,
    missing: t.reasonMissing,
    kind: 'lines',
    maxLength: 1000,
  };
  switch (verb) {
    case 'return':
      return act(verb, t.returnHelp, reason);
    case 'correct':
      return act(verb, t.correctHelp, reason);
    case 'sign':
      return act(verb, t.signHelp, {
        name: 'grade',
        label: t.grade,
        missing: t.gradeMissing,
        kind: 'choose',
        options: enumOptions(m.enums.valueGrade),
      });
    case 'check':
    case 'approve':
    case undefined:
      return undefined;
  }
}
