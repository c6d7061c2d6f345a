import { ValueGrade } from '@baro/proto/baro/reporting/v1/resources';

/** One act on a unit's report. */
export type ReportAct =
  | { act: 'fill'; share: number }
  | { act: 'check' | 'approve' }
  | { act: 'sign'; as: ValueGrade };

/** Who reports for a unit. */
export interface Reporter {
  /** Code of the unit. */
  unit: string;
  filler: string;
  approver: string;
  signer: string;
  /** What becomes of the report of the month that has ended, and of the one that runs. */
  ways: readonly [ended: readonly ReportAct[], running: readonly ReportAct[]];
}

const fill: ReportAct = { act: 'fill', share: 1 };
const checked: readonly ReportAct[] = [fill, { act: 'check' }];
const signed = (as: ValueGrade): readonly ReportAct[] => [
  ...checked,
  { act: 'approve' },
  { act: 'sign', as },
];

/** The units whose people can sign in; all others have not reported yet. */
export const reporters: readonly Reporter[] = [
  {
    unit: 'STC',
    filler: 'chuyen-vien-so',
    approver: 'truong-phong-so',
    signer: 'giam-doc-so',
    ways: [signed(ValueGrade.FINAL), signed(ValueGrade.ESTIMATE)],
  },
  {
    unit: '00004',
    filler: 'chuyen-vien-ba-dinh',
    approver: 'lanh-dao-ba-dinh',
    signer: 'lanh-dao-ba-dinh',
    ways: [checked, [{ act: 'fill', share: 0.6 }]],
  },
];

/** The monthly form: what every unit counts of its own documents and tasks. */
export const form = {
  code: 'TH-THANG-MAU',
  name: 'Báo cáo tháng về công tác văn thư và thực hiện nhiệm vụ (mẫu)',
  cutOffCode: 'nd09',
  legalRef: 'NĐ 09/2019/NĐ-CP',
} as const;

/** Indicators of the form, by the beginning of their codes. */
export const fields: readonly string[] = ['TH-VB-', 'TH-NV-'];
