import { SubmissionState } from '@baro/proto/baro/reporting/v1/resources';
import type { CheckFinding, Figure } from '@baro/proto/baro/reporting/v1/resources';
import type { EntityManager } from '@mikro-orm/postgresql';
import { askedOf } from '../domain/asked.ts';
import type { Line } from '../domain/asked.ts';
import { checkLine } from '../domain/checks.ts';
import type { Former } from '../domain/checks.ts';
import type { SubmissionRow } from '../store/entities.ts';
import { findDraft, findSigned } from '../store/figure-store.ts';
import { findLines, findPeriod, findSharedLines } from '../store/period-store.ts';
import { findFormer } from '../store/submission-store.ts';
import { computeFigures, scopeOf } from './compute-figures.ts';

/** Figures of indicators, by code and then by member. */
export type FiguresByCode = ReadonlyMap<string, ReadonlyMap<string, Figure>>;

/** What a unit fills in: lines, what is there, and what was signed before. */
export interface Sheet {
  lines: Line[];
  figures: FiguresByCode;
  former: FiguresByCode;
  /** How the signed figures before can be compared, by code. */
  formers: ReadonlyMap<string, Former>;
}

/** Lines asked of the submission's unit. */
export async function linesOf(em: EntityManager, row: SubmissionRow): Promise<Line[]> {
  return askedOf(await findLines(em, row.periodId), row.unitGroup);
}

/**
 * The sheet as it is filled in now, or as it was signed last when nothing is being filled in. What is computed is as it is
 * now in a draft, and as it was at the check from then on.
 * @param computed what is computed now, where it is known already
 */
export async function openSheet(
  em: EntityManager,
  row: SubmissionRow,
  now: Date,
  computed?: readonly Figure[],
): Promise<Sheet> {
  const drafting = row.revision > row.signedRevision;
  const lines = await linesOf(em, row);
  const kept = await (drafting ? findDraft(em, row.id) : findSigned(em, row.id, row.signedRevision));
  const isDraft = row.state === SubmissionState.DRAFT;
  const live = computed ?? (isDraft ? await computeNow(em, row, lines, now) : []);
  // The later of two takes the place of the earlier.
  const figures = byCode([...kept, ...live]);
  const before = await findFormer(em, row);
  if (!before) return { lines, figures, former: new Map(), formers: new Map() };
  const former = byCode(await findSigned(em, before.id, before.signedRevision));
  const broken = await findSharedLines(em, row.periodId, before.periodId);
  const formers = new Map(
    lines.map(({ indicatorId, definition }): [string, Former] => {
      const comparable = broken.get(indicatorId) === false;
      const figuresBefore = former.get(definition.code) ?? new Map<string, Figure>();
      return [definition.code, { figures: figuresBefore, sameYear: before.year === row.year, comparable }];
    }),
  );
  return { lines, figures, former, formers };
}

async function computeNow(
  em: EntityManager,
  row: SubmissionRow,
  lines: readonly Line[],
  now: Date,
): Promise<Figure[]> {
  const period = await findPeriod(em, row.periodId);
  return period ? computeFigures(em, lines, scopeOf(period, row.unitId, now)) : [];
}

/** Figures by code and member. */
export function byCode(figures: readonly Figure[]): FiguresByCode {
  const all = new Map<string, Map<string, Figure>>();
  for (const figure of figures) {
    const of = all.get(figure.indicatorCode) ?? new Map<string, Figure>();
    all.set(figure.indicatorCode, of.set(figure.member, figure));
  }
  return all;
}

/** Where the sheet breaks a rule, in the order of the form. */
export function findingsOf({ lines, figures, formers }: Sheet): CheckFinding[] {
  return lines.flatMap(({ definition }) =>
    checkLine(definition, figures.get(definition.code) ?? new Map(), formers.get(definition.code)),
  );
}
