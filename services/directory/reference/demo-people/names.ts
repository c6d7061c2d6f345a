import { createHash } from 'node:crypto';

const SURNAMES =
  'Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Hoàng Vũ Phan Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Lương Mai Đào Tạ Cao'.split(
    ' ',
  );
const GIVEN = {
  female: {
    middle: 'Thị Thị Thị Thu Minh Ngọc Thanh Hồng Bích Kim'.split(' '),
    last: 'Anh Hà Hằng Hạnh Hiền Hoa Hương Huyền Lan Liên Linh Mai Nga Ngân Nhung Oanh Quyên Tâm Thảo Thủy Trang Tuyết Vân Yến'.split(
      ' ',
    ),
  },
  male: {
    middle: 'Văn Văn Văn Đức Minh Quang Hữu Xuân Anh Trọng Công'.split(' '),
    last: 'An Bình Cường Dũng Đạt Hải Hiếu Hòa Hoàng Hùng Khánh Kiên Long Nam Phong Phúc Quân Sơn Thắng Thành Tiến Trung Tuấn Việt'.split(
      ' ',
    ),
  },
} as const;

/**
 * A synthetic Vietnamese name, the same for the same seed. Each name has its own seed, so that a post added
 * later renames nobody.
 */
export function syntheticName(seed: string): string {
  const bytes = createHash('sha256').update(`baro/demo-name/${seed}`).digest();
  const names = bytes.readUInt16BE(0) % 2 === 0 ? GIVEN.female : GIVEN.male;
  return [
    pick(SURNAMES, bytes.readUInt16BE(2)),
    pick(names.middle, bytes.readUInt16BE(4)),
    pick(names.last, bytes.readUInt16BE(6)),
  ].join(' ');
}

function pick(list: readonly string[], number: number): string {
  return list[number % list.length] ?? '';
}
