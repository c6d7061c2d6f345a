import { AppError, FieldCheck } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { SubmissionState } from '@baro/proto/baro/reporting/v1/resources';
import type { CheckFinding, Figure } from '@baro/proto/baro/reporting/v1/resources';
import type { CheckSubmissionRequest, SaveFiguresRequest } from '@baro/proto/baro/reporting/v1/submissions';
import type { Line } from '../domain/asked.ts';
import { checkFigures, placeOf } from '../domain/check-figures.ts';
import { findingSentence } from '../domain/finding-words.ts';
import { completeFigure, isFilled } from '../domain/figure.ts';
import { saveDraft } from '../store/figure-store.ts';
import { saveLineage } from '../store/lineage-store.ts';
import { findPeriod } from '../store/period-store.ts';
import { auditSubmission, changeSubmission } from './change-submission.ts';
import type { SubmissionAct } from './change-submission.ts';
import type { Deps } from './deps.ts';
import { emitFact } from './emit.ts';
import { scopeOf, traceFigures } from './compute-figures.ts';
import { findingsOf, linesOf, openSheet } from './sheet.ts';
import type { Sheet } from './sheet.ts';

/** Fills in figures; what was checked or approved is a draft again. */
export async function saveFigures(deps: Deps, request: SaveFiguresRequest, ctx: CallContext) {
  const check = () => undefined;
  return changeSubmission(deps, ctx, request, 'SaveFigures', check, (act) => fill(act, request.figures));
}

/** Fills in figures of a locked submission; the audit tells `details` as well. @throws AppError FIELD_INVALID naming each figure and rule */
export async function fill(
  act: SubmissionAct,
  figures: readonly Figure[],
  details: Record<string, unknown> = {},
): Promise<{ findings: CheckFinding[] }> {
  const { tx, row } = act;
  const lines = new Map((await linesOf(tx.em, row)).map((line) => [line.definition.code, line]));
  const check = new FieldCheck();
  checkFigures(check, figures, lines);
  check.throwIfAny();
  await saveDraft(
    tx.em,
    row.id,
    figures.flatMap((figure) => complete(figure, lines.get(figure.indicatorCode))),
  );
  row.state = SubmissionState.DRAFT;
  const sheet = await openSheet(tx.em, row, tx.now);
  row.checkerPersonId = null;
  row.filledCount = countFilled(sheet);
  emitFact(tx, row, 'SubmissionFilled', { submissionId: row.id, figureCount: figures.length });
  auditSubmission(act, 'fill', { ...details, figureCount: figures.length });
  return { findings: findingsOf(sheet) };
}

function complete(figure: Figure, line: Line | undefined): (Figure & { indicatorId: string })[] {
  return line ? [{ ...completeFigure(figure, line.definition), indicatorId: line.indicatorId }] : [];
}

function countFilled({ lines, figures }: Sheet): number {
  let count = 0;
  for (const { definition } of lines) {
    for (const figure of figures.get(definition.code)?.values() ?? []) {
      if (isFilled(figure, definition)) count += 1;
    }
  }
  return count;
}

/** What is computed, as it is now, with the items that made it: what is checked is what is approved and signed. */
async function traceNow({ tx, row }: SubmissionAct) {
  const period = await findPeriod(tx.em, row.periodId);
  if (!period) throw new Error(`submission ${row.id} has no period`);
  return traceFigures(tx.em, await linesOf(tx.em, row), scopeOf(period, row.unitId, tx.now));
}

/** Checks every rule: what breaks one is named figure by figure. */
export async function checkSubmission(deps: Deps, request: CheckSubmissionRequest, ctx: CallContext) {
  const check = () => undefined;
  return changeSubmission(deps, ctx, request, 'CheckSubmission', check, async (act) => {
    const { tx, row, as } = act;
    const traced = await traceNow(act);
    const findings = findingsOf(await openSheet(tx.em, row, tx.now, traced.figures));
    if (findings.length > 0) {
      throw new AppError('CHECKS_FAILED', {
        metadata: { count: String(findings.length) },
        fields: findings.map((finding) => ({ field: placeOf(finding), ...findingSentence(finding) })),
      });
    }
    await saveDraft(tx.em, row.id, traced.figures);
    await saveLineage(tx.em, row, traced.lineage);
    row.state = SubmissionState.CHECKED;
    row.checkerPersonId = as.personId || null;
    row.returnReason = '';
    emitFact(tx, row, 'SubmissionChecked', { submissionId: row.id });
    auditSubmission(act, 'check');
    return {};
  });
}
