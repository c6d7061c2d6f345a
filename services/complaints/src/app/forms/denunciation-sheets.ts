import { dueDateOf } from '@baro/directory-client';
import { ConclusionOutcome, LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import { sheetOf } from './case-sheets.ts';
import type { CaseSheet } from './case-sheets.ts';
import type { FormCase } from './form-case.ts';
import { dayOf } from './form-terms.ts';
import { dateWords } from './words.ts';

const outcomes: Partial<Record<ConclusionOutcome, string>> = {
  [ConclusionOutcome.TRUE]: 'tố cáo đúng',
  [ConclusionOutcome.PARTLY_TRUE]: 'tố cáo đúng một phần',
  [ConclusionOutcome.FALSE]: 'tố cáo sai sự thật',
  [ConclusionOutcome.KNOWINGLY_FALSE]: 'cố ý tố cáo sai sự thật',
};

/** What was decided on a denunciation, as sheets of the case file: its forms are not known to us yet. */
export function denunciationSheets(formCase: FormCase): CaseSheet[] {
  const { letter, denunciation, extensions } = formCase.file;
  if (!denunciation || letter.content !== LetterContent.DENUNCIATION) return [];
  const { acceptTime, termEndTime, conclusionTime, endTime } = denunciation;
  const sheet = (
    title: string,
    time: Date | null | undefined,
    numberSymbol: string,
    lines: string[],
  ): CaseSheet[] => (time ? [numbered(formCase, title, time, numberSymbol, lines)] : []);
  return [
    ...sheet('Quyết định thụ lý tố cáo', acceptTime, denunciation.acceptNumberSymbol, [
      `Căn cứ: ${denunciation.acceptBasis}.`,
      `Nội dung được thụ lý: ${denunciation.acceptedContent}.`,
      termEndTime ? `Thời hạn giải quyết: đến hết ngày ${dateWords(dueDateOf(termEndTime))}.` : '',
    ]),
    ...extensions.flatMap(({ decisionTime, numberSymbol, days }) =>
      sheet('Quyết định gia hạn giải quyết tố cáo', decisionTime, numberSymbol, [
        `Gia hạn ${days} ngày từ quyết định ngày ${dayOf(decisionTime)}.`,
      ]),
    ),
    ...sheet('Kết luận nội dung tố cáo', conclusionTime, denunciation.conclusionNumberSymbol, [
      'Kết quả xác minh:',
      denunciation.verification,
      `Kết luận: ${outcomes[denunciation.outcome] ?? ''}.`,
      denunciation.conclusionText,
    ]),
    ...sheet(
      'Quyết định đình chỉ giải quyết tố cáo',
      denunciation.terminationCode ? endTime : null,
      denunciation.terminationNumberSymbol,
      [],
    ),
  ];
}

function numbered(
  formCase: FormCase,
  title: string,
  time: Date,
  numberSymbol: string,
  lines: readonly string[],
): CaseSheet {
  const blocks = lines.filter((text) => text !== '').map((text) => ({ text }));
  const { paper } = sheetOf(formCase, title, time, blocks);
  return { time, numberSymbol, paper: { ...paper, numberSymbol, date: `…………, ngày ${dayOf(time)}` } };
}
