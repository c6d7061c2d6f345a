import { useState } from 'react';
import type { Submission, SubmissionSheet } from '../../api/reporting-types.ts';
import { actOnSubmission, type SubmissionVerb } from '../../api/submissions-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { ActionButtons } from '../../item/action-buttons.tsx';
import { SimpleActDialog } from '../../item/simple-act-dialog.tsx';
import { useDirectAct } from '../../item/use-direct-act.ts';
import { useReportingWriter } from '../reporting-writer.ts';
import { RPC_OF, submissionAct, submissionActs } from './submission-acts.ts';

interface SubmissionActionsProps {
  readonly submission: Submission;
  readonly queryKey: readonly string[];
  /** Figures typed and not saved: no further step until they are. */
  readonly unsavedCount: number;
}

/** What the caller may do with a submission, but for filling it in. */
export function SubmissionActions({ submission, queryKey, unsavedCount }: SubmissionActionsProps) {
  const m = useMessages();
  const t = m.submission;
  const [open, setOpen] = useState<SubmissionVerb>();
  const writer = useReportingWriter<Submission, SubmissionSheet>(queryKey, (page, next) => ({
    ...page,
    submission: next,
  }));
  const { id = '', etag = '' } = submission;
  const send = (verb: SubmissionVerb) => (requestId: string) =>
    actOnSubmission(id, verb, { etag, requestId });
  const check = useDirectAct(writer, t.check, { id, etag }, send('check'));
  const approve = useDirectAct(writer, t.approve, { id, etag }, send('approve'));
  const direct = { check, approve };
  const verbs = submissionActs(submission);
  const act = submissionAct(open, submission, m);
  if (unsavedCount > 0 && verbs.length > 0) return <p className="quiet">{t.saveFirst(unsavedCount)}</p>;
  return (
    <>
      <Waiting submission={submission} verbs={verbs} />
      <ActionButtons
        none={mayFill(submission) ? '' : t.noActions}
        buttons={verbs.map((verb) => ({
          action: RPC_OF[verb],
          label: t[verb],
          onPress: verb === 'check' || verb === 'approve' ? direct[verb].run : () => setOpen(verb),
          isBusy: verb === 'check' || verb === 'approve' ? direct[verb].isBusy : false,
        }))}
      />
      {act !== undefined && (
        <SimpleActDialog
          act={act}
          itemId={id}
          etag={etag}
          writer={writer}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

/** Whose turn it is when it is not the caller's. */
function Waiting({ submission, verbs }: { submission: Submission; verbs: readonly SubmissionVerb[] }) {
  const t = useMessages().submission;
  const { state } = submission;
  const isOver = (verb: SubmissionVerb): boolean => !verbs.includes(verb) && mayFill(submission);
  if (state === 'SUBMISSION_STATE_CHECKED' && isOver('approve')) return <span>{t.waitsForApprover}</span>;
  if (state === 'SUBMISSION_STATE_APPROVED' && isOver('sign')) return <span>{t.waitsForSigner}</span>;
  return null;
}

/** Whether the caller fills the sheet in. */
export function mayFill({ allowedActions = [] }: Submission): boolean {
  return allowedActions.includes('SaveFigures');
}
