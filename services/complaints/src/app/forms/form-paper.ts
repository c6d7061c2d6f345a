import type { Paper, SignatureBlock } from '@baro/chassis/export';
import { codeOf } from '../../domain/code.ts';
import { headPost } from '../head-post.ts';
import type { FormCode } from './form-act.ts';
import type { FormCase, FormOfAct } from './form-case.ts';
import { byHand, formLine } from './form-lines.ts';
import { dayOf } from './form-terms.ts';
import { formBlocks } from './form-texts.ts';

/** A form as a paper of the unit that decided then. `people` are the lines that stand for the people of the letter. */
export function formPaper(formCase: FormCase, of: FormOfAct, people: readonly string[]): Paper {
  const { act, form } = of;
  return {
    ...officeOf(formCase, act.time),
    form: formLine(form),
    numberSymbol: act.numberSymbol || (unnumbered.includes(act.code) ? '' : byHand),
    // The place is written in by hand: the directory knows none.
    date: `…………, ngày ${dayOf(act.time)}`,
    title: form.titleVi,
    subtitle: `Mã đơn ${codeOf(formCase.file.letter)}`,
    blocks: formBlocks({ ...of, formCase, people }),
    recipients: recipients[act.code] ?? ['Như trên', 'Lưu: VT, hồ sơ vụ việc'],
    signatures: signaturesOf(formCase, act.code, act.time),
  };
}

const unnumbered: readonly FormCode[] = [
  'accept_proposal',
  'dialogue_minutes',
  'verification_report',
  'denunciation_report',
  'denunciation_withdrawal',
];

/** Names of the unit that decides, and of the one above, as they were then. */
export function officeOf(
  { session: { directory }, file }: FormCase,
  time: Date,
): Pick<Paper, 'parentName' | 'unitName'> {
  const unit = directory.unit(file.letter.deciderUnitId, time);
  const parent = unit?.parentId ? directory.unit(unit.parentId, time) : undefined;
  return { unitName: unit?.name ?? '', parentName: parent?.name ?? '' };
}

const inner = ['Lưu: VT, hồ sơ vụ việc'];
/** Without a name: each side gets the paper, neither learns who the other is. */
const bothSides = ['Người tố cáo', 'Người bị tố cáo', ...inner];
const recipients: Partial<Record<FormCode, string[]>> = {
  accept_proposal: inner,
  complexity: inner,
  verification_report: inner,
  dialogue_minutes: [],
  decision_first: ['Như Điều 3', ...inner],
  decision_second: ['Như Điều 3', ...inner],
  suspension: ['Như Điều 3', ...inner],
  resumption: ['Như Điều 3', ...inner],
  termination: ['Như Điều 3', ...inner],
  denunciation_acceptance: ['Như Điều 3', ...inner],
  denunciation_assignment: ['Như Điều 1', ...inner],
  denunciation_suspension: bothSides,
  denunciation_resumption: bothSides,
  denunciation_termination: bothSides,
  denunciation_extension: bothSides,
  denunciation_conclusion: bothSides,
  denunciation_report: inner,
  denunciation_withdrawal: inner,
};

const byName = '(Ký, ghi rõ họ tên)';
/** Who signs what is no paper of the head. */
const signers: Partial<Record<FormCode, readonly string[]>> = {
  dialogue_minutes: ['Người khiếu nại', 'Người ghi biên bản', 'Người chủ trì'],
  accept_proposal: ['Người đề xuất'],
  verification_report: ['Người báo cáo'],
  denunciation_report: ['Người báo cáo'],
  denunciation_withdrawal: ['Người rút tố cáo', 'Người ghi biên bản'],
};

function signaturesOf({ session, file }: FormCase, code: FormCode, time: Date): SignatureBlock[] {
  const own = signers[code];
  if (own) return own.map((title) => ({ title, note: byName }));
  const head = headPost(session.directory, file.letter.deciderUnitId, time);
  return [{ title: head?.post.title ?? 'Người giải quyết', note: '(Ký, ghi rõ họ tên, đóng dấu)' }];
}
