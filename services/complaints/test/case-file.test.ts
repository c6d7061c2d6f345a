import { Party, PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FormWorld } from './form-world.ts';
import type { ReadPdf } from './form-world.ts';
import { sender } from './samples.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let forms: FormWorld;
let id: string;
let code: string;
let file: ReadPdf;
beforeAll(async () => {
  world = await startWorld();
  forms = new FormWorld(world);
  world.goTo('2026-07-06');
  const text = 'Tôi không đồng ý với quyết định thu hồi đất và đề nghị hủy quyết định. '.repeat(250);
  const originals = [
    { name: 'Quyết định thu hồi đất', pages: 2, original: false, condition: 'rõ' },
    { name: 'Biên bản kiểm đếm', pages: 5, original: true, condition: '' },
  ];
  ({ id, code } = await world.classified({}, { text, originals }));
  await world.act('chairman', 'AcceptComplaint', id);
  await world.act('chairman', 'AssignVerification', id);
  // Enough papers for a table of contents of several pages.
  for (let turn = 0; turn < 20; turn += 1) {
    world.goTo(`2026-07-${String(7 + turn).padStart(2, '0')}`);
    await world.act('chairman', 'SuspendComplaint', id, { numberSymbol: `${20 + turn}/QĐ-UBND` });
    world.clock.now = new Date(world.now.getTime() + 3_600_000);
    await world.act('chairman', 'ResumeComplaint', id, { numberSymbol: `${60 + turn}/QĐ-UBND` });
  }
  await world.act('stc-official', 'SubmitVerification', id);
  world.goTo('2026-07-28');
  await world.act('chairman', 'IssueDecision', id);
  file = await forms.caseFile('clerk', id);
}, 120_000);
afterAll(async () => {
  forms.close();
  await world.close();
});

/** Rows of the table of contents: the day and the pages each stands under. */
function contents(): { date: string; from: number; to: number }[] {
  const pages = file.pages.slice(
    0,
    file.pages.findIndex((page) => page.includes('(NỘI DUNG GHI NHẬN)')),
  );
  const rows = [...pages.join(' ').matchAll(/(\d\d\/\d\d\/\d{4}) (\d+)(?:–(\d+))?/g)];
  return rows.map(([, date = '', from, to]) => ({ date, from: Number(from), to: Number(to ?? from) }));
}

describe('the case file', () => {
  it('is one PDF under the code of the letter, all pages numbered in one run', () => {
    expect(file.header).toMatchObject({ fileName: `${code}.pdf`, contentType: 'application/pdf' });
    expect(file.pages.length).toBeGreaterThan(48);
    file.pages.forEach((page, at) => expect(page).toMatch(new RegExp(`Trang ${at + 1} ?$`)));
    expect(file.pages[0]).toContain('HỒ SƠ GIẢI QUYẾT KHIẾU NẠI');
  });

  it('has a table of contents that agrees with the pages, over more than one of its own', async () => {
    const rows = contents();
    const listed = await forms.list('clerk', id);
    // The letter, every form, the clocks; then the paper originals.
    expect(rows).toHaveLength(listed.length + 4);
    const titles = [
      'ĐƠN KHIẾU NẠI LẦN ĐẦU (NỘI DUNG GHI NHẬN)',
      ...listed.map(({ titleVi }) => titleVi.toUpperCase()),
      'PHIẾU THEO DÕI THỜI HẠN',
    ];
    expect(rows[0]?.from).toBeGreaterThan(2);
    expect(rows[0]?.to).toBeGreaterThan(rows[0]?.from ?? 0);
    titles.forEach((title, at) => {
      const { from = 0, to = 0 } = rows[at] ?? {};
      expect(file.pages[from - 1]).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
      expect(file.pages[from - 1]).toContain(title);
      expect(from).toBe(at === 0 ? rows[0]?.from : (rows[at - 1]?.to ?? 0) + 1);
      for (const page of file.pages.slice(from, to)) expect(page).not.toContain('CỘNG HÒA');
    });
    expect(rows[titles.length - 1]?.to).toBe(file.pages.length);
    const dates = listed.map(({ actTime }) =>
      actTime?.toISOString().slice(0, 10).split('-').toReversed().join('/'),
    );
    expect(rows.slice(1, -3).map(({ date }) => date)).toEqual(dates);
  });

  it('lists the paper originals behind it, their pages going on where the file ends', () => {
    const last = file.pages.length;
    expect(contents().slice(-2)).toEqual([
      { date: '06/07/2026', from: last + 1, to: last + 2 },
      { date: '06/07/2026', from: last + 3, to: last + 7 },
    ]);
    expect(file.text).toContain('Biên bản kiểm đếm (bản chính; 5 trang)');
  });

  it('says how each due time was counted', async () => {
    const { clocks } = await world.get('clerk', id);
    const from = contents().at(-3)?.from ?? 0;
    // Lines of a cell are read without the blanks between them.
    const sheet = file.pages
      .slice(from - 1)
      .join('')
      .replaceAll(/\s/g, '');
    expect(clocks.length).toBeGreaterThan(4);
    for (const { explanationVi } of clocks) {
      expect(sheet).toContain(explanationVi.replaceAll(/\s/g, ''));
    }
  });

  it('holds no identity, whoever asks and whatever was opened before', async () => {
    await forms.name('chairman', id, 'acceptance-1');
    const own = await forms.caseFile('chairman', id);
    for (const { text, info, bytes } of [file, own]) {
      for (const mark of ['Trần Văn Khiếu', 'ngõ Trạm', '001088012345']) {
        expect(text).not.toContain(mark);
        expect(info).not.toContain(mark);
        expect(bytes.includes(mark)).toBe(false);
      }
      expect(text).toContain(`Người khiếu nại (được giữ bí mật), mã đơn ${code}`);
    }
    expect(await world.sideRows('SELECT 1 FROM openings WHERE case_id = $1', [id])).toHaveLength(1);
  });

  it('is audited before the first byte', async () => {
    const audits = await world.rows(`SELECT 1 FROM audit WHERE action = 'export' AND details->'ids' ? $1`, [
      id,
    ]);
    expect(audits).toHaveLength(2);
  });
});

describe('the case file of a denunciation', () => {
  it('has what was decided on it by time, and names neither who denounces nor who is denounced', async () => {
    world.goTo('2026-07-06');
    const people = [sender('Lê Thị Tố'), sender('Phạm Văn Bị', PartyRole.DENOUNCED)];
    const denunciation = await world.denounced({}, { parties: people.map((one) => Party.fromPartial(one)) });
    world.goTo('2026-07-13');
    await world.act('chairman', 'AcceptDenunciation', denunciation.id);
    await world.act('chairman', 'AssignVerification', denunciation.id);
    await world.act('stc-official', 'SubmitVerification', denunciation.id);
    world.goTo('2026-08-12');
    await world.act('chairman', 'ExtendResolution', denunciation.id);
    world.goTo('2026-08-24');
    await world.act('chairman', 'IssueConclusion', denunciation.id);
    const { pages, text } = await forms.caseFile('chairman', denunciation.id);
    expect(pages[0]).toContain('HỒ SƠ VỤ VIỆC TỐ CÁO');
    const titles = [
      'QUYẾT ĐỊNH THỤ LÝ TỐ CÁO',
      'QUYẾT ĐỊNH GIAO XÁC MINH NỘI DUNG TỐ CÁO',
      'BÁO CÁO KẾT QUẢ XÁC MINH NỘI DUNG TỐ CÁO',
      'QUYẾT ĐỊNH GIA HẠN',
      'KẾT LUẬN NỘI DUNG TỐ CÁO',
      'PHIẾU THEO DÕI',
    ];
    expect(titles.map((title) => pages.findIndex((page) => page.includes(title)))).toEqual([
      2, 3, 4, 5, 6, 7,
    ]);
    expect(text).toContain('đến hết ngày 12 tháng 8 năm 2026');
    expect(text).toContain('Kết luận: tố cáo đúng một phần.');
    expect(text).toContain('Người tố cáo (được giữ bí mật)');
    expect(text).not.toMatch(/Lê Thị Tố|Phạm Văn Bị/);
  });
});
