import { openSession } from '@baro/directory-client';
import { AppError, checkImport, isUniqueViolation, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import type {
  ImportIndicatorsRequest,
  ImportIndicatorsResponse,
} from '@baro/proto/baro/reporting/v1/indicators';
import type { UnitView } from '@baro/directory-client';
import { lockIndicators, insertVersions } from '../store/indicator-store.ts';
import type { NewVersion } from '../store/indicator-store.ts';
import type { Deps } from './deps.ts';
import { emitFact } from './emit.ts';
import { keeperOf } from './keeper.ts';
import { siftIndicators } from './sift-indicators.ts';

/** Rows of one import. */
const maxRows = 200;

/** Takes rows of a catalogue as indicators or their next versions; what is known is skipped, what cannot be taken refused by itself. */
export async function importIndicators(
  deps: Deps,
  request: ImportIndicatorsRequest,
  ctx: CallContext,
): Promise<ImportIndicatorsResponse> {
  checkImport(request, 'indicators', request.indicators.slice(0, maxRows));
  const session = await openSession(ctx, deps.directory);
  const unit = keeperOf(session, request.unitId);
  if (request.indicators.length > maxRows) {
    throw new AppError('IMPORT_TOO_LARGE', { metadata: { max: String(maxRows) } });
  }
  if (request.validateOnly) return (await siftIndicators(ctx.em, request.indicators)).response;
  return write(ctx, request, async (tx) => {
    const codes = request.indicators.flatMap(({ definition }) => definition?.code ?? []);
    await lockIndicators(tx.em, codes);
    const { versions, response } = await siftIndicators(tx.em, request.indicators);
    await take(tx, unit, versions, request.source);
    return response;
  });
}

async function take(tx: Tx, unit: UnitView, versions: readonly NewVersion[], source: string): Promise<void> {
  if (versions.length === 0) return;
  await insertVersions(tx.em, versions, source, tx.now).catch((error: unknown) => {
    // Who comes second tries again and finds the code known.
    if (isUniqueViolation(error, 'indicators_code_key')) throw new AppError('UNAVAILABLE', { cause: error });
    throw error;
  });
  for (const { indicatorId, number, definition } of versions) {
    const { code, validFrom } = definition;
    const about = { id: indicatorId, version: number - 1, unitId: unit.id, unitCode: unit.code };
    emitFact(tx, about, 'IndicatorDefined', { indicatorId, code, versionNumber: number, validFrom });
  }
  tx.audit({
    action: 'import',
    subjectType: 'indicator',
    unitId: unit.id,
    details: { count: versions.length },
  });
}
