import type { Bundle, FileColumn, FileRow, Paper } from '@baro/chassis/export';
import { localDateOf } from '@baro/directory-client';
import { LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import { answerSheet, clocksSheet, letterSheet, sheetOf } from './case-sheets.ts';
import type { CaseSheet } from './case-sheets.ts';
import type { FormCase } from './form-case.ts';
import { formPaper } from './form-paper.ts';
import { dayOf } from './form-terms.ts';
import { peopleLines } from './people.ts';
import { shortDate } from './words.ts';

const columns: readonly FileColumn[] = [
  { heading: 'Số TT', share: 7, align: 'center' },
  { heading: 'Tên tài liệu', share: 52, align: 'left' },
  { heading: 'Số, ký hiệu', share: 20, align: 'left' },
  { heading: 'Ngày', share: 14, align: 'center' },
  { heading: 'Trang', share: 15, align: 'center' },
];

/** What stands in the contents, in their order. */
interface Listed {
  title: string;
  numberSymbol: string;
  date: string;
}

/**
 * The case file of a letter (LKN Đ.34): the letter, every paper by the time of its act, the clocks. Paper originals are not kept
 * as files: they are listed last, with the pages they take in the paper file behind the printed ones.
 */
export function caseFile(formCase: FormCase): Bundle {
  const { file, forms } = formCase;
  const masked = peopleLines(file, new Map());
  const made = forms.map((of): CaseSheet => {
    const { time, numberSymbol } = of.act;
    return { time, numberSymbol, paper: formPaper(formCase, of, masked) };
  });
  const parts = [letterSheet(formCase), ...made, ...answerSheet(formCase), clocksSheet(formCase)];
  const listed = parts.map(listedPart);
  return {
    columns,
    front: frontOf(formCase),
    papers: parts.map(({ paper }) => paper),
    contents: (spans, last) => [
      ...listed.map((row, at) => contentRow(at, row, spanWords(spans[at]?.from ?? 0, spans[at]?.to ?? 0))),
      ...originalRows(formCase, listed.length, last),
    ],
  };
}

function listedPart({ paper: { title, form }, time, numberSymbol }: CaseSheet): Listed {
  return {
    title: form
      ? `${title}
${form}`
      : title,
    numberSymbol,
    date: shortDate(localDateOf(time)),
  };
}

function contentRow(at: number, { title, numberSymbol, date }: Listed, pages: string): string[] {
  return [String(at + 1), title, numberSymbol, date, pages];
}

function spanWords(from: number, to: number): string {
  return from === to ? String(from) : `${from}–${to}`;
}

/** Papers that came with the letter: their pages go on where those of the file end. */
function originalRows({ originals, file }: FormCase, before: number, lastPage: number): FileRow[] {
  if (originals.length === 0) return [];
  const date = shortDate(localDateOf(file.letter.receiveTime));
  let page = lastPage;
  const rows = originals.map(({ name, pages, original, condition }, at) => {
    const from = page + 1;
    page += pages;
    const kind = [original ? 'bản chính' : 'bản sao', condition].filter(Boolean).join(', ');
    const title = `${name} (${kind}; ${pages} trang)`;
    return contentRow(before + at, { title, numberSymbol: '', date }, spanWords(from, page));
  });
  return [
    { section: 'Giấy tờ kèm theo đơn: bản giấy, không có trong tệp này; đánh số tiếp theo trang cuối' },
    ...rows,
  ];
}

const titles: Partial<Record<LetterContent, string>> = {
  [LetterContent.COMPLAINT]: 'Hồ sơ giải quyết khiếu nại',
  [LetterContent.DENUNCIATION]: 'Hồ sơ vụ việc tố cáo',
};

/** The sheet in front: what the file is of, and when it was put together. */
function frontOf(formCase: FormCase): Paper {
  const { session, file } = formCase;
  const { content, receiveTime, summary } = file.letter;
  const { paper } = sheetOf(formCase, titles[content] ?? 'Hồ sơ xử lý đơn', session.now, [
    { text: `Nội dung: ${summary}` },
    { text: `Tiếp nhận ngày ${dayOf(receiveTime)}. Hồ sơ lập ngày ${dayOf(session.now)}.` },
    { text: 'Danh tính của người trong đơn được giữ riêng và không có trong hồ sơ này.' },
    { text: 'MỤC LỤC', font: 'bold', align: 'center' },
  ]);
  return paper;
}
