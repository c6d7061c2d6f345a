import { RegisterKind } from '@baro/proto/baro/documents/v1/resources';

/** A column of a register. */
export interface RegisterColumn {
  readonly heading: string;
  /** Share of the page's width, in parts of all. */
  readonly share: number;
  readonly align: 'left' | 'center';
}

/** A register as Phụ lục IV of NĐ 30/2020 lays it out. */
export interface RegisterForm {
  readonly title: string;
  /** For names of sheets and files, without accents. */
  readonly fileName: string;
  readonly sheetName: string;
  readonly columns: readonly RegisterColumn[];
}

function column(heading: string, share: number, align: RegisterColumn['align'] = 'left'): RegisterColumn {
  return { heading, share, align };
}

const incoming: RegisterForm = {
  title: 'SỔ ĐĂNG KÝ VĂN BẢN ĐẾN',
  fileName: 'so-dang-ky-van-ban-den',
  sheetName: 'Văn bản đến',
  columns: [
    column('Ngày đến', 7.5, 'center'),
    column('Số đến', 5, 'center'),
    column('Tác giả', 12),
    column('Số, ký hiệu văn bản', 10, 'center'),
    column('Ngày tháng văn bản', 7.5, 'center'),
    column('Tên loại và trích yếu nội dung văn bản', 23.5),
    column('Đơn vị hoặc người nhận', 13),
    column('Ngày chuyển', 7.5, 'center'),
    column('Ký nhận', 7),
    column('Ghi chú', 7),
  ],
};

const outgoing: RegisterForm = {
  title: 'SỔ ĐĂNG KÝ VĂN BẢN ĐI',
  fileName: 'so-dang-ky-van-ban-di',
  sheetName: 'Văn bản đi',
  columns: [
    column('Số, ký hiệu văn bản', 11, 'center'),
    column('Ngày tháng văn bản', 7.5, 'center'),
    column('Tên loại và trích yếu nội dung văn bản', 23.5),
    column('Người ký', 9),
    column('Nơi nhận văn bản', 15),
    column('Đơn vị, người nhận bản lưu', 9),
    column('Số lượng bản', 5, 'center'),
    column('Ngày chuyển', 7.5, 'center'),
    column('Ký nhận', 5.5),
    column('Ghi chú', 7),
  ],
};

const handling: RegisterForm = {
  title: 'SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN',
  fileName: 'so-theo-doi-giai-quyet-van-ban-den',
  sheetName: 'Giải quyết văn bản đến',
  columns: [
    column('Số đến', 6, 'center'),
    column('Tên loại, số và ký hiệu, ngày tháng và tác giả văn bản', 29),
    column('Đơn vị hoặc người nhận', 17),
    column('Thời hạn giải quyết', 10, 'center'),
    column('Tiến độ giải quyết', 16),
    column('Số, ký hiệu văn bản trả lời', 11, 'center'),
    column('Ghi chú', 13),
  ],
};

/** Registers that are kept; the contract's unset value is none. */
export type KeptRegister = RegisterKind.INCOMING | RegisterKind.OUTGOING | RegisterKind.HANDLING;

const forms: Record<KeptRegister, RegisterForm> = {
  [RegisterKind.INCOMING]: incoming,
  [RegisterKind.OUTGOING]: outgoing,
  [RegisterKind.HANDLING]: handling,
};

/** The form of a register. */
export function registerForm(kind: KeptRegister): RegisterForm {
  return forms[kind];
}

/** Whether the value names a register that is kept. */
export function isKeptRegister(kind: RegisterKind): kind is KeptRegister {
  return kind in forms;
}
