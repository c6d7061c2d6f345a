import type { FileColumn, Paper, PaperBlock, SignatureBlock } from '@baro/chassis/export';
import { localDateOf, localTimeOf, PostRole } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import { receptionCodeOf } from '../../domain/code.ts';
import type { CodeRow } from '../../store/code-store.ts';
import type { FormRow } from '../../store/form-store.ts';
import type { ReceptionRow } from '../../store/reception-entities.ts';
import type { ReceptionFile } from '../../store/reception-store.ts';
import { byHand, formLine } from '../forms/form-lines.ts';
import { dateWords } from '../forms/words.ts';

/** What a paper of a visit is made of. */
export interface PaperFacts {
  session: Session;
  file: ReceptionFile;
  form: FormRow;
  /** Reasons of a refusal, each with its rule. */
  reasons: readonly CodeRow[];
}

/** The person's name is written in by hand: who came is told to the identity store alone. */
const person = 'Ông (bà): ……………………………………………………………';

const contents: Partial<Record<LetterContent, string>> = {
  [LetterContent.COMPLAINT]: 'khiếu nại',
  [LetterContent.DENUNCIATION]: 'tố cáo',
  [LetterContent.FEEDBACK]: 'kiến nghị, phản ánh',
};

/** The notice that a reception was refused (Mẫu 01/TCD), of the day it was sent; undated before. */
export function refusalPaper(facts: PaperFacts): Paper {
  const { file, reasons } = facts;
  const { reception } = file;
  const { noticeNumberSymbol, noticeSendDate, receiveTime, content, summary } = reception;
  return {
    ...headOf(facts),
    numberSymbol: noticeNumberSymbol || byHand,
    date: `…………, ngày ${noticeSendDate ? dateWords(noticeSendDate) : '…… tháng …… năm ……'}`,
    blocks: [
      'Kính gửi:',
      `- ${person}`,
      `Ngày ${dateWords(localDateOf(receiveTime))}, Ông (bà) đến nơi tiếp công dân để ${contents[content] ?? 'trình bày'}. Nội dung: ${summary}.`,
      'Việc tiếp công dân bị từ chối vì:',
      ...reasons.map(({ nameVi, legalRef }) => `- ${nameVi} (${legalRef}).`),
      'Vậy thông báo để Ông (bà) được biết.',
    ].map((text) => ({ text })),
    recipients: ['Như trên', 'Lưu: VT'],
    signatures: [headSignature(facts)],
  };
}

const columns: readonly FileColumn[] = [
  { heading: 'Số TT', share: 8, align: 'center' },
  { heading: 'Tên thông tin, tài liệu, bằng chứng', share: 50, align: 'left' },
  { heading: 'Số trang', share: 12, align: 'center' },
  { heading: 'Tình trạng', share: 22, align: 'left' },
  { heading: 'Bản chính, bản sao', share: 18, align: 'center' },
];

/** The receipt of the papers taken at a visit (Mẫu 02/TCD): each with name, pages, state, original or copy. */
export function receiptPaper(facts: PaperFacts): Paper {
  const { session, file } = facts;
  const { receiveTime, receiverPostId } = file.reception;
  const [hours, minutes] = localTimeOf(receiveTime).split(':');
  const date = dateWords(localDateOf(receiveTime));
  const receiver = session.directory.post(receiverPostId, receiveTime);
  const rows = file.papers.map(({ name, pages, condition, original }, at) => [
    String(at + 1),
    name,
    String(pages),
    condition,
    original ? 'Bản chính' : 'Bản sao',
  ]);
  const pages = file.papers.reduce((sum, paper) => sum + paper.pages, 0);
  const blocks: PaperBlock[] = [
    { text: `Lúc ${hours} giờ ${minutes} phút, ngày ${date}.` },
    { text: `Người nhận: ${receiver ? `${receiver.post.title}, ${receiver.unit.name}` : ''}.` },
    { text: 'Đã nhận của:' },
    { text: person },
    { text: 'các thông tin, tài liệu, bằng chứng sau:' },
    { columns, rows },
    { text: `Tổng số: ${rows.length} tài liệu, ${pages} trang.` },
    { text: 'Giấy này được lập thành hai bản, mỗi bên giữ một bản.' },
  ];
  const note = '(Ký, ghi rõ họ tên)';
  return {
    ...headOf(facts),
    blocks,
    numberSymbol: '',
    date: `…………, ngày ${date}`,
    recipients: [],
    signatures: [
      { title: 'Người giao', note },
      { title: 'Người nhận', note },
    ],
  };
}

function headOf({
  session: { directory },
  file: { reception },
  form,
}: PaperFacts): Pick<Paper, 'parentName' | 'unitName' | 'form' | 'title' | 'subtitle'> {
  const unit = directory.unit(reception.unitId, reception.receiveTime);
  const parent = unit?.parentId ? directory.unit(unit.parentId, reception.receiveTime) : undefined;
  return {
    unitName: unit?.name ?? '',
    parentName: parent?.name ?? '',
    form: formLine(form),
    title: form.titleVi,
    subtitle: `Số thứ tự ${receptionCodeOf(reception)}`,
  };
}

function headSignature({ session, file: { reception } }: PaperFacts): SignatureBlock {
  return {
    title: headTitle(session, reception) ?? 'Người đứng đầu cơ quan',
    note: '(Ký, ghi rõ họ tên, đóng dấu)',
  };
}

function headTitle({ directory }: Session, { unitId, receiveTime }: ReceptionRow): string | undefined {
  const posts = directory.postsOf(unitId, receiveTime);
  return posts.find(({ post }) => post.head && post.role === PostRole.LEADER)?.post.title;
}
