import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import type { Figure, Period } from '@baro/proto/baro/reporting/v1/resources';
import { SubmissionState } from '@baro/proto/baro/reporting/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitionOf, kinds } from './definitions.ts';
import { editBook, loadBook, type, Workbooks } from './workbooks.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let workbooks: Workbooks;
let period: Period;
let ward: string;
beforeAll(async () => {
  world = await startWorld();
  workbooks = new Workbooks(world);
  await world.import([...kinds, { ...definitionOf({ code: 'XD-01' }), groupName: 'Xây dựng' }]);
  const form = await world.form(['VB-01', 'VB-02', 'VB-03', 'VB-04', 'VB-05', 'XD-01'], { code: 'B-THU' });
  period = await world.open(form.id);
  ({ id: ward } = await world.of(period.id, 'ba-dinh'));
}, 120_000);
afterAll(async () => {
  workbooks.close();
  await world.close();
});

/** Figures of the ward that say something, as `code/member value numerator/denominator nothing reason`. */
async function kept(id = ward): Promise<string[]> {
  const { lines } = await world.get(id);
  return lines.flatMap(({ figures }) => figures.flatMap((figure) => shortOf(figure)));
}

function shortOf({
  indicatorCode,
  member,
  value,
  numerator,
  denominator,
  nothing,
  reason,
}: Figure): string[] {
  const said = [
    value,
    numerator && `${numerator}:`,
    denominator && `/${denominator}`,
    nothing && 'x',
    reason,
  ];
  const words = said.filter(Boolean).join(' ');
  return words === '' ? [] : [`${member ? `${indicatorCode}/${member}` : indicatorCode} ${words}`];
}

const right = {
  E8: 10,
  E9: 7,
  E10: '3',
  F11: 2,
  G11: 3,
  E12: 4.5,
  G12: 10,
  E13: '1.234.567',
  I13: 'Nhập bù',
  E14: '1,25',
  H16: 'x',
};

describe('the workbook of a submission', () => {
  it('has the head, the lines with their groups, and the cells of the unit open', async () => {
    const { header, bytes } = await workbooks.download('ward-official', ward);
    expect(header).toMatchObject({
      fileName: expect.stringMatching(/^so-lieu_B-THU_.*_2026-11-14\.xlsx$/) as string,
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
    const book = await loadBook(bytes);
    expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['Số liệu', 'visible'],
      ['_baro', 'hidden'],
    ]);
    const sheet = book.getWorksheet('Số liệu');
    const column = (letter: string): unknown[] =>
      Array.from({ length: 16 }, (_, at) => sheet?.getCell(`${letter}${at + 1}`).text);
    expect(column('A').slice(0, 4)).toEqual([
      'B-THU. Báo cáo tháng',
      'Đơn vị báo cáo: Unit ba-dinh',
      'Kỳ báo cáo: tháng 11/2026, từ ngày 15/10/2026 đến hết ngày 14/11/2026',
      'Hạn gửi: trước 00:00 ngày 18/11/2026',
    ]);
    const codes = ['', 'VB-01', 'VB-01', 'VB-01', 'VB-02', 'VB-03', 'VB-04', 'VB-05', '', 'XD-01'];
    expect(column('A').slice(6)).toEqual(codes);
    expect(column('B').slice(8, 10)).toEqual(['dien-tu', 'giay']);
    expect(column('C').slice(6, 11)).toEqual([
      'Văn bản',
      'Số văn bản đến',
      'Hình thức: Điện tử',
      'Hình thức: Giấy',
      'Tỷ lệ đúng hạn (tử số: Đúng hạn; mẫu số, quyền số: Đã xử lý)',
    ]);
    expect(sheet?.getCell('C15').text).toBe('Xây dựng');
    const open = [8, 11, 12, 13].map((row) =>
      Array.from('ABCDEFGHIJ')
        .filter((letter) => sheet?.getCell(`${letter}${row}`).protection?.locked === false)
        .join(''),
    );
    expect(open).toEqual(['EHI', 'FGHI', 'EGHI', 'EHI']);
    expect(sheet?.getCell('E11').formula).toContain('ROUND(F11/G11*100,2)');
  });

  it('fills in every kind of indicator, and what is filled in comes with the next template', async () => {
    const filled = await workbooks.upload(
      'ward-official',
      ward,
      await workbooks.edited('ward-official', ward, type(right)),
    );
    expect(filled).toMatchObject({ filledCount: 8, submission: { filledCount: 8, askedCount: 8 } });
    expect(filled.submission?.state).toBe(SubmissionState.DRAFT);
    expect(filled.findings).toEqual([]);
    const expected = [
      'VB-01 10',
      'VB-01/dien-tu 7',
      'VB-01/giay 3',
      'VB-02 66.67 2: /3',
      'VB-03 4.5 45: /10',
      'VB-04 1234567 Nhập bù',
      'VB-05 1.25',
      'XD-01 x',
    ];
    expect(await kept()).toEqual(expected);
    // Untouched it says the same again.
    const { bytes } = await workbooks.download('ward-official', ward);
    const again = await workbooks.upload('ward-official', ward, bytes);
    expect(again.filledCount).toBe(8);
    expect(await kept()).toEqual(expected);
    const sheet = (await loadBook(bytes)).getWorksheet('Số liệu');
    expect(['E8', 'F11', 'E12', 'E13', 'H16'].map((at) => sheet?.getCell(at).value)).toEqual([
      10,
      2,
      4.5,
      1234567,
      'x',
    ]);
    expect(sheet?.getCell('E11').result).toBe(66.67);
  });

  it('leaves what is there where nothing is typed, and takes back what is said to be nothing', async () => {
    const cells = { E8: null, E9: null, E10: null, F11: null, G11: 4, E12: null, G12: null, H12: 'X' };
    const more = { E13: null, I13: null, E14: null, I14: 'vì mưa', H16: null, E16: 5 };
    const bytes = await workbooks.edited('ward-official', ward, type({ ...cells, ...more }));
    expect((await workbooks.upload('ward-official', ward, bytes)).filledCount).toBe(4);
    expect(await kept()).toEqual([
      'VB-01 10',
      'VB-01/dien-tu 7',
      'VB-01/giay 3',
      'VB-02 50 2: /4',
      'VB-03 x',
      'VB-04 1234567 Nhập bù',
      'VB-05 1.25 vì mưa',
      'XD-01 5',
    ]);
  });

  it('is read by its codes: rows sorted, inserted and deleted, columns moved', async () => {
    const bytes = await workbooks.edited('ward-official', ward, (sheet) => {
      type({ E13: 77, E9: 6, E8: 9 })(sheet);
      const letters = Array.from('ABCDEFGHIJ');
      const order = [13, 9, 16, 8, 11];
      const rows = order.map((row) => letters.map((letter) => sheet.getCell(`${letter}${row}`).value));
      for (let row = 1; row <= 16; row += 1) {
        if (row <= 5) sheet.unMergeCells(row, 1, row, letters.length);
        const values = row === 7 ? ['', '', 'ghi chú'] : rows[row - 8];
        if (row <= 6) continue;
        for (const [at] of letters.entries()) {
          sheet.getCell(row, at + 1).value = values?.[at] ?? null;
        }
      }
      sheet.spliceRows(1, 0, [], []);
      sheet.spliceColumns(1, 0, ['STT'], []);
    });
    expect((await workbooks.upload('ward-official', ward, bytes)).filledCount).toBe(5);
    expect((await kept()).slice(0, 2)).toEqual(['VB-01 9', 'VB-01/dien-tu 6']);
    expect(await kept()).toContain('VB-04 77 Nhập bù');
  });

  it('reads numbers exactly, and a text as it reads', async () => {
    const exact = [
      [0.1, '0.1'],
      [66.67, '66.67'],
      [-3.25, '-3.25'],
      [1e14, '100000000000000'],
      ['123456789012345678,25', '123456789012345678.25'],
      [' 0,5 ', '0.5'],
    ] as const;
    for (const [typed, text] of exact) {
      const reason = { richText: [{ text: 'vì ' }, { font: { bold: true }, text: 'bão' }] };
      const bytes = await workbooks.edited('ward-official', ward, type({ E14: typed, I14: reason }));
      await workbooks.upload('ward-official', ward, bytes);
      expect(await kept()).toContain(`VB-05 ${text} vì bão`);
      // Through the template and back it stays what it is, though no spreadsheet counts with so many digits.
      await workbooks.upload('ward-official', ward, (await workbooks.download('ward-official', ward)).bytes);
      expect(await kept()).toContain(`VB-05 ${text} vì bão`);
    }
  });

  it('acts once for one request id, and not on a version that has gone on', async () => {
    const before = await world.get(ward);
    const etag = before.submission?.etag ?? '';
    const bytes = await workbooks.edited('ward-official', ward, type({ E8: 20 }));
    const requestId = randomUUID();
    const first = await workbooks.upload('ward-official', ward, bytes, { requestId, etag });
    const second = await workbooks.upload('ward-official', ward, bytes, { requestId, etag });
    expect(second).toEqual(first);
    const other = await editBook(bytes, type({ E8: 21 }));
    await expectReason(
      workbooks.upload('ward-official', ward, other, { requestId, etag }),
      'REQUEST_ID_REUSED',
    );
    await expectReason(workbooks.upload('ward-official', ward, other, { etag }), 'ETAG_STALE');
    const rows = await world.rows<{ details: { figureCount: number } }>(
      `SELECT details FROM audit WHERE action = 'fill' AND details ->> 'workbookSha256' IS NOT NULL ORDER BY create_time DESC LIMIT 1`,
    );
    expect(rows[0]?.details.figureCount).toBe(first.filledCount);
    const told = await world.rows<{ version: number }>(
      `SELECT aggregate_version AS version FROM outbox WHERE aggregate_id = $1 ORDER BY seq DESC LIMIT 1`,
      [ward],
    );
    expect(told[0]?.version).toBe(Number(etag) + 1);
  });

  it('is given to who sees the draft, and taken from who fills it in', async () => {
    const { bytes } = await workbooks.download('auditor', ward);
    for (const who of ['ward-leader', 'ward-system']) await workbooks.download(who, ward);
    for (const who of ['stc-official', 'chief', 'administrator', 'stc-director']) {
      await expectReason(workbooks.download(who, ward), 'PERMISSION_DENIED');
      await expectReason(workbooks.upload(who, ward, bytes), 'PERMISSION_DENIED');
    }
    await expectReason(workbooks.upload('auditor', ward, bytes), 'PERMISSION_DENIED');
    await expectReason(workbooks.download('ward-official', randomUUID()), 'SUBMISSION_NOT_FOUND');
    await expectReason(workbooks.upload('ward-official', randomUUID(), bytes), 'SUBMISSION_NOT_FOUND');
    await expectReason(workbooks.download('ward-official', 'x'), 'FIELD_INVALID', ['id']);
    const header = { submissionId: 'x', fileName: 'a/b', requestId: '' };
    await expectReason(workbooks.upload('ward-official', ward, bytes, header), 'FIELD_INVALID', [
      'header.fileName',
      'header.requestId',
      'header.submissionId',
    ]);
    const audits = await world.rows<{ details: unknown }>(
      `SELECT details FROM audit WHERE action = 'export' ORDER BY create_time DESC LIMIT 1`,
    );
    expect(audits[0]?.details).toEqual({ format: 'xlsx', revision: 1, ids: [ward] });
    await workbooks.upload('ward-system', ward, bytes);
  });

  it('of what was signed is filled in again only for a correction, from its own template', async () => {
    const { bytes } = await workbooks.download('ward-official', ward);
    await world.act('ward-official', 'saveFigures', ward, {
      figures: [
        { indicatorCode: 'VB-01', value: '9' },
        { indicatorCode: 'VB-01', member: 'dien-tu', value: '6' },
        { indicatorCode: 'VB-05', value: '1' },
      ],
    });
    await world.act('ward-official', 'checkSubmission', ward);
    await world.act('ward-leader', 'approveSubmission', ward);
    await world.act('ward-leader', 'signSubmission', ward);
    await expectReason(workbooks.upload('ward-official', ward, bytes), 'SUBMISSION_STATE_WRONG');
    await world.act('ward-official', 'correctSubmission', ward);
    const { fields } = await expectReason(workbooks.upload('ward-official', ward, bytes), 'WORKBOOK_WRONG');
    expect(fields).toMatchObject([{ field: `'_baro'!B2`, rule: 'OTHER_REVISION' }]);
    const corrected = await workbooks.edited('ward-official', ward, type({ E13: 78 }));
    await workbooks.upload('ward-official', ward, corrected);
    expect(await kept()).toContain('VB-04 78 Nhập bù');
    // The month after shows what was signed.
    await world.act('ward-official', 'checkSubmission', ward);
    await world.act('ward-leader', 'approveSubmission', ward);
    await world.act('ward-leader', 'signSubmission', ward);
    const next = await world.of((await world.open(period.formId, 12)).id, 'ba-dinh');
    const sheet = (await loadBook((await workbooks.download('ward-official', next.id)).bytes)).getWorksheet(
      'Số liệu',
    );
    expect(['J8', 'J11', 'J13'].map((at) => sheet?.getCell(at).value)).toEqual([9, 50, 78]);
  });
});
