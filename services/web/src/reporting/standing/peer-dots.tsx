import type { UnitComponent } from '../../api/standing-api.ts';
import { scaleFor } from '../../chart/scale.ts';
import { useMessages } from '../../i18n/language.tsx';
import { isDecimal } from '../decimal.ts';
import { showNumber } from '../series/series-lines.ts';
import { valueText, withMeasure } from './standing-words.ts';

interface PeerDotsProps {
  /** By place, those not placed last. */
  readonly units: readonly UnitComponent[];
  /** The unit that is seen; empty for none. */
  readonly unitId: string;
}

/** Every unit's value with its interval, from the first place to the last; the numbers stand in the table below. */
export function PeerDots({ units, unitId }: PeerDotsProps) {
  const m = useMessages();
  const t = m.standing;
  const valued = units.filter(({ component }) => isDecimal(component?.value));
  const { measure = '', criterion } = valued[0]?.component ?? {};
  if (valued.length < 2) return null;
  const target = isDecimal(criterion?.target) ? Number(criterion.target) : undefined;
  const most = Math.max(
    target ?? 0,
    ...valued.map(({ component = {} }) => Number(component.high || component.value)),
  );
  const scale = scaleFor(measure === '%' ? Math.min(most, 100) : most);
  const own = valued.find((one) => one.unitId === unitId);
  return (
    <figure className="chart dot-chart" aria-label={t.dots(valued.length)}>
      <p className="dot-key quiet">
        {own !== undefined && <span className="dot-own-key">{t.dotOwn(own.unitName ?? '')}</span>}
        {target !== undefined && (
          <span className="dot-target-key">{t.dotTarget(withMeasure(criterion?.target, measure))}</span>
        )}
        <span>{t.dotsHelp}</span>
      </p>
      <div className="dot-plot" role="img" aria-label={t.dots(valued.length)}>
        {scale.marks.map((mark) => (
          <span key={mark} className="dot-mark" style={{ bottom: shareOf(mark, scale.most) }}>
            <span>{`${showNumber(mark)} ${measure}`}</span>
          </span>
        ))}
        {target !== undefined && (
          <span className="dot-target" style={{ bottom: shareOf(target, scale.most) }} />
        )}
        {valued.map((one, at) => (
          <Dot
            key={one.unitId}
            unit={one}
            left={shareOf(at + 0.5, valued.length)}
            most={scale.most}
            isOwn={one.unitId === unitId}
            title={`${one.unitName ?? ''}: ${valueText(one.component ?? {}, m)}`}
          />
        ))}
      </div>
    </figure>
  );
}

interface DotProps {
  readonly unit: UnitComponent;
  readonly left: string;
  readonly most: number;
  readonly isOwn: boolean;
  readonly title: string;
}

function Dot({ unit: { component = {} }, left, most, isOwn, title }: DotProps) {
  const { value = '', low = '', high = '', place } = component;
  const isPlaced = (place?.place ?? 0) > 0;
  const kind = isOwn ? 'dot-own' : isPlaced ? '' : 'dot-unplaced';
  return (
    <span className={`dot-unit ${kind}`} style={{ left }} title={title}>
      {isDecimal(low) && isDecimal(high) && (
        <i
          className="dot-line"
          style={{ bottom: shareOf(Number(low), most), height: shareOf(Number(high) - Number(low), most) }}
        />
      )}
      <i className="dot" style={{ bottom: shareOf(Number(value), most) }} />
    </span>
  );
}

function shareOf(value: number, most: number): string {
  return `${Math.max(0, Math.min(100, (100 * value) / most)).toFixed(2)}%`;
}
