import { Link } from 'react-router';
import type { Letter } from '../api/types.ts';
import { useLanguage, useMessages, word } from '../i18n/language.tsx';
import { Facts } from '../item/facts.tsx';
import { showDate, showInstant } from '../time/format.ts';
import { codeWords } from './code-words.ts';
import { joined, kindWords } from './letter-words.ts';
import { useLegalCodes } from './use-legal-codes.ts';

/** How it came, and what was done with a letter that is not resolved here. */
export function LetterFacts({ letter }: { letter: Letter }) {
  const m = useMessages();
  const t = m.complaint;
  const from = [letter.fromBody, letter.fromNumberSymbol, showDate(letter.fromDate)];
  const disposal = [letter.disposalNumberSymbol, letter.disposalNote];
  return (
    <Facts
      facts={[
        [t.channel, word(m.enums.letterChannel, letter.channel)],
        [t.from, joined(from)],
        [t.received, showInstant(letter.receiveTime)],
        [t.unit, letter.unitName],
        [t.disposal, joined(disposal)],
        [t.published, letter.published === true && t.yes],
        [t.created, showInstant(letter.createTime)],
        [t.updated, showInstant(letter.updateTime)],
      ]}
    />
  );
}

/** All axes of the law, in words. */
export function LetterClassificationFacts({ letter }: { letter: Letter }) {
  const { m, language } = useLanguage();
  const codes = useLegalCodes(letter.receiveTime);
  const t = m.complaint;
  const { classification: c = {} } = letter;
  const why = codeWords(codes.data ?? [], 'INELIGIBLE', c.ineligibleCode, language);
  const previous = c.previousLetterId ?? '';
  const isDenunciation = c.content === 'LETTER_CONTENT_DENUNCIATION';
  return (
    <Facts
      facts={[
        [t.kind, kindWords(letter, m)],
        [m.denunciation.anonymous, letter.anonymous === true && t.yes],
        [t.branch, word(m.enums.letterBranch, c.branch)],
        [t.eligible, c.eligible === true ? t.eligibleYes : joined([t.eligibleNo, why])],
        [t.competent, c.competent === true ? t.competentYes : joined([t.competentNo, c.competentBody])],
        [t.complaintKind, word(m.enums.complaintKind, c.complaintKind)],
        [t.contestedAct, c.contestedAct],
        [t.knownDate, showDate(c.knownDate)],
        [t.remote, c.remote === true && t.yes],
        [t.unanswered, c.unanswered === true && t.yes],
        [m.denunciation.severalPlaces, c.severalPlaces === true && t.yes],
        [m.denunciation.againstResolver, c.againstResolver === true && t.yes],
        [m.denunciation.further, word(m.enums.furtherDenunciation, c.further)],
        [
          isDenunciation ? m.denunciation.previous : t.previous,
          previous !== '' && (
            <Link key="previous" to={`/complaints/${previous}`}>
              {isDenunciation ? m.denunciation.openPrevious : t.openPrevious}
            </Link>
          ),
        ],
        [t.lateReason, c.lateReason],
        [
          t.people,
          letter.anonymous !== true &&
            (letter.peopleCount ?? 0) > 0 &&
            t.peopleBehind(letter.peopleCount ?? 0),
        ],
      ]}
    />
  );
}
