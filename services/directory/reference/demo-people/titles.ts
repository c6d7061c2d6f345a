import type { ReferenceUnit } from '../units.ts';

/** Titles of heads that do not follow from the kind of the unit. */
const BY_CODE: Readonly<Record<string, string>> = {
  UBND: 'Chủ tịch UBND Thành phố',
  HDND: 'Chủ tịch HĐND Thành phố',
  TTTP: 'Chánh Thanh tra Thành phố',
  BTLTD: 'Tư lệnh',
  CATP: 'Giám đốc Công an Thành phố',
};

/** Names of units and what their head is called; the first that fits decides. */
const BY_NAME: readonly (readonly [prefix: string, title: string])[] = [
  ['Phòng Công chứng', 'Trưởng phòng'],
  ['Phòng', 'Trưởng phòng'],
  ['Văn phòng Đăng ký', 'Giám đốc'],
  ['Văn phòng', 'Chánh Văn phòng'],
  ['Chi cục', 'Chi cục trưởng'],
  ['Ban', 'Trưởng ban'],
  ['Trường', 'Hiệu trưởng'],
  ['Viện', 'Viện trưởng'],
];

/** What the head of a unit is called. */
export function headTitle(unit: ReferenceUnit): string {
  if (unit.kind === 'ward') return 'Chủ tịch UBND phường';
  if (unit.kind === 'commune') return 'Chủ tịch UBND xã';
  const byName = BY_NAME.find(([prefix]) => unit.name.startsWith(prefix));
  return BY_CODE[unit.code] ?? byName?.[1] ?? 'Giám đốc';
}

/** What a deputy of the head is called: `Phó Giám đốc`, `Phó Chủ tịch UBND Thành phố`. */
export function deputyTitle(unit: ReferenceUnit): string {
  const head = headTitle(unit);
  return `Phó ${head}`;
}
