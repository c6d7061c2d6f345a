import { LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import type { Complaint, Dialogue, Suspension } from '@baro/proto/baro/complaints/v1/resources';
import { needsDialogue } from '../domain/complaint-rules.ts';
import type { DialogueRow, SuspensionRow } from '../store/complaint-entities.ts';
import type { LetterFile } from '../store/letter-store.ts';

/** How a complaint goes; undefined for other letters. */
export function showComplaint({
  letter,
  complaint,
  dialogues,
  suspensions,
}: LetterFile): Complaint | undefined {
  if (!complaint || letter.content !== LetterContent.COMPLAINT) return undefined;
  const { noticeNumberSymbol, notAcceptedCode, complexityCodes, complexityNumberSymbol } = complaint;
  const { verification, demandDiffers, decisionNumberSymbol, outcome, decisionText } = complaint;
  const { terminationCode, terminationNumberSymbol } = complaint;
  return {
    noticeNumberSymbol,
    notAcceptedCode,
    complexityCodes,
    complexityNumberSymbol,
    verification,
    demandDiffers,
    decisionNumberSymbol,
    outcome,
    decisionText,
    terminationCode,
    terminationNumberSymbol,
    acceptTime: complaint.acceptTime ?? undefined,
    dialogueNeeded: needsDialogue({ ...letter, demandDiffers }),
    dialogues: dialogues.map(showDialogue),
    suspensions: suspensions.map(showSuspension),
    decisionTime: complaint.decisionTime ?? undefined,
    sendTime: complaint.sendTime ?? undefined,
    receiptDate: complaint.receiptDate ?? '',
    effectTime: complaint.effectTime ?? undefined,
  };
}

function showDialogue(row: DialogueRow): Dialogue {
  const { id, holdTime, noticeTime, attended, allSigned, unsignedReason, result } = row;
  const recordTime = row.recordTime ?? undefined;
  return { id, holdTime, noticeTime, attended, allSigned, unsignedReason, result, recordTime };
}

/** A stretch in which the resolution stands still. */
export function showSuspension(row: SuspensionRow): Suspension {
  const { code, numberSymbol, fromTime, resumeNumberSymbol } = row;
  return { code, numberSymbol, fromTime, resumeNumberSymbol, toTime: row.toTime ?? undefined };
}
