import type { Denunciation, Letter } from '../api/types.ts';
import { useLanguage, useMessages, word } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import { Facts, Section, type Fact } from '../item/facts.tsx';
import { showDue, showInstant } from '../time/format.ts';
import { codeWords } from './code-words.ts';
import { joined, suspendedSpans } from './letter-words.ts';
import { useLegalCodes } from './use-legal-codes.ts';

interface CourseProps {
  readonly letter: Letter;
  readonly denunciation: Denunciation;
}

type Why = (kind: string, code: string | undefined) => string;

/** How a denunciation goes: from the decision of acceptance to the published conclusion; nothing before anything was done. */
export function DenunciationCourse({ letter, denunciation }: CourseProps) {
  const { m, language } = useLanguage();
  const codes = useLegalCodes(letter.receiveTime).data ?? [];
  const why: Why = (kind, code) => codeWords(codes, kind, code, language);
  const facts = [...beginFacts(denunciation, why, m), ...endFacts(denunciation, why, m)];
  if (facts.every(([, value]) => value === undefined || value === '')) return null;
  return (
    <Section title={m.denunciation.course}>
      <Facts facts={facts} />
      <Extensions denunciation={denunciation} why={why} />
    </Section>
  );
}

/** From the verification to the publication, or how it ended before. */
function endFacts(d: Denunciation, why: Why, m: Messages): Fact[] {
  const t = m.denunciation;
  const published = (d.publicationCodes ?? []).map((code) => why('PUBLICATION', code));
  return [
    [m.complaint.suspensions, suspendedSpans(d, m).join('; ')],
    [m.complaint.verification, d.verification],
    [t.withdrawnContent, d.withdrawnContent],
    [t.continued, joined([why('WITHDRAWN_CONTINUED', d.continueCode), d.continueGrounds])],
    [
      m.complaint.termination,
      joined([d.terminationNumberSymbol, why('DENUNCIATION_TERMINATION', d.terminationCode)]),
    ],
    [t.conclusion, joined([d.conclusionNumberSymbol, showInstant(d.conclusionTime)])],
    [m.complaint.outcome, word(m.enums.conclusionOutcome, d.outcome)],
    [t.conclusionText, d.conclusionText],
    [m.complaint.sent, showInstant(d.sendTime)],
    [t.published, joined([showInstant(d.publishTime), ...published])],
    [t.information, why('INFORMATION_OUTCOME', d.informationCode)],
  ];
}

/** From the report demanded of who was late to the notices of acceptance. */
function beginFacts(d: Denunciation, why: Why, m: Messages): Fact[] {
  const t = m.denunciation;
  const told = [
    showInstant(d.notifyTime),
    d.denouncerNumberSymbol && t.toDenouncer(d.denouncerNumberSymbol),
    d.denouncedNumberSymbol && t.toDenounced(d.denouncedNumberSymbol),
  ];
  return [
    [t.reportDemand, joined([d.reportNumberSymbol, showInstant(d.reportRequestTime)])],
    [t.report, joined([showInstant(d.reportTime), d.report])],
    [t.notice, d.noticeNumberSymbol],
    [m.complaint.notAcceptedWhy, why('DENUNCIATION_NOT_ACCEPTED', d.notAcceptedCode)],
    [t.acceptDecision, joined([d.acceptNumberSymbol, showInstant(d.acceptTime)])],
    [t.acceptBasis, d.acceptBasis],
    [t.acceptedContent, d.acceptedContent],
    [t.term, d.termEndTime === undefined ? '' : showDue(d.termEndTime)],
    [t.evidence, d.evidence],
    [t.ground, why('REVIEW_GROUND', d.groundCode)],
    [t.notified, joined(told)],
  ];
}

/** Each extension with its decision and the criteria of the law. */
function Extensions({ denunciation, why }: { denunciation: Denunciation; why: Why }) {
  const t = useMessages().denunciation;
  const { extensions = [] } = denunciation;
  if (extensions.length === 0) return null;
  return (
    <>
      <h3>{t.extensions}</h3>
      <ol className="history">
        {extensions.map((one, at) => (
          <li key={one.decisionTime}>
            <time dateTime={one.decisionTime}>{showInstant(one.decisionTime)}</time>
            <div>
              <p>
                {joined([
                  t.extension(at + 1, one.days ?? 0),
                  one.especiallyComplex === true ? t.especiallyComplex : t.complex,
                  one.numberSymbol,
                ])}
              </p>
              <p className="quiet">
                {(one.codes ?? []).map((code) => why('DENUNCIATION_COMPLEXITY', code)).join('; ')}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
