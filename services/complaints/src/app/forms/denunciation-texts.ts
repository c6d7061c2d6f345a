import { dueDateOf } from '@baro/directory-client';
import { ConclusionOutcome, PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import { maskOf } from '../../identity/index.ts';
import type { DenunciationRow } from '../../store/denunciation-entities.ts';
import type { DenunciationFormCode } from './form-act.ts';
import { dayOf } from './form-terms.ts';
import { peopleLines } from './people.ts';
import { address, assignee, letterWords, lines, reasons, sentence, termSentences } from './text-parts.ts';
import type { Text, TextFacts } from './text-parts.ts';
import { dateWords } from './words.ts';

const outcomes: Partial<Record<ConclusionOutcome, string>> = {
  [ConclusionOutcome.TRUE]: 'tố cáo đúng',
  [ConclusionOutcome.PARTLY_TRUE]: 'tố cáo đúng một phần',
  [ConclusionOutcome.FALSE]: 'tố cáo sai sự thật',
  [ConclusionOutcome.KNOWINGLY_FALSE]: 'cố ý tố cáo sai sự thật',
};

const known = ({ formCase: { file } }: TextFacts): Partial<DenunciationRow> => file.denunciation ?? {};

/**
 * The denunciation in a paper the denounced gets to see: only what was accepted, in the words that were checked to name nobody.
 * Summary, day and way of the letter could tell who sent it.
 */
function accepted(facts: TextFacts): string[] {
  const { acceptNumberSymbol, acceptTime, acceptedContent } = known(facts);
  if (!acceptTime) return [];
  return [
    `Tố cáo được thụ lý theo Quyết định số ${acceptNumberSymbol} ngày ${dayOf(acceptTime)}.`,
    sentence(`Nội dung được thụ lý: ${acceptedContent}`),
  ];
}

/** The term the decision of acceptance told (LTC Đ.29(2)). */
function acceptedTerm(facts: TextFacts): string[] {
  const { termEndTime } = known(facts);
  return termEndTime ? [`Thời hạn giải quyết: đến hết ngày ${dateWords(dueDateOf(termEndTime))}.`] : [];
}

const until = (facts: TextFacts): string[] =>
  termSentences(facts, (date) => `Thời hạn giải quyết: đến hết ngày ${date}.`);

const carriedOut = 'Cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành quyết định này.';

function decision(basis: readonly string[], first: readonly string[]): string[] {
  return [
    ...basis,
    'QUYẾT ĐỊNH:',
    ...first,
    'Điều 2. Quyết định này có hiệu lực kể từ ngày ký.',
    `Điều 3. ${carriedOut}`,
  ];
}

const acceptance: Text = (facts) =>
  decision(
    [sentence(`Căn cứ: ${known(facts).acceptBasis}`)],
    [
      `Điều 1. Thụ lý tố cáo ngày ${dayOf(facts.act.time)}.`,
      sentence(`Nội dung được thụ lý: ${known(facts).acceptedContent}`),
      ...acceptedTerm(facts),
    ],
  );

const denouncerNotice: Text = (facts) => [
  ...address(facts),
  sentence(letterWords(facts)),
  ...accepted(facts),
  ...acceptedTerm(facts),
  'Danh tính của người tố cáo được giữ bí mật theo quy định của Luật Tố cáo.',
  'Vậy thông báo để người tố cáo được biết.',
];

const denouncedNotice: Text = (facts) => [
  'Kính gửi:',
  `- ${maskOf('denounced')}.`,
  ...accepted(facts),
  ...acceptedTerm(facts),
  'Vậy thông báo để người bị tố cáo được biết, giải trình và thực hiện quyền, nghĩa vụ theo Luật Tố cáo.',
];

const refusal: Text = (facts) => [
  ...address(facts),
  sentence(letterWords(facts)),
  'Tố cáo không đủ điều kiện thụ lý để giải quyết vì:',
  ...reasons(facts),
  'Vậy thông báo để người tố cáo được biết.',
];

const passedOn: Text = (facts) => {
  const { competentBody, disposalNumberSymbol } = facts.formCase.file.letter;
  return [
    ...address(facts),
    sentence(letterWords(facts)),
    `Đơn không thuộc thẩm quyền giải quyết và đã được chuyển đến ${competentBody || 'cơ quan có thẩm quyền'} theo Phiếu chuyển số ${disposalNumberSymbol}.`,
    'Vậy thông báo để người tố cáo được biết.',
  ];
};

const assignment: Text = (facts) =>
  decision(accepted(facts), [`Điều 1. Giao ${assignee(facts)} xác minh nội dung tố cáo.`]);

const report: Text = (facts) => [...accepted(facts), 'Kết quả xác minh:', known(facts).verification ?? ''];

const suspension: Text = (facts) =>
  decision(accepted(facts), [
    `Điều 1. Tạm đình chỉ giải quyết tố cáo từ ngày ${dayOf(facts.act.time)} vì:`,
    ...reasons(facts),
  ]);

const resumption: Text = (facts) =>
  decision(accepted(facts), [
    `Điều 1. Tiếp tục giải quyết tố cáo từ ngày ${dayOf(facts.act.time)}; việc giải quyết đã tạm đình chỉ theo Quyết định số ${
      facts.act.suspension?.numberSymbol ?? ''
    }.`,
    ...until(facts),
  ]);

const termination: Text = (facts) =>
  decision(accepted(facts), [
    `Điều 1. Đình chỉ giải quyết tố cáo từ ngày ${dayOf(facts.act.time)} vì:`,
    ...reasons(facts),
  ]);

const extension: Text = (facts) =>
  decision(
    [...accepted(facts), 'Vụ việc có các tiêu chí:', ...reasons(facts)],
    [`Điều 1. Gia hạn giải quyết tố cáo thêm ${facts.act.extension?.days ?? 0} ngày.`, ...until(facts)],
  );

/** What all withdraw is told by who withdrew; a part, by its words. */
const withdrawal: Text = (facts) => {
  const { withdrawnContent, continueCode, continueGrounds } = known(facts);
  const { withdrawn } = facts.act;
  const { letter, parties } = facts.formCase.file;
  const all = withdrawn !== undefined && everybodyWithdrew(facts);
  return [
    `Ngày ${dayOf(facts.act.time)}, ghi nhận việc rút tố cáo. ${sentence(letterWords(facts))}`,
    'Người rút tố cáo:',
    ...lines(peopleLines({ letter, parties: withdrawn ? [...withdrawn] : parties }, new Map())),
    withdrawn
      ? 'Rút toàn bộ nội dung tố cáo.'
      : sentence(`Rút một phần nội dung tố cáo: ${withdrawnContent}`),
    ...(all && continueCode
      ? [sentence(`Việc giải quyết tố cáo vẫn tiếp tục, căn cứ: ${continueGrounds}`)]
      : []),
    'Biên bản đã được đọc lại cho người rút tố cáo nghe, công nhận là đúng và ký tên.',
  ];
};

/** Whether nobody was left at the time of the act. */
function everybodyWithdrew({ act, formCase: { file } }: TextFacts): boolean {
  const senders = file.parties.filter(({ role }) => role !== PartyRole.DENOUNCED);
  return senders.every(({ withdrawTime }) => withdrawTime && withdrawTime <= act.time);
}

/** What was verified is not in it: the report is of the office, and its words were not checked for names. */
const conclusion: Text = (facts) => [
  ...accepted(facts),
  `Kết luận: ${outcomes[known(facts).outcome ?? ConclusionOutcome.UNSPECIFIED] ?? ''}.`,
  known(facts).conclusionText ?? '',
];

/** The text of each form of a denunciation: LTC, NĐ 31/2019 annex, NĐ 156/2026. */
export const denunciationTexts: Record<DenunciationFormCode, Text> = {
  denunciation_acceptance: acceptance,
  denouncer_notice: denouncerNotice,
  denounced_notice: denouncedNotice,
  denunciation_refusal: refusal,
  denunciation_passed_on: passedOn,
  denunciation_assignment: assignment,
  denunciation_report: report,
  denunciation_suspension: suspension,
  denunciation_resumption: resumption,
  denunciation_termination: termination,
  denunciation_extension: extension,
  denunciation_withdrawal: withdrawal,
  denunciation_conclusion: conclusion,
};
