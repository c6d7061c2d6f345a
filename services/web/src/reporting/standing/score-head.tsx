import type { Score, UnitStanding } from '../../api/standing-api.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import { ratioOf, showDecimal } from '../decimal.ts';
import { scoreParts, unscoredOf, type ScorePart } from './score-parts.ts';
import { placeAlone, placeRange } from './standing-words.ts';

/** A unit's score: points of points scored, by how they come about, and its place. */
export function ScoreHead({ standing }: { standing: UnitStanding }) {
  const t = useMessages().standing;
  const { indexSet = {}, score = {}, components = [] } = standing;
  const { points = '', scoredPoints = '' } = score;
  const most = indexSet.maxPoints ?? '0';
  const parts = scoreParts(components);
  const unscored = unscoredOf(parts);
  const isScored = Number(scoredPoints) > 0;
  return (
    <div className="score-head">
      <div>
        <p className="score-points">
          {isScored ? t.scored(showDecimal(points), showDecimal(scoredPoints)) : t.nothingScored}
        </p>
        <p className="quiet">
          {unscored === '0'
            ? t.allScored(showDecimal(most))
            : t.unscored(showDecimal(unscored), showDecimal(most))}
        </p>
        <PlaceLine score={score} />
      </div>
      <ScorePartsList parts={parts} unscored={unscored} most={most} />
    </div>
  );
}

function PlaceLine({ score: { place } }: { score: Score }) {
  const m = useMessages();
  const range = placeRange(place, m);
  return (
    <p>
      <strong>{placeAlone(place, m)}</strong> {range !== '' && `(${range}) `}
      <span className="quiet">{m.standing.placeBy}</span>
    </p>
  );
}

interface PartsProps {
  readonly parts: readonly ScorePart[];
  readonly unscored: string;
  readonly most: string;
}

/** How much is counted, declared and surveyed: a bar, and the same as a list of numbers. */
function ScorePartsList({ parts, unscored, most }: PartsProps) {
  const m = useMessages();
  const t = m.standing;
  const scored = parts.filter((part) => part.scored !== '0');
  const width = (points: string): string => `${ratioOf(points, most, '100', 2) ?? '0'}%`;
  return (
    <div className="score-parts">
      <div className="score-bar" aria-hidden="true">
        {scored.map(({ method, scored: of }) => (
          <span key={method} className={`score-part ${classOf(method)}`} style={{ width: width(of) }} />
        ))}
      </div>
      <dl aria-label={t.parts}>
        {scored.map(({ method, points, scored: of }) => (
          <div key={method} className={classOf(method)}>
            <dt>{word(m.enums.criterionMethod, method)}</dt>
            <dd>{t.pointsOf(showDecimal(points), showDecimal(of))}</dd>
          </div>
        ))}
        {unscored !== '0' && (
          <div className="score-unscored">
            <dt>{t.unscoredPart}</dt>
            <dd>{t.partNone(showDecimal(unscored))}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

function classOf(method: string): string {
  return `score-${method.replace('CRITERION_METHOD_', '').toLowerCase()}`;
}
