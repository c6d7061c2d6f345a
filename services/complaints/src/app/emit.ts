import type { Tx } from '@baro/chassis';
import type { ItemSubject } from '@baro/directory-client';
import * as told from '@baro/proto/baro/complaints/v1/letters_events';
import { LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import { codeOf } from '../domain/code.ts';
import { stateName } from '../domain/states.ts';
import type { LetterRow } from '../store/letter-entities.ts';

/** Events of a letter and the verbs of their subjects. */
const verbs = {
  LetterReceived: 'received',
  LetterClassified: 'classified',
  LetterHandedOver: 'handed_over',
  LetterDisposed: 'disposed',
  FeedbackAnswered: 'answered',
  ComplaintAccepted: 'accepted',
  ComplaintRefused: 'refused',
  VerificationAssigned: 'verification_assigned',
  VerificationSubmitted: 'verification_submitted',
  ComplexityDetermined: 'complexity_determined',
  ComplaintSuspended: 'suspended',
  ComplaintResumed: 'resumed',
  DialogueScheduled: 'dialogue_scheduled',
  DialogueRecorded: 'dialogue_recorded',
  ComplaintWithdrawn: 'withdrawn',
  ComplaintTerminated: 'terminated',
  DecisionIssued: 'decision_issued',
  DecisionSent: 'decision_sent',
  ClocksRecounted: 'recounted',
  DecisionEffective: 'effective',
  DecisionContested: 'contested',
  DenunciationAccepted: 'denunciation_accepted',
  DenunciationRefused: 'denunciation_refused',
  AcceptanceNotified: 'acceptance_notified',
  ResolutionExtended: 'extended',
  DenunciationWithdrawn: 'denunciation_withdrawn',
  ConclusionIssued: 'conclusion_issued',
  ConclusionSent: 'conclusion_sent',
  ConclusionPublished: 'conclusion_published',
  ReportRequested: 'report_requested',
  ReportRecorded: 'report_recorded',
  InformationHandled: 'information_handled',
  DuplicateMarked: 'duplicate_marked',
} as const;
type EventName = keyof typeof verbs;
type EventOf<N extends EventName> = ReturnType<(typeof told)[N]['create']>;

/** Tells a fact of a letter; its version goes on by one, so that etag and event version are the same number. */
export function emitLetter<N extends EventName>(
  tx: Pick<Tx, 'emit'>,
  letter: LetterRow,
  name: N,
  data: Omit<EventOf<N>, 'letterId'>,
  unitIds: readonly (string | null | undefined)[] = [],
): void {
  letter.version += 1;
  const { id, version, unitId, unitCode } = letter;
  tx.emit<unknown>({
    unitId,
    unitCode,
    type: told[name],
    typeName: `baro.complaints.v1.${name}`,
    data: { ...data, letterId: id },
    verb: verbs[name],
    aggregateType: 'letter',
    aggregateId: id,
    aggregateVersion: version,
    unitIds: unitIds.filter((other) => typeof other === 'string'),
  });
}

const labels: Partial<Record<LetterContent, string>> = {
  [LetterContent.COMPLAINT]: 'Đơn khiếu nại',
  [LetterContent.DENUNCIATION]: 'Đơn tố cáo',
  [LetterContent.FEEDBACK]: 'Đơn phản ánh, kiến nghị',
  [LetterContent.SEVERAL]: 'Đơn có nhiều nội dung',
};

/** What is said of a letter outside this service: what kind it is, and nothing of what it says. */
export function subjectLine({ content }: Pick<LetterRow, 'content'>): string {
  return labels[content] ?? 'Đơn chưa phân loại';
}

/** What the ledger is told of a letter, as the item of the unit whose head decides it; nobody's name and not who passed it on. */
export function subjectOf(letter: LetterRow, originalDueTime: Date | undefined): ItemSubject {
  return {
    kind: 'complaint',
    unitId: letter.deciderUnitId,
    parentItemId: '',
    facts: {
      originalDueTime,
      rootId: letter.id,
      numberSymbol: codeOf(letter),
      subject: subjectLine(letter),
      fromName: '',
      state: stateName(letter.state),
      urgency: 0,
      assignerPostId: '',
      urgingCount: 0,
    },
  };
}
