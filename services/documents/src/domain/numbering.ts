import { SeriesKind } from '@baro/proto/baro/documents/v1/resources';

/** Numbers below 10 are written with a zero before (NĐ 30/2020 Phụ lục I). */
export function paddedNumber(number: number): string {
  return String(number).padStart(2, '0');
}

/** `05/KH-UBND`; legal normative documents bear the year: `71/2026/QĐ-UBND` (NĐ 30/2020 Đ.15). */
export function formatNumberSymbol(kind: SeriesKind, number: number, year: number, symbol: string): string {
  const parts =
    kind === SeriesKind.NORMATIVE ? [paddedNumber(number), year, symbol] : [paddedNumber(number), symbol];
  return parts.join('/');
}

export interface SymbolParts {
  /** Abbreviation of the type; empty for công văn. */
  type: string;
  /** Symbol of the issuing unit. */
  unit: string;
  /** Symbol of the drafting unit; empty when unknown. */
  drafting: string;
}

/** Placeholders of a template. */
const placeholder = /\{(type|unit|drafting)\}/g;

/**
 * Symbol of a document from its series' template. A type without abbreviation (công văn) bears the drafting unit
 * instead: `UBND-VX` (NĐ 30/2020 Phụ lục I).
 */
export function symbolFrom(template: string, parts: SymbolParts): string {
  const used = parts.type === '' && template.includes('{type}') ? '{unit}-{drafting}' : template;
  return used
    .replaceAll(placeholder, (_, name: keyof SymbolParts) => parts[name])
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** Letters, digits, `-`, `.`, `&`, `/` and the placeholders; no blanks. */
const templateForm = /^(?:[\p{L}\p{N}\-.&/]|\{(?:type|unit|drafting)\})+$/u;

/** Whether a template makes symbols of the unit. */
export function isSymbolTemplate(template: string): boolean {
  return templateForm.test(template) && template.includes('{unit}');
}

/** What a series numbers. */
export interface SeriesScope {
  id: string;
  kind: SeriesKind;
  typeCodes: readonly string[];
}

/** The series of a type: the one that names it, else the common one; normative and copies never fall to the common one. */
export function chooseSeries<S extends SeriesScope>(
  type: { code: string; ownSeries: boolean },
  series: readonly S[],
): S | undefined {
  const named = series.find((row) => row.typeCodes.includes(type.code));
  if (named || type.ownSeries) return named;
  return series.find((row) => row.kind === SeriesKind.COMMON);
}

/** Marker of "all other administrative types" among the types of a series. */
export const otherTypes = '*';

/** What a series claims in its unit and year; no two may claim the same. */
export function claimsOf(kind: SeriesKind, typeCodes: readonly string[]): string[] {
  return kind === SeriesKind.COMMON ? [otherTypes, ...typeCodes] : [...typeCodes];
}

export interface SeriesDraft {
  name: string;
  kind: SeriesKind;
  typeCodes: string[];
  symbolTemplate: string;
}

/**
 * Series a unit starts its first year with: one common for administrative documents, one per normative type, one
 * for copies, which share theirs (NĐ 30/2020 Đ.15).
 */
export function defaultSeries(
  types: readonly { code: string; name: string; normative: boolean; copy: boolean }[],
): SeriesDraft[] {
  const symbolTemplate = '{type}-{unit}';
  const normative = types.filter((type) => type.normative);
  const copies = types.filter((type) => type.copy).map((type) => type.code);
  return [
    { name: 'Văn bản hành chính', kind: SeriesKind.COMMON, typeCodes: [], symbolTemplate },
    ...normative.map(({ code, name }) => ({
      name,
      kind: SeriesKind.NORMATIVE,
      typeCodes: [code],
      symbolTemplate,
    })),
    { name: 'Bản sao', kind: SeriesKind.GROUPED, typeCodes: copies, symbolTemplate },
  ];
}
