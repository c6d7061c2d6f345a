import { isDeepStrictEqual } from 'node:util';
import { FieldCheck, newId } from '@baro/chassis';
import type { FieldViolation } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ImportedIndicator, ImportIndicatorsResponse } from '@baro/proto/baro/reporting/v1/indicators';
import { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { checkDefinition } from '../domain/check-definition.ts';
import { fieldName } from '../domain/definition-words.ts';
import { factorOf } from '../domain/figure.ts';
import { findCutOffCodes } from '../store/cut-off-store.ts';
import { findVersions } from '../store/indicator-store.ts';
import type { NewVersion } from '../store/indicator-store.ts';

/** What is known of a code: its last version, from the database or from a row before. */
interface Known {
  indicatorId: string;
  number: number;
  definition: IndicatorDefinition;
}

/** Parts rows into new versions, known ones and refused ones: together they are all rows. */
export async function siftIndicators(
  em: EntityManager,
  rows: readonly ImportedIndicator[],
): Promise<{ versions: NewVersion[]; response: ImportIndicatorsResponse }> {
  const codes = rows.map(({ definition }) => definition?.code ?? '');
  const stored = await findVersions(em, codes);
  const cutOffCodes = await findCutOffCodes(em);
  const known = new Map<string, Known[]>();
  for (const version of stored) known.set(version.code, [...(known.get(version.code) ?? []), version]);
  const versions: NewVersion[] = [];
  const response: ImportIndicatorsResponse = { importedCount: 0, skippedCount: 0, refusals: [] };
  for (const { row, externalId, definition = IndicatorDefinition.create() } of rows) {
    const of = known.get(definition.code) ?? [];
    if (of.some((version) => isDeepStrictEqual(version.definition, definition))) {
      response.skippedCount += 1;
      continue;
    }
    const fault = faultOf(definition, of[0], cutOffCodes);
    if (fault) {
      const { rule: reason, field, vi } = fault;
      response.refusals.push({ row, externalId, reason, field, messageVi: `${fieldName(field)}: ${vi}.` });
      continue;
    }
    const next = { indicatorId: of[0]?.indicatorId ?? newId(), number: (of[0]?.number ?? 0) + 1, definition };
    known.set(definition.code, [next, ...of]);
    versions.push({ ...next, factor: factorOf(definition).toFixed() });
    response.importedCount += 1;
  }
  return { versions, response };
}

/** The first fault of a row; a later version must begin later, and measure the same. */
function faultOf(
  definition: IndicatorDefinition,
  last: Known | undefined,
  cutOffCodes: ReadonlySet<string>,
): FieldViolation | undefined {
  const check = new FieldCheck();
  checkDefinition(check, definition, cutOffCodes);
  if (last && definition.validFrom <= last.definition.validFrom) {
    const vi = `phải sau ngày hiệu lực của bản trước (${last.definition.validFrom})`;
    check.add('validFrom', 'NOT_LATER', 'is not later than that of the version before', vi);
  }
  if (last && definition.measure !== last.definition.measure && !definition.breaksSeries) {
    const vi = 'đổi đơn vị tính thì phải đánh dấu gián đoạn chuỗi số liệu';
    check.add('breaksSeries', 'MEASURE_CHANGED', 'must be set when the measure changes', vi);
  }
  return check.violations[0];
}
