import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { ReceptionPaper } from '@baro/proto/baro/complaints/v1/reception';
import { LetterContent, Original } from '@baro/proto/baro/complaints/v1/resources';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReceptions } from './reception-world.ts';
import type { ReceptionWorld } from './reception-world.ts';
import { sender } from './samples.ts';

const { REFUSAL, RECEIPT } = ReceptionPaper;
let book: ReceptionWorld;
beforeAll(async () => {
  book = await startReceptions();
});
afterAll(() => book.close());

const names = /Lò Thị Mật Danh|ngõ Trạm|001088012345/;
const parties = [sender('Lò Thị Mật Danh')];
const originals = [
  { name: 'Quyết định thu hồi đất', pages: 2, original: false, condition: 'rõ' },
  { name: 'Biên bản kiểm đếm', pages: 5, original: true, condition: 'rách góc' },
].map((one) => Original.fromPartial(one));

describe('the receipt of papers (Mẫu 02/TCD)', () => {
  it('lists each with name, pages, state, original or copy, and names nobody', async () => {
    book.world.goTo('2026-07-06');
    const { id, code } = await book.record({ originals, parties });
    const { header, text, info, pages } = await book.paper('clerk', id, RECEIPT);
    expect(header).toMatchObject({ fileName: `${code}_02-TCD.pdf`, contentType: 'application/pdf' });
    expect(pages).toHaveLength(1);
    expect(text).toContain('Mẫu số 02/TCD – NĐ 154/2026/NĐ-CP');
    expect(text).toContain(`Số thứ tự ${code}`);
    expect(text).toContain('Lúc 09 giờ 30 phút, ngày 06 tháng 7 năm 2026');
    expect(text).toMatch(/1 Quyết định thu hồi đất 2 rõ Bản sao/);
    expect(text).toMatch(/2 Biên bản kiểm đếm 5 rách góc Bản chính/);
    expect(text).toContain('Tổng số: 2 tài liệu, 7 trang.');
    expect(text).toContain('Ông (bà): …');
    expect(text + info).not.toMatch(names);
  });

  it('is of a visit at which papers were taken', async () => {
    book.world.goTo('2026-07-06');
    const { id } = await book.record();
    await expectReason(book.paper('clerk', id, RECEIPT), 'FIELD_INVALID', ['paper']);
  });
});

describe('the notice of a refusal (Mẫu 01/TCD)', () => {
  it('tells the reason of the law; its number and day come when it was sent', async () => {
    book.world.goTo('2026-07-06');
    const { id, code } = await book.record({ refusalCode: 'threatening', parties });
    const before = await book.paper('clerk', id, REFUSAL);
    expect(before.header.fileName).toBe(`${code}_01-TCD.pdf`);
    expect(before.text).toContain('Mẫu số 01/TCD – NĐ 154/2026/NĐ-CP');
    expect(before.text).toContain('Đe dọa, xúc phạm người tiếp công dân');
    expect(before.text).toContain('Luật Tiếp công dân 42/2013/QH13 Đ.9');
    expect(before.text).not.toContain('Say do dùng chất kích thích');
    expect(before.text).toContain('Ngày 06 tháng 7 năm 2026, Ông (bà) đến nơi tiếp công dân để khiếu nại');
    expect(before.text).toContain('ngày …… tháng …… năm ……');
    book.world.goTo('2026-07-08');
    await book.notify('clerk', id);
    const { text, info } = await book.paper('chairman', id, REFUSAL);
    expect(text).toContain('Số: 3/TB-UBND');
    expect(text).toContain('ngày 08 tháng 7 năm 2026');
    expect(text + info).not.toMatch(names);
  });

  it('is of a visit that was refused', async () => {
    book.world.goTo('2026-07-06');
    await expectReason(book.paper('clerk', (await book.record()).id, REFUSAL), 'NOT_REFUSED');
  });
});

describe('a paper of a visit', () => {
  it('is not there before the decree that made it', async () => {
    book.world.goTo('2026-06-30');
    const { id } = await book.record({ originals });
    await expectReason(book.paper('clerk', id, RECEIPT), 'FORM_NOT_FOUND');
  });

  it('is made by who sees the visit, never by who is denounced, and each making is audited', async () => {
    book.world.goTo('2026-07-06');
    const { id } = await book.record({
      originals,
      content: LetterContent.DENUNCIATION,
      denouncedPersonId: idOf('person deputy'),
      denouncedUnitId: idOf('ubnd'),
    });
    for (const who of ['deputy', 'clerk', 'stc-clerk', 'auditor']) {
      await expectReason(book.paper(who, id, RECEIPT), 'RECEPTION_NOT_FOUND');
    }
    await book.paper('chairman', id, RECEIPT);
    const audits = await book.world.rows(
      `SELECT details->>'paper' AS paper FROM audit WHERE action = 'make_form' AND details->'ids' ? $1`,
      [id],
    );
    expect(audits).toEqual([{ paper: 'RECEIPT' }]);
  });

  it('is told the field and the rule of bad input', async () => {
    await expectReason(book.paper('clerk', 'x', ReceptionPaper.UNSPECIFIED), 'FIELD_INVALID', [
      'id',
      'paper',
    ]);
    await expectReason(book.paper('clerk', randomUUID(), 9 as ReceptionPaper), 'FIELD_INVALID', ['paper']);
    await expectReason(book.paper('clerk', randomUUID(), RECEIPT), 'RECEPTION_NOT_FOUND');
  });
});
