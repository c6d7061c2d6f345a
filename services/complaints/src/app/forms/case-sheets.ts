import type { FileColumn, Paper, PaperBlock } from '@baro/chassis/export';
import { dueDateOf, localDateOf } from '@baro/directory-client';
import { LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { codeOf } from '../../domain/code.ts';
import { countClock } from '../clocks.ts';
import type { FormCase } from './form-case.ts';
import { officeOf } from './form-paper.ts';
import { dayOf } from './form-terms.ts';
import { peopleLines } from './people.ts';
import { channelWords, contentWords, instanceWords, shortDate, stepWords } from './words.ts';

/** A paper of the case file, with the day and number it stands under in the contents. */
export interface CaseSheet {
  paper: Paper;
  time: Date;
  numberSymbol: string;
}

/** A sheet nobody signs. */
export function sheetOf(
  formCase: FormCase,
  title: string,
  time: Date,
  blocks: readonly PaperBlock[],
): CaseSheet {
  return {
    time,
    numberSymbol: '',
    paper: {
      ...officeOf(formCase, time),
      form: '',
      numberSymbol: '',
      date: '',
      title,
      subtitle: `Mã đơn ${codeOf(formCase.file.letter)}`,
      blocks,
      recipients: [],
      signatures: [],
    },
  };
}

/** The letter as it was entered: everything but who its people are. */
export function letterSheet(formCase: FormCase): CaseSheet {
  const { file } = formCase;
  const { letter } = file;
  const { content, instance, receiveTime, channel, fromBody, fromNumberSymbol, fromDate, summary, text } =
    letter;
  const what = contentWords[content] ?? 'Đơn';
  const passed = fromBody ? ` (${fromBody}, số ${fromNumberSymbol} ngày ${shortDate(fromDate ?? '')})` : '';
  const blocks = [
    `Tiếp nhận ngày ${dayOf(receiveTime)}, ${channelWords[channel] ?? ''}${passed}.`,
    `Số người đứng đơn: ${letter.peopleCount}. Người đứng đơn:`,
    ...peopleLines(file, new Map()).map((line) => `- ${line}.`),
    `Tóm tắt: ${summary}`,
    ...(text ? ['Nội dung:', text] : []),
  ];
  const title = `${what} ${instanceWords[instance] ?? ''}`.trim();
  return sheetOf(
    formCase,
    `${title} (nội dung ghi nhận)`,
    receiveTime,
    blocks.map((line) => ({ text: line })),
  );
}

/** The answer to feedback. */
export function answerSheet(formCase: FormCase): CaseSheet[] {
  const { letter } = formCase.file;
  if (letter.state !== LetterState.ANSWERED) return [];
  const sheet = sheetOf(formCase, 'Trả lời phản ánh, kiến nghị', letter.updateTime, [
    { text: letter.disposalNote },
  ]);
  const numberSymbol = letter.disposalNumberSymbol;
  return [{ ...sheet, numberSymbol, paper: { ...sheet.paper, numberSymbol } }];
}

const clockColumns: readonly FileColumn[] = [
  { heading: 'Việc', share: 18, align: 'left' },
  { heading: 'Tính từ', share: 14, align: 'center' },
  { heading: 'Hạn', share: 14, align: 'center' },
  { heading: 'Xong', share: 14, align: 'center' },
  { heading: 'Cách tính và căn cứ', share: 50, align: 'left' },
];

/** Every legal clock of the letter, as it stands now, with the sentence that says why. */
export function clocksSheet(formCase: FormCase): CaseSheet {
  const { session, file } = formCase;
  const rows = file.clocks.flatMap((row) => {
    const clock = countClock(session, file, row);
    if (!clock) return [];
    const { dueTime, explanation } = clock;
    return [
      [
        stepWords[row.step] ?? row.step,
        shortDate(localDateOf(row.triggerTime)),
        dueTime ? shortDate(dueDateOf(dueTime)) : 'Đang dừng',
        row.endTime ? shortDate(localDateOf(row.endTime)) : '',
        explanation.vi,
      ],
    ];
  });
  return sheetOf(formCase, 'Phiếu theo dõi thời hạn', session.now, [{ columns: clockColumns, rows }]);
}
