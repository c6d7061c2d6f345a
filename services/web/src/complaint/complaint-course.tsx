import type { Complaint, Letter } from '../api/types.ts';
import { useLanguage, useMessages, word } from '../i18n/language.tsx';
import { Facts, Section } from '../item/facts.tsx';
import { showDate, showInstant } from '../time/format.ts';
import { codeWords } from './code-words.ts';
import { joined, suspendedSpans } from './letter-words.ts';
import { useLegalCodes } from './use-legal-codes.ts';

interface CourseProps {
  readonly letter: Letter;
  readonly complaint: Complaint;
}

/** How a complaint goes: from the notice to the effect of the decision. */
export function ComplaintCourse({ letter, complaint }: CourseProps) {
  const { m, language } = useLanguage();
  const codes = useLegalCodes(letter.receiveTime).data ?? [];
  const t = m.complaint;
  const why = (kind: string, code: string | undefined) => codeWords(codes, kind, code, language);
  const complexity = (complaint.complexityCodes ?? []).map((code) => why('COMPLEXITY', code));
  const isRefused = (complaint.notAcceptedCode ?? '') !== '';
  return (
    <Section title={t.course}>
      <Facts
        facts={[
          [
            isRefused ? t.refuseNotice : t.acceptNotice,
            joined([complaint.noticeNumberSymbol, showInstant(complaint.acceptTime)]),
          ],
          [t.notAcceptedWhy, why('NOT_ACCEPTED', complaint.notAcceptedCode)],
          [t.complexity, complexity.length > 0 && joined([complaint.complexityNumberSymbol, ...complexity])],
          [t.suspensions, suspendedSpans(complaint, m).join('; ')],
          [t.verification, (complaint.verification ?? '') !== '' && <Verification complaint={complaint} />],
          [
            t.termination,
            joined([complaint.terminationNumberSymbol, why('TERMINATION', complaint.terminationCode)]),
          ],
          [t.decision, joined([complaint.decisionNumberSymbol, showInstant(complaint.decisionTime)])],
          [t.outcome, word(m.enums.decisionOutcome, complaint.outcome)],
          [t.sent, showInstant(complaint.sendTime)],
          [t.receipt, showDate(complaint.receiptDate)],
          [t.effect, showInstant(complaint.effectTime)],
        ]}
      />
      {(complaint.decisionText ?? '') !== '' && <p className="answer-text">{complaint.decisionText}</p>}
      <Dialogues complaint={complaint} />
    </Section>
  );
}

function Verification({ complaint }: { complaint: Complaint }) {
  const m = useMessages();
  return (
    <>
      <span className="answer-text">{complaint.verification}</span>
      {complaint.demandDiffers === true && <p className="quiet">{m.complaint.differs}</p>}
    </>
  );
}

function Dialogues({ complaint }: { complaint: Complaint }) {
  const m = useMessages();
  const t = m.complaint;
  const { dialogues = [], dialogueNeeded = false } = complaint;
  if (dialogues.length === 0 && !dialogueNeeded) return null;
  return (
    <>
      <h3>{t.dialogues}</h3>
      {dialogueNeeded && <p>{t.dialogueNeeded}</p>}
      <ol className="history">
        {dialogues.map((one) => (
          <li key={one.id}>
            <time dateTime={one.holdTime}>{showInstant(one.holdTime)}</time>
            <div>
              {one.recordTime === undefined ? (
                <p>{t.dialoguePlanned}</p>
              ) : (
                <>
                  <p>
                    {joined([
                      one.attended === true ? t.attendedYes : t.attendedNo,
                      one.allSigned === true ? t.signedAll : t.signedNot(one.unsignedReason ?? ''),
                    ])}
                  </p>
                  <p className="answer-text">{one.result}</p>
                </>
              )}
              <p className="quiet">{t.dialogueTold(showInstant(one.noticeTime))}</p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
