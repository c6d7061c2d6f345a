/** Kinds of a place before its name; a number alone is no name, and keeps its kind. */
const kind = /^(Thành phố|Tỉnh|Phường|Xã|Thị trấn|Đặc khu) (?!\d)/u;

/** Name of the place a paper is dated at (NĐ 30/2020/NĐ-CP Phụ lục I): `Hà Nội` of `Thành phố Hà Nội`. */
export function placeName(unitName: string): string {
  return unitName.replace(kind, '');
}

/** Place and date of a paper: `Hà Nội, ngày 05 tháng 02 năm 2026`; days below 10 and months below 3 with a 0. */
export function placeAndDate(place: string, date: string): string {
  const [year, month, day] = date.split('-');
  return `${place}, ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}
