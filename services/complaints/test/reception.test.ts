import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { idOf, posts } from '@baro/directory-client/testing';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { LetterContent, Original } from '@baro/proto/baro/complaints/v1/resources';
import { sweepOrphans } from '../src/identity/jobs.ts';
import { knownParties } from '../src/store/letter-store.ts';
import ExcelJs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IdentityWorld } from './identity/identity-world.ts';
import { startReceptions } from './reception-world.ts';
import type { ReceptionWorld } from './reception-world.ts';
import { sender } from './samples.ts';

let book: ReceptionWorld;
beforeAll(async () => {
  book = await startReceptions();
  book.world.goTo('2026-07-06');
});
afterAll(() => book.close());

const readers = ['clerk', 'chairman', 'deputy'];

describe('a visit', () => {
  it('is entered under the next number of the unit’s year, with what was taken and where it was sent', async () => {
    const letter = await book.world.receive({ channel: 2 });
    const slot = await book.schedule('2026-07-06');
    const papers = [
      Original.fromPartial({ name: 'Quyết định thu hồi đất', pages: 2, original: false, condition: 'rõ' }),
    ];
    const entry = await book.record({
      slotId: slot.id,
      letterId: letter.id,
      originals: papers,
      sameContentCount: 3,
      settledBy: 'UBND phường Ba Đình',
      competent: true,
      guidedTo: 'Tòa án nhân dân Thành phố',
      guidedNumberSymbol: '4/HD-UBND',
    });
    const { code } = entry;
    const shown = { originals: papers, sameContentCount: 3, guidedNumberSymbol: '4/HD-UBND', peopleCount: 1 };
    expect(entry).toMatchObject({ ...shown, code: 'TCD-2026-00001', letterId: letter.id, crowd: false });
    expect(entry.receiver?.postId).toBe(idOf('post chairman'));
    expect((await book.record()).code).toBe('TCD-2026-00002');
    expect(await book.get('chairman', entry.id)).toMatchObject({ ...shown, code });
    expect(await book.world.rows(`SELECT type FROM outbox WHERE aggregate_id = $1`, [entry.id])).toEqual([
      { type: 'baro.complaints.v1.ReceptionRecorded' },
    ]);
  });

  it('is entered once however often it is asked for, and numbers have no gaps when some are entered at once', async () => {
    const requestId = randomUUID();
    const first = await book.record({}, 'clerk', requestId);
    expect(await book.record({}, 'clerk', requestId)).toEqual(first);
    const some = await Promise.all(Array.from({ length: 6 }, () => book.record()));
    const numbers = [first, ...some].map(({ code }) => Number(code.slice(-5))).toSorted((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at));
  });

  it('of so many people as the law says is a crowd', async () => {
    expect(await book.record({ peopleCount: 4 })).toMatchObject({ crowd: false });
    expect(await book.record({ peopleCount: 5 })).toMatchObject({ crowd: true });
  });

  it('is followed up by the clerk and by who received, each time with author and day, and nothing is taken away', async () => {
    const { id } = await book.record();
    await book.follow('clerk', id);
    const { followUps, etag } = await book.follow('chairman', id, { text: 'Đã có kết luận' });
    expect(followUps.map(({ text, author }) => [text, author?.postId])).toEqual([
      ['Đã chuyển Sở Tài chính xem xét', idOf('post clerk')],
      ['Đã có kết luận', idOf('post chairman')],
    ]);
    await expectReason(book.follow('deputy', id), 'PERMISSION_DENIED');
    await expectReason(book.follow('clerk', id, { etag: '1' }), 'ETAG_STALE');
    expect(etag).toBe('3');
    for (const sql of ['UPDATE reception_follow_ups SET text = text', 'DELETE FROM reception_follow_ups']) {
      await expect(book.world.rows(sql)).rejects.toThrow(/permission denied/);
    }
  });

  it('keeps nobody’s name in its own tables, answers, events and file', async () => {
    await book.record({ parties: [sender('Lò Thị Mật Danh')] });
    const stored = await book.world.rows<{ t: string }>(
      `SELECT to_jsonb(r)::text AS t FROM receptions r UNION ALL SELECT to_jsonb(p)::text FROM reception_parties p
       UNION ALL SELECT to_jsonb(o)::text FROM outbox o UNION ALL SELECT to_jsonb(a)::text FROM audit a
       UNION ALL SELECT to_jsonb(k)::text FROM request_keys k
       UNION ALL SELECT encode(response, 'escape') FROM request_keys WHERE response IS NOT NULL`,
    );
    const { bytes } = await book.file('clerk', '2026-07-01', '2026-07-31');
    const sheet = await sheetOf(bytes);
    const all = JSON.stringify([stored, await book.list('clerk'), sheet]);
    expect(stored.length).toBeGreaterThan(4);
    for (const needle of ['Mật Danh', '001088012345', '12 ngõ Trạm']) expect(all).not.toContain(needle);
    expect(all).toContain('giữ bí mật');
  });

  it('keeps its people from the sweep of identities of no row', async () => {
    const { parties } = await book.record();
    const city = new IdentityWorld(book.world);
    const known = (ids: readonly string[]) => knownParties(book.world.service.orm.em.fork(), ids);
    await sweepOrphans(city.identities, known, -1);
    expect(await book.world.keptParties()).toContain(parties[0]?.partyId);
  });
});

describe('a refused visit', () => {
  it('is answered by a notice within three working days of the law, and needs no name', async () => {
    const { id, refusalNotice } = await book.record({ refusalCode: 'threatening', parties: [] });
    const due = refusalNotice?.dueTime?.toISOString();
    expect(due).toBe('2026-07-09T17:00:00.000Z');
    expect(refusalNotice).toMatchObject({ legalRef: 'NĐ 154/2026/NĐ-CP Đ.4(3)' });
    expect(refusalNotice?.explanationVi).toContain('3 ngày làm việc');
    await expectReason(book.notify('chairman', id), 'PERMISSION_DENIED');
    const told = await book.notify('clerk', id);
    expect(told.refusalNotice).toMatchObject({ numberSymbol: '3/TB-UBND', dueState: DueState.EARLY });
    expect(told.allowedActions).toEqual(['AddReceptionFollowUp']);
    await expectReason(book.notify('clerk', id), 'REFUSAL_NOTICED');
    await expectReason(book.notify('clerk', (await book.record()).id), 'NOT_REFUSED');
  });

  it('is overdue when its notice is not sent', async () => {
    const { id } = await book.record({ refusalCode: 'other' });
    book.world.goTo('2026-07-10');
    const { refusalNotice } = await book.get('clerk', id);
    expect(refusalNotice?.dueState).toBe(DueState.OVERDUE);
    await expectReason(book.notify('clerk', id, { sendDate: '2026-07-05' }), 'FIELD_INVALID');
    await expectReason(book.notify('clerk', id, { sendDate: '2026-07-11' }), 'FIELD_INVALID');
    book.world.goTo('2026-07-06');
  });
});

describe('who sees the book', () => {
  it('is its clerk and the leaders, and who received; to all others there is no such visit', async () => {
    const { id } = await book.record({ receiverPostId: idOf('post official-th') });
    for (const who of Object.keys(posts).filter((name) => name !== 'stc-vacant')) {
      const sees = [...readers, 'official-th'].includes(who);
      const { receptions } = await book.list(who);
      expect([who, receptions.some((one) => one.id === id)]).toEqual([who, sees]);
      if (!sees) await expectReason(book.get(who, id), 'RECEPTION_NOT_FOUND');
      if (!sees) await expectReason(book.follow(who, id), 'RECEPTION_NOT_FOUND');
    }
    expect((await book.list('official-th')).receptions.map((one) => one.id)).toEqual([id]);
  });

  it('is never who is denounced, nor who works where that person works; the head of the unit stays', async () => {
    const against = (post: string, unit: string) => ({
      content: LetterContent.DENUNCIATION,
      denouncedPersonId: idOf(`person ${post}`),
      denouncedUnitId: idOf(unit),
    });
    const { id } = await book.record(against('deputy', 'ubnd'));
    const seen = async (who: string) => (await book.list(who)).receptions.some((one) => one.id === id);
    expect(await Promise.all(readers.map(seen))).toEqual([false, true, false]);
    await expectReason(book.get('deputy', id), 'RECEPTION_NOT_FOUND');
    const own = await book.record(against('chairman', 'ubnd'));
    await expectReason(book.get('chairman', own.id), 'RECEPTION_NOT_FOUND');
    const office = await book.record(against('official-th', 'vpubnd'));
    await expectReason(book.get('clerk', office.id), 'RECEPTION_NOT_FOUND');
    expect((await book.get('chairman', office.id)).id).toBe(office.id);
    const { bytes } = await book.file('clerk', '2026-07-01', '2026-07-31');
    expect(JSON.stringify(await sheetOf(bytes))).not.toContain(office.code);
  });

  it('opens a name with a reason as its clerk or who received; of a denouncer only by the head’s grant', async () => {
    const entry = await book.record();
    expect(await book.open('clerk', entry)).toBe('Trần Văn Khiếu');
    expect(await book.open('chairman', entry)).toBe('Trần Văn Khiếu');
    await expectReason(book.open('deputy', entry), 'PERMISSION_DENIED');
    await expectReason(book.open('stc-director', entry), 'LETTER_NOT_FOUND');
    const sealed = await book.record({ content: LetterContent.DENUNCIATION });
    await expectReason(book.open('clerk', sealed), 'IDENTITY_SEALED');
    await expectReason(book.grant('clerk', sealed, 'clerk'), 'PERMISSION_DENIED');
    await book.grant('chairman', sealed, 'clerk');
    expect(await book.open('clerk', sealed)).toBe('Trần Văn Khiếu');
  });
});

describe('the book', () => {
  it('is read page by page, none twice and none left out', async () => {
    const all = (await book.list('clerk', { pageSize: 200 })).receptions.map(({ code }) => code);
    const read: string[] = [];
    let pageToken = '';
    do {
      const page = await book.list('clerk', { pageSize: 4, pageToken });
      read.push(...page.receptions.map(({ code }) => code));
      pageToken = page.nextPageToken;
    } while (pageToken);
    expect(read).toEqual(all);
    expect(read.toSorted().toReversed()).toEqual(read);
  });

  it('comes as a workbook with the twelve columns of Mẫu 03/TCD, in the order of its numbers', async () => {
    const sent = { guidedTo: 'Tòa án nhân dân Thành phố', guidedNumberSymbol: '4/HD-UBND' };
    const { code } = await book.record({
      ...sent,
      sameContentCount: 3,
      settledBy: 'UBND phường',
      competent: true,
    });
    await book.record();
    const { fileName, bytes } = await book.file('clerk', '2026-07-01', '2026-07-31');
    expect(fileName).toBe('so-tiep-cong-dan_2026-07-01_2026-07-31.xlsx');
    const sheet = await sheetOf(bytes);
    const head = sheet.find((row) => row[0] === 'STT') ?? [];
    expect(head).toHaveLength(12);
    const codes = sheet.flatMap((row) => (String(row[0]).startsWith('TCD-') ? [String(row[0])] : []));
    expect(codes).toEqual(codes.toSorted());
    expect(sheet.find((row) => row[0] === code)).toEqual([
      code,
      '06/07/2026',
      expect.stringContaining('giữ bí mật'),
      'Được giữ riêng',
      'Khiếu nại việc bồi thường khi thu hồi đất',
      'KN',
      3,
      'UBND phường',
      'x',
      'Tòa án nhân dân Thành phố, 4/HD-UBND',
    ]);
    for (const who of ['official-th', 'stc-clerk', 'auditor']) {
      await expect(book.file(who, '2026-07-01', '2026-07-31')).rejects.toThrow(/PERMISSION_DENIED/);
    }
  });
});

/** Values of the rows of the first sheet. */
async function sheetOf(bytes: Buffer): Promise<unknown[][]> {
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const rows: unknown[][] = [];
  workbook.worksheets[0]?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
  return rows;
}
