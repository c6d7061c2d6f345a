import type { ReactNode } from 'react';

/** A point of a line: both from 0 to 1, y upwards. */
export interface LinePoint {
  readonly x: number;
  readonly y: number;
}

export interface Mark {
  readonly at: number;
  readonly label: string;
}

interface TwoLinesProps {
  readonly label: string;
  readonly planName: string;
  readonly actualName: string;
  readonly plan: readonly LinePoint[];
  readonly actual: readonly LinePoint[];
  readonly across: readonly Mark[];
  readonly up: readonly Mark[];
  readonly caption?: ReactNode;
}

const WIDTH = 640;
const HEIGHT = 200;

/**
 * What was planned against what is, over time. The lines differ by dashes and shapes as well as by colour; the numbers
 * stand in the table beside the picture, which says the same.
 */
export function TwoLines(props: TwoLinesProps) {
  const { label, planName, actualName, across, up } = props;
  return (
    <figure className="lines-chart" aria-label={label}>
      <ul className="lines-legend" aria-hidden="true">
        <li>
          <span className="lines-key lines-key-plan" /> {planName}
        </li>
        <li>
          <span className="lines-key lines-key-actual" /> {actualName}
        </li>
      </ul>
      <div className="lines-frame">
        <div className="lines-up" aria-hidden="true">
          {up.map((mark) => (
            <span key={mark.at} style={{ bottom: `${mark.at * 100}%` }}>
              {mark.label}
            </span>
          ))}
        </div>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
          {up.map((mark) => (
            <line
              key={mark.at}
              className="lines-grid"
              x1={0}
              x2={WIDTH}
              y1={yOf(mark.at)}
              y2={yOf(mark.at)}
            />
          ))}
          <polyline className="lines-plan" points={pointsOf(props.plan)} />
          <polyline className="lines-actual" points={pointsOf(props.actual)} />
        </svg>
        <Dots points={props.plan} kind="plan" />
        <Dots points={props.actual} kind="actual" />
      </div>
      <div className="lines-across" aria-hidden="true">
        {across.map((mark) => (
          <span key={mark.at} style={{ left: `${mark.at * 100}%`, transform: shiftOf(mark.at) }}>
            {mark.label}
          </span>
        ))}
      </div>
      <figcaption className="quiet">{props.caption ?? label}</figcaption>
    </figure>
  );
}

/** HTML and not SVG: they keep their shape however wide the picture is drawn. */
function Dots({ points, kind }: { points: readonly LinePoint[]; kind: 'plan' | 'actual' }) {
  return points.map((point) => (
    <span
      key={`${point.x} ${point.y}`}
      aria-hidden="true"
      className={`lines-dot lines-dot-${kind}`}
      style={{ left: `${point.x * 100}%`, bottom: `${point.y * 100}%` }}
    />
  ));
}

/** Labels at the ends stay inside the picture. */
function shiftOf(at: number): string {
  if (at < 0.05) return 'translateX(-20%)';
  return at > 0.95 ? 'translateX(-80%)' : 'translateX(-50%)';
}

function yOf(at: number): number {
  return HEIGHT - at * HEIGHT;
}

function pointsOf(points: readonly LinePoint[]): string {
  return points.map(({ x, y }) => `${x * WIDTH},${yOf(y)}`).join(' ');
}
