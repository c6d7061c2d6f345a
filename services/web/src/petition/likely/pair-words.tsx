import { useLanguage } from '../../i18n/language.tsx';
import type { LikelyPair, LikelyPetition } from '../../api/types.ts';

/** How alike two petitions are, what both say, and what speaks against one matter. */
export function PairWords({ likeness }: { likeness: LikelyPetition | LikelyPair }) {
  const { m, language } = useLanguage();
  const { score = 0, shared = [], differsVi = [], differsEn = [] } = likeness;
  const differs = language === 'vi' ? differsVi : differsEn;
  return (
    <ul className="pair-words">
      <li>
        <strong>{m.likely.alike(Math.round(score * 100))}</strong>
      </li>
      {shared.length > 0 && <li>{m.likely.shared(shared.join(', '))}</li>}
      {differs.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
