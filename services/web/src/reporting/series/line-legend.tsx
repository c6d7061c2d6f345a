import { Button } from 'antd';
import type { LineLook } from '../../chart/line-look.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { NamedLine } from './series-lines.ts';

const SHAPES: Readonly<Record<LineLook['shape'], string>> = {
  circle: 'M20 3.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9z',
  rect: 'M16 4h8v8h-8z',
  triangle: 'M20 3.5 25 12.5h-10z',
  diamond: 'M20 2.5 25 8 20 13.5 15 8z',
};

interface LineLegendProps {
  readonly lines: readonly NamedLine[];
  readonly isAimed: boolean;
  /** What the target is called, when not the one of the year. */
  readonly targetName?: string;
  /** Takes a unit off, where units can be. */
  readonly onRemove?: (unitId: string) => void;
}

/** What each line is, by colour, shape and dashes as it is drawn; a unit is taken off here. */
export function LineLegend({ lines, isAimed, targetName, onRemove }: LineLegendProps) {
  const t = useMessages().series;
  return (
    <ul className="line-legend" aria-label={t.lines}>
      {lines.map(({ key, name, look, line }) => (
        <li key={key}>
          <LineKey look={look} />
          <span>{name}</span>
          {onRemove !== undefined && (line.unitId ?? '') !== '' && (
            <Button
              size="small"
              type="text"
              className="no-print"
              aria-label={t.remove(name)}
              onClick={() => onRemove(key)}
            >
              ×
            </Button>
          )}
        </li>
      ))}
      {isAimed && (
        <li>
          <svg viewBox="0 0 40 16" aria-hidden="true">
            <path d="M1 8h38" stroke="#4a5563" strokeWidth="1.5" strokeDasharray="10 4" />
          </svg>
          <span>{targetName ?? t.target}</span>
        </li>
      )}
    </ul>
  );
}

function LineKey({ look }: { look: LineLook }) {
  return (
    <svg viewBox="0 0 40 16" aria-hidden="true">
      <path d="M1 8h38" stroke={look.color} strokeWidth={look.width} strokeDasharray={look.dash.join(' ')} />
      <path d={SHAPES[look.shape]} fill={look.color} />
    </svg>
  );
}
