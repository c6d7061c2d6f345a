import type { Indicator, RolledFigure } from '../../api/reporting-types.ts';

export interface FigureGroup {
  readonly name: string;
  readonly figures: readonly RolledFigure[];
}

/** Figures in the order of the form, those of one group of the catalogue that follow each other together. */
export function groupFigures(
  figures: readonly RolledFigure[],
  indicators: readonly Indicator[],
): readonly FigureGroup[] {
  const groupOf = new Map(
    indicators.map(({ definition }) => [definition?.code ?? '', definition?.groupName ?? '']),
  );
  const groups: { name: string; figures: RolledFigure[] }[] = [];
  for (const figure of figures) {
    const name = groupOf.get(figure.indicatorCode ?? '') ?? '';
    const last = groups.at(-1);
    if (last !== undefined && last.name === name) last.figures.push(figure);
    else groups.push({ name, figures: [figure] });
  }
  return groups;
}
