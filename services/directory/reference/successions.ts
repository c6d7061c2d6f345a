import { addDays, isValidOn, type Confidence, type IsoDate } from '@baro/directory-client/time';
import { referenceId } from './ids.ts';
import { oneOf, readTsv, required, type Row } from './tsv.ts';
import { CONFIDENCES, type ReferenceUnit } from './units.ts';

const SHARES = ['whole', 'part', 'remainder', 'area_part', 'area_part_all_people', 'unknown'] as const;

/** How much went over; `area_part` is land without people, `remainder` what the other rows leave. */
export type Share = (typeof SHARES)[number];

export interface ReferenceSuccession {
  readonly id: string;
  readonly predecessorId: string;
  readonly predecessorCode: string;
  readonly successorId: string;
  readonly successorCode: string;
  readonly kind: 'merge' | 'split' | 'rename' | 'abolish';
  readonly relation: 'whole' | 'part' | 'unknown';
  readonly share: Share;
  /** First day of the successor; the predecessor ended the day before. */
  readonly effectiveDate: IsoDate;
  readonly legalRef: string;
  readonly confidence: Confidence;
}

type Edge = Omit<ReferenceSuccession, 'kind'>;

const COLUMNS = 'date from to share clause legal_ref confidence';

/** Which unit became which: communes 2025-01-01 and 2025-07-01, departments 2025, and the ended districts. */
export function readSuccessions(units: readonly ReferenceUnit[]): ReferenceSuccession[] {
  const byCode = Map.groupBy(units, (unit) => unit.code);
  const edges = ['commune-successions.tsv', 'department-successions.tsv'].flatMap((file) =>
    readTsv(file, COLUMNS).map((row) => toEdge(row, byCode)),
  );
  const predecessors = countBy(edges, (edge) => edge.successorId);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const successions = edges.map((edge) => {
    const madeThen = byId.get(edge.successorId)?.validFrom === edge.effectiveDate;
    return { ...edge, kind: kindOf(edge, predecessors, madeThen) };
  });
  return [...successions, ...districtSuccessions(units, edges)];
}

function toEdge(row: Row, byCode: ReadonlyMap<string, readonly ReferenceUnit[]>): Edge {
  const date = required(row, 'date');
  const predecessor = getUnit(byCode, required(row, 'from'), addDays(date, -1));
  const successor = getUnit(byCode, required(row, 'to'), date);
  const share = oneOf(row, 'share', SHARES);
  const clause = row['clause'] ?? '';
  return {
    id: referenceId('succession', `${predecessor.id}/${successor.id}`, date),
    predecessorId: predecessor.id,
    predecessorCode: predecessor.code,
    successorId: successor.id,
    successorCode: successor.code,
    relation: share === 'whole' || share === 'unknown' ? share : 'part',
    share,
    effectiveDate: date,
    legalRef: `${required(row, 'legal_ref')} ${clause}`.trim(),
    confidence: oneOf(row, 'confidence', CONFIDENCES),
  };
}

function getUnit(
  byCode: ReadonlyMap<string, readonly ReferenceUnit[]>,
  code: string,
  date: IsoDate,
): ReferenceUnit {
  const unit = byCode.get(code)?.find((candidate) => isValidOn(candidate, date));
  if (unit === undefined) throw new Error(`no unit ${code} on ${date}`);
  return unit;
}

/** One unit into a new one is a rename; into one that goes on, or with others, a merger. */
function kindOf(
  edge: Edge,
  predecessors: ReadonlyMap<string, number>,
  madeThen: boolean,
): 'merge' | 'split' | 'rename' {
  if (edge.relation !== 'whole') return edge.relation === 'part' ? 'split' : 'merge';
  return madeThen && predecessors.get(edge.successorId) === 1 ? 'rename' : 'merge';
}

/**
 * The district level ended without heirs of its own rank (Luật 72/2025/QH15): a district's land went to the
 * wards and communes made of its communes. Derived, so that what still names a district finds who to ask.
 */
function districtSuccessions(units: readonly ReferenceUnit[], edges: readonly Edge[]): ReferenceSuccession[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const found = new Map<string, ReferenceSuccession>();
  for (const edge of edges) {
    const district = byId.get(byId.get(edge.predecessorId)?.parentId ?? '');
    if (district?.kind !== 'district' || district.validTo !== addDays(edge.effectiveDate, -1)) continue;
    const id = referenceId('succession', `${district.id}/${edge.successorId}`, edge.effectiveDate);
    found.set(id, {
      ...edge,
      id,
      predecessorId: district.id,
      predecessorCode: district.code,
      kind: 'abolish',
      relation: 'part',
      share: 'part',
      legalRef: `${district.legalRef}; NQ 1656/NQ-UBTVQH15`,
      confidence: 'medium',
    });
  }
  return [...found.values()];
}

function countBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
