import type { PaperBlock } from '@baro/chassis/export';
import { localTimeOf } from '@baro/directory-client';
import { denunciationTexts } from './denunciation-texts.ts';
import type { FormCode } from './form-act.ts';
import { dayOf } from './form-terms.ts';
import { address, assignee, letterWords, lower, reasons, term, termSentences } from './text-parts.ts';
import type { Text, TextFacts } from './text-parts.ts';
import { instanceWords, kindWords, outcomeWords } from './words.ts';

function contested({ formCase: { file } }: TextFacts): string[] {
  const { contestedAct, complaintKind } = file.letter;
  const kind = kindWords[complaintKind];
  return contestedAct ? [`Khiếu nại về ${kind ?? 'việc'}: ${contestedAct}.`] : [];
}

const proposal: Text = (facts) => [
  `${letterWords(facts)}.`,
  ...contested(facts),
  'Đơn đủ điều kiện xử lý và thuộc thẩm quyền giải quyết của đơn vị.',
  'Đề xuất: thụ lý để giải quyết theo quy định của Luật Khiếu nại.',
  ...term(facts, 'Thời hạn thụ lý'),
];

const acceptance: Text = (facts) => [
  ...address(facts),
  `${letterWords(facts)}.`,
  ...contested(facts),
  `Sau khi xem xét, đơn đủ điều kiện và thuộc thẩm quyền giải quyết; khiếu nại được thụ lý ngày ${dayOf(facts.act.time)}.`,
  ...term(facts, 'Thời hạn giải quyết'),
  'Vậy thông báo để người khiếu nại được biết.',
];

const refusal: Text = (facts) => [
  ...address(facts),
  `${letterWords(facts)}.`,
  ...contested(facts),
  'Khiếu nại không đủ điều kiện thụ lý để giải quyết vì:',
  ...reasons(facts),
  'Vậy thông báo để người khiếu nại được biết.',
];

const complexity: Text = (facts) => [
  `${letterWords(facts)}.`,
  `Khiếu nại được xác định là phức tạp ngày ${dayOf(facts.act.time)} theo các tiêu chí:`,
  ...reasons(facts),
  ...term(facts, 'Thời hạn giải quyết'),
];

const assignment: Text = (facts) => [
  `Xét ${lower(letterWords(facts))}.`,
  'QUYẾT ĐỊNH:',
  `Điều 1. Giao ${assignee(facts)} xác minh nội dung khiếu nại.`,
];

const report: Text = (facts) => [
  `${letterWords(facts)}.`,
  ...contested(facts),
  'Kết quả xác minh:',
  facts.formCase.file.complaint?.verification ?? '',
  facts.formCase.file.complaint?.demandDiffers
    ? 'Yêu cầu của người khiếu nại và kết quả xác minh còn khác nhau.'
    : 'Yêu cầu của người khiếu nại và kết quả xác minh không khác nhau.',
];

/** `09 giờ 30 phút, ngày …`. */
function hour(time: Date): string {
  const [hours, minutes] = localTimeOf(time).split(':');
  return `${hours} giờ ${minutes} phút, ngày ${dayOf(time)}`;
}

const dialogueNotice: Text = (facts) => [
  ...address(facts),
  `${letterWords(facts)}.`,
  `Thời gian đối thoại: ${hour(facts.act.dialogue?.holdTime ?? facts.act.time)}.`,
  `Thông báo được gửi ngày ${dayOf(facts.act.time)}.`,
  'Người khiếu nại vắng mặt không có lý do chính đáng thì việc giải quyết vẫn tiếp tục.',
];

const minutes: Text = (facts) => {
  const { dialogue } = facts.act;
  return [
    `${letterWords(facts)}.`,
    `Buổi đối thoại tổ chức lúc ${hour(dialogue?.holdTime ?? facts.act.time)}; biên bản ghi ngày ${dayOf(facts.act.time)}.`,
    'Thành phần: người khiếu nại hoặc người đại diện:',
    ...facts.people.map((line) => `- ${line}.`),
    dialogue?.attended ? 'Người khiếu nại có mặt.' : 'Người khiếu nại vắng mặt.',
    'Nội dung, kết quả đối thoại:',
    dialogue?.result ?? '',
    dialogue?.allSigned
      ? 'Những người tham gia đã ký biên bản.'
      : `Có người không ký biên bản, lý do: ${dialogue?.unsignedReason ?? ''}.`,
  ];
};

/** Articles of a decision: what, to whom, from when. */
function decision(facts: TextFacts, first: readonly string[]): string[] {
  return [
    `Xét ${lower(letterWords(facts))};`,
    'QUYẾT ĐỊNH:',
    ...first,
    'Điều 2. Quyết định này có hiệu lực kể từ ngày ký, trừ trường hợp pháp luật quy định khác.',
    'Điều 3. Những người sau đây chịu trách nhiệm thi hành quyết định này:',
    ...facts.people.map((line) => `- ${line};`),
    '- Cơ quan, tổ chức, cá nhân có liên quan.',
  ];
}

const suspension: Text = (facts) =>
  decision(facts, [
    `Điều 1. Tạm đình chỉ giải quyết khiếu nại từ ngày ${dayOf(facts.act.time)} vì:`,
    ...reasons(facts),
    'Thời hạn giải quyết dừng lại; phần còn lại được tính tiếp từ ngày ra quyết định tiếp tục giải quyết.',
  ]);

const resumption: Text = (facts) =>
  decision(facts, [
    `Điều 1. Tiếp tục giải quyết khiếu nại từ ngày ${dayOf(facts.act.time)}; khiếu nại đã tạm đình chỉ theo Quyết định số ${
      facts.act.suspension?.numberSymbol ?? ''
    }.`,
    ...term(facts, 'Thời hạn giải quyết'),
  ]);

const termination: Text = (facts) =>
  decision(facts, [
    `Điều 1. Đình chỉ giải quyết khiếu nại từ ngày ${dayOf(facts.act.time)} vì:`,
    ...reasons(facts),
  ]);

const settlement: Text = (facts) => {
  const { complaint, letter } = facts.formCase.file;
  const second = instanceWords[letter.instance] === 'lần hai';
  return [
    `Xét ${lower(letterWords(facts))}.`,
    ...contested(facts),
    'QUYẾT ĐỊNH:',
    `Điều 1. Kết luận: ${outcomeWords[complaint?.outcome ?? 0] ?? ''}.`,
    complaint?.decisionText ?? '',
    second
      ? 'Điều 2. Không đồng ý với quyết định này, người khiếu nại có quyền khởi kiện vụ án hành chính tại Tòa án.'
      : 'Điều 2. Không đồng ý với quyết định này, người khiếu nại có quyền khiếu nại lần hai hoặc khởi kiện vụ án hành chính tại Tòa án.',
    ...termSentences(
      facts,
      (date) => `Điều 3. Quyết định có hiệu lực khi hết ngày ${date} mà không bị khiếu nại tiếp.`,
    ),
    'Quyết định gửi:',
    ...facts.people.map((line) => `- ${line};`),
    '- Cơ quan, tổ chức, cá nhân có liên quan.',
  ];
};

const disposal =
  (told: string): Text =>
  (facts) => {
    const { letter } = facts.formCase.file;
    return [
      ...(facts.act.code === 'guidance' || facts.act.code === 'return' ? address(facts) : []),
      ...(letter.competentBody && facts.act.code.startsWith('transfer')
        ? [`Kính gửi: ${letter.competentBody}.`]
        : []),
      `${letterWords(facts)}.`,
      ...(facts.act.code.startsWith('transfer')
        ? ['Người gửi đơn:', ...facts.people.map((line) => `- ${line}.`)]
        : []),
      ...reasons(facts),
      told,
      letter.disposalNote,
    ];
  };

const transfer = disposal('Đơn được chuyển đến cơ quan có thẩm quyền để giải quyết theo quy định.');

/** The text of each form: NĐ 155/2026, NĐ 124/2020 annex, TT 05/2021; NĐ 156/2026 and NĐ 31/2019 annex. */
const texts: Record<FormCode, Text> = {
  ...denunciationTexts,
  accept_proposal: proposal,
  acceptance,
  refusal,
  complexity,
  verification_assignment: assignment,
  verification_report: report,
  dialogue_notice: dialogueNotice,
  dialogue_minutes: minutes,
  suspension,
  resumption,
  termination,
  decision_first: settlement,
  decision_second: settlement,
  transfer,
  transfer_denunciation: transfer,
  guidance: disposal('Hướng dẫn người gửi đơn:'),
  return: disposal('Đơn và giấy tờ kèm theo được trả lại. Lý do:'),
};

/** The text of a form, a paragraph each. */
export function formBlocks(facts: TextFacts): PaperBlock[] {
  return texts[facts.act.code](facts)
    .filter((text) => text !== '')
    .map((text) => (text === 'QUYẾT ĐỊNH:' ? { text, font: 'bold', align: 'center' } : { text }));
}
