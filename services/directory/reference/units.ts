import { isValidOn, type Confidence, type IsoDate } from '@baro/directory-client/time';
import { referenceId } from './ids.ts';
import { oneOf, optional, readTsv, required, type Row } from './tsv.ts';

export interface UnitKind {
  readonly code: string;
  /** 1 city, 2 body of the city or district, 3 below. */
  readonly level: number;
  readonly name: string;
  readonly nameEn: string;
  /** Whether units of the kind keep registers of documents of their own. */
  readonly register: boolean;
}

/** One legal existence: a code that was given to a new unit makes a second row. */
export interface ReferenceUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly level: number;
  readonly parentId: string | undefined;
  readonly parentCode: string | undefined;
  /** Abbreviation in document symbols; the first of `symbols`. */
  readonly symbol: string | undefined;
  readonly symbols: readonly string[];
  /** Absent: before our records. */
  readonly validFrom: IsoDate | undefined;
  /** Absent: still there. */
  readonly validTo: IsoDate | undefined;
  readonly legalRef: string;
  readonly confidence: Confidence;
}

export const CONFIDENCES = ['high', 'medium', 'low', 'estimate', 'unknown'] as const;

const FILES = ['city-bodies.tsv', 'districts.tsv', 'communes.tsv', 'divisions.tsv'];
const COLUMNS = 'code valid_from valid_to kind name parent symbol legal_ref confidence';

export function readUnitKinds(): UnitKind[] {
  return readTsv('unit-kinds.tsv', 'code level name name_en register').map((row) => ({
    code: required(row, 'code'),
    level: Number(row['level']),
    name: required(row, 'name'),
    nameEn: required(row, 'name_en'),
    register: row['register'] === '1',
  }));
}

/** Units of all times, parents before children. */
export function readUnits(): ReferenceUnit[] {
  const kinds = new Map(readUnitKinds().map((kind) => [kind.code, kind]));
  const rows = FILES.flatMap((file) => readTsv(file, COLUMNS));
  const byCode = Map.groupBy(rows, (row) => required(row, 'code'));
  return rows.map((row) => {
    const kind = kinds.get(required(row, 'kind'));
    if (kind === undefined) throw new Error(`unknown kind of unit: ${JSON.stringify(row)}`);
    const symbols = (row['symbol'] ?? '').split(';').filter((symbol) => symbol !== '');
    return {
      id: unitId(row),
      code: required(row, 'code'),
      name: required(row, 'name'),
      kind: kind.code,
      level: kind.level,
      ...parentOf(row, byCode),
      symbol: symbols[0],
      symbols,
      validFrom: optional(row['valid_from']),
      validTo: optional(row['valid_to']),
      legalRef: row['legal_ref'] ?? '',
      confidence: oneOf(row, 'confidence', CONFIDENCES),
    };
  });
}

/** The unit that bore a code on a date. */
export function findUnit(
  units: readonly ReferenceUnit[],
  code: string,
  date: IsoDate,
): ReferenceUnit | undefined {
  return units.find((unit) => unit.code === code && isValidOn(unit, date));
}

function unitId(row: Row): string {
  return referenceId('unit', required(row, 'code'), optional(row['valid_from']));
}

/** The parent is whoever bore the parent's code on the child's last day, or bears it now. */
function parentOf(
  row: Row,
  byCode: ReadonlyMap<string, readonly Row[]>,
): { parentId: string | undefined; parentCode: string | undefined } {
  const code = optional(row['parent']);
  if (code === undefined) return { parentId: undefined, parentCode: undefined };
  const day = optional(row['valid_to']) ?? '9999-12-31';
  const parent = byCode
    .get(code)
    ?.find((candidate) =>
      isValidOn(
        { validFrom: optional(candidate['valid_from']), validTo: optional(candidate['valid_to']) },
        day,
      ),
    );
  if (parent === undefined) throw new Error(`no parent ${code} for ${JSON.stringify(row)}`);
  return { parentId: unitId(parent), parentCode: code };
}
