import type { LetterLookUp } from '../api/public-api.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { Facts } from '../item/facts.tsx';
import { showDate, showDue, showInstantDate } from '../time/format.ts';
import { Page } from '../ui/page.tsx';

/** Where a letter stands, in words that do not tell what it is. */
export function PublicLetterView({ letter }: { letter: LetterLookUp }) {
  const m = useMessages();
  const t = m.open.letter;
  const { stage, dueTime } = letter;
  return (
    <Page title={t.title} className="public-petition">
      <p>
        <strong>{word(t.stages, stage)}</strong>
      </p>
      <p>{word(t.next, stage)}</p>
      <Facts
        facts={[
          [t.received, showDate(letter.receiveDate)],
          [t.due, dueTime === undefined ? t.noDue : showDue(dueTime)],
          [m.open.updated, showInstantDate(letter.updateTime)],
        ]}
      />
      <p className="quiet">{t.help}</p>
    </Page>
  );
}
