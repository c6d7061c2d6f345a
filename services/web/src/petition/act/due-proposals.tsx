import type { Petition } from '../../api/types.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { showDue } from '../../time/format.ts';

/** When the answer would be due by each term of the directory, and how that was counted. */
export function DueProposals({ petition }: { petition: Petition }) {
  const { m, language } = useLanguage();
  const { dueProposals = [] } = petition;
  if (dueProposals.length === 0) return null;
  return (
    <section className="due-proposals" aria-label={m.petitionForm.dueProposals}>
      <h3>{m.petitionForm.dueProposals}</h3>
      <ul>
        {dueProposals.map(({ termCode, termName, dueTime, configured, explanationVi, explanationEn }) => (
          <li key={termCode}>
            <strong>{showDue(dueTime)}</strong> {termName}
            {configured === true && ` (${m.petitionForm.configured})`}
            <p className="quiet">{language === 'vi' ? explanationVi : explanationEn}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
