import { eventually } from '@baro/chassis/testing';
import { LegalTerm } from '@baro/proto/baro/directory/v1/directory';
import { lawRows } from '@baro/tools/testing/law-rows.ts';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { choose, openAct, pick, send } from './acts.ts';
import { city, committee, council, department } from './council.ts';
import { part, Rest, text } from './rest.ts';
import { seeCount, seeLoaded } from './see.ts';
import { account, Stage } from './stage.ts';

const subject = 'Cải tạo, thoát nước đường Đội Cấn';
const asked = 'Hoàn thành hồ điều hòa Ngọc Khánh';
const verifier = 'tham-tra';
const leader = 'lanh-dao';
const official = 'chuyen-vien-so';
const director = 'giam-doc-so';
const clerk = 'van-thu-so';

describeNeeding('chromium', 'promises in Chromium, from the answer to the confirmation', (chromium) => {
  const stage = new Stage({
    services: ['directory', 'documents', 'tasks', 'petitions', 'custody', 'gateway'],
    testClock: new Date('2026-08-20T09:00:00+07:00'),
    units: [
      committee,
      { ...city, posts: [{ role: 'CITY_ADMINISTRATOR', accountId: account('09'), title: 'Quản trị' }] },
      council,
      {
        ...department,
        posts: [
          ...department.posts,
          { role: 'RECORDS_CLERK', accountId: account('21'), title: 'Văn thư Sở' },
        ],
      },
    ],
  });
  const rest = new Rest(stage);
  const sessions: string[] = [];
  let petition = '';
  let promise = '';

  beforeAll(async () => {
    await stage.open(chromium);
    await loadTerm();
    for (const [name, openDate] of [
      ['Kỳ họp thứ 5', '2026-07-07'],
      ['Kỳ họp thứ 6', '2026-12-08'],
    ]) {
      const session = { unitId: stage.unit('HDND').id, name, term: 'Khóa XVII', openDate };
      const made = await eventually(() => rest.post(verifier, '/v1/councilSessions', { session }));
      sessions.push(text(part(made, 'session'), 'id'));
    }
    await issueMinutes();
    petition = await acceptedPetition();
  }, 600_000);
  afterAll(() => stage.close());

  /** The row of the law in force: petitions and pages take its number from the directory. */
  async function loadTerm(): Promise<void> {
    const term = lawRows().legalTerms.find(
      ({ code, validFrom }) => code === 'questioning.promise.report' && validFrom === '2026-03-01',
    );
    if (!term) throw new Error('no such row');
    const legalTerm = LegalTerm.toJSON({ ...term, id: '' });
    await rest.post('quan-tri', '/v1/directory/legalTerms', { legalTerm });
  }

  /** Minutes of an acceptance, issued by the department: what evidence is. */
  async function issueMinutes(): Promise<void> {
    const { id: unitId, posts } = stage.unit('SXD');
    const document = {
      unitId,
      kind: 'OUTGOING_KIND_OUTGOING',
      typeCode: 'BB',
      subject: 'Biên bản nghiệm thu đường Đội Cấn',
      pageCount: 2,
      copyCount: 2,
      signerPostId: posts[0]?.id,
      signerPersonId: posts[0]?.personId,
      signingCapacity: 'SIGNING_CAPACITY_HEAD',
      recipients: [{ name: 'Lưu: VT' }],
    };
    const draft = await eventually(() => rest.post(official, '/v1/documents/outgoing', { document }));
    const address = `/v1/documents/outgoing/${text(part(draft, 'document'), 'id')}`;
    await rest.post(official, `${address}:handOver`, { postId: posts[2]?.id });
    await rest.post(clerk, `${address}:number`, {});
    await rest.post(clerk, `${address}:issue`, {});
  }

  async function acceptedPetition(): Promise<string> {
    const recorded = await rest.post(verifier, '/v1/petitions', {
      petition: {
        unitId: stage.unit('HDND').id,
        subject,
        level: 'PETITION_LEVEL_CITY',
        field: 'PETITION_FIELD_URBAN',
      },
      raising: { sessionId: sessions[0], localityName: 'Phường Ba Đình', words: 'Mưa là ngập.' },
    });
    const address = `/v1/petitions/${text(part(recorded, 'petition'), 'id')}`;
    const lead = { leadPostId: stage.unit('SXD').posts[1]?.id, dueTime: '2026-09-20T17:00:00+07:00' };
    await eventually(() => rest.post(leader, `${address}:assign`, lead));
    await rest.post(official, `${address}:accept`, {});
    return address.slice(3);
  }

  async function see(login: string, address: string, title: string): Promise<Page> {
    const page = await stage.pageOf(login);
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    return page;
  }

  /** Presses a button of the promise and fills its dialog. */
  async function act(page: Page, name: string, fill: (dialog: Locator) => Promise<void>): Promise<void> {
    await page.getByRole('button', { name, exact: true }).click();
    const dialog = page.getByRole('dialog', { name });
    await fill(dialog);
    await send(dialog, name);
  }

  it('a signed answer that schedules is a promise on the petition’s page, beside both axes', async () => {
    const working = await see(official, petition, subject);
    await working.getByText('Chưa có lời hứa nào', { exact: false }).waitFor();
    const dialog = await openAct(working, 'Trình ký trả lời');
    await dialog.getByLabel('Nội dung trả lời').fill('Sẽ cải tạo trong năm.');
    await choose(dialog, 'Sẽ giải quyết, có lộ trình, thời hạn');
    await dialog.getByLabel('Ngày cam kết xong').fill('31/12/2026');
    await dialog.getByLabel('Căn cứ, lý do').fill('Xong rãnh thoát nước trước 31/12.');
    await pick(dialog.getByLabel('Người ký'), 'giam doc', /Giám đốc/);
    await send(dialog, 'Trình ký trả lời');
    const signing = await see(director, petition, subject);
    await send(await openAct(signing, 'Ký trả lời'), 'Ký trả lời');
    const ledger = signing.getByRole('article').filter({ hasText: 'Hạn đầu tiên' }).last();
    await ledger.getByText('Đang thực hiện').waitFor();
    await ledger.getByText('Hạn đầu tiên 31/12/2026, không thay đổi').waitFor();
    await signing.getByRole('region', { name: 'Đơn vị báo cáo' }).waitFor();
  }, 300_000);

  it('who must keep it adds a milestone and moves the date: the first one stays, with reason and author', async () => {
    const page = await see(official, petition, subject);
    await act(page, 'Thêm mốc', async (dialog) => {
      await dialog.getByLabel('Nội dung mốc').fill('Xong mặt bằng');
      await dialog.getByLabel('Hạn', { exact: false }).last().fill('1/3/2027');
      await dialog.getByRole('button', { name: 'Thêm mốc Ctrl Enter' }).click();
      await dialog.getByText('sau hạn của lời hứa', { exact: false }).first().waitFor();
      await dialog.getByLabel('Hạn', { exact: false }).last().fill('30/9/2026');
    });
    await act(page, 'Dời hạn', async (dialog) => {
      await choose(dialog, 'Cả lời hứa');
      await dialog.getByLabel('Hạn mới').fill('31/3/2027');
      await dialog.getByLabel('Lý do').fill('Vướng mặt bằng 60 m.');
    });
    await page.getByText('31/12/2026 → 31/03/2027').waitFor();
    await page.getByText('chậm thêm 90 ngày', { exact: false }).waitFor();
    await page.getByText('Vướng mặt bằng 60 m.').waitFor();
    await page.getByText('Hạn đầu tiên 31/12/2026, không thay đổi').waitFor();
    await act(page, 'Báo cáo thực hiện', async (dialog) => {
      await choose(dialog, 'Xong mặt bằng (30/09/2026)');
      await dialog.getByLabel('Đã làm gì').fill('Đã bàn giao mặt bằng.');
    });
    await page.getByText('đạt 1/1 mốc').waitFor();
  }, 300_000);

  it('the Council records what was promised under questioning', async () => {
    const page = await see(verifier, '/promises', 'Lời hứa');
    await act(page, 'Ghi lời hứa khi chất vấn', async (dialog) => {
      await pick(dialog.getByRole('combobox', { name: /^Kỳ họp/ }), 'thu 5', /Kỳ họp thứ 5/);
      await dialog.getByLabel('Nội dung hứa').fill(asked);
      await pick(dialog.getByLabel('Chịu trách nhiệm'), 'giam doc', /Giám đốc/);
      await dialog.getByLabel('Ngày hứa').fill('8/7/2026');
      await dialog.getByLabel('Hạn', { exact: false }).last().fill('30/11/2026');
    });
    await page.getByRole('heading', { level: 1, name: asked }).waitFor();
    // Who records it neither keeps nor, before it is reported, confirms it.
    await page.getByText('Bạn chỉ xem được lời hứa này.').waitFor();
    promise = new URL(page.url()).pathname;
  }, 300_000);

  it('before a session the list says what must be reported, by when and how that was counted', async () => {
    const page = await see(verifier, '/promises', 'Lời hứa');
    await pick(page.getByLabel('Phải báo cáo trước kỳ họp'), 'thu 6', /Kỳ họp thứ 6/);
    await page.getByText('Báo cáo chậm nhất 28/11/2026').waitFor();
    await page.getByText('chậm nhất 10 ngày trước ngày khai mạc kỳ họp', { exact: false }).waitFor();
    await page.getByText('chưa đối chiếu văn bản luật', { exact: false }).waitFor();
    const rows = page.getByRole('table').getByRole('row');
    await seeCount(rows, 3);
    expect(await rows.nth(1).textContent()).toContain(asked);
    expect(await rows.nth(2).textContent()).toContain('dời hạn 1 lần');
    const address = new URL(page.url());
    expect(address.searchParams.get('sessionId')).toBe(sessions[1]);
    await page.goto(`${address.pathname}${address.search}&standing=moved`);
    await seeCount(rows, 2);
  }, 300_000);

  it('past its first date it is broken, whatever date it was moved to; past the one in force overdue', async () => {
    await stage.setTime(new Date('2027-01-04T09:00:00+07:00'));
    const page = await see(verifier, '/promises?standing=broken', 'Lời hứa');
    const row = (name: string): Locator => page.getByRole('row', { name: new RegExp(name) });
    await row('Xong rãnh thoát nước').getByText('Không đúng hạn đầu tiên').waitFor();
    await row(asked).getByText('chuyển qua 1 kỳ họp', { exact: false }).waitFor();
    await page.goto('/promises?standing=overdue');
    await row(asked).waitFor();
    await seeCount(row('Xong rãnh thoát nước'), 0);
  }, 300_000);

  it('reported with evidence it is not kept until somebody else confirms', async () => {
    const page = await see(director, promise, asked);
    await page.getByRole('button', { name: 'Báo cáo thực hiện', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Báo cáo thực hiện' });
    await dialog.getByLabel('Đã làm gì').fill('Hồ đã vận hành.');
    await dialog.getByRole('button', { name: 'Báo cáo thực hiện Ctrl Enter' }).click();
    await dialog.getByText('Báo cả lời hứa phải có minh chứng.').first().waitFor();
    await pick(dialog.getByLabel('Văn bản làm minh chứng'), 'nghiem thu', /nghiệm thu/);
    await choose(dialog, 'Biên bản');
    await send(dialog, 'Báo cáo thực hiện');
    await page.getByText('Báo đã thực hiện, chờ xác nhận').waitFor();
    await seeCount(page.getByRole('button', { name: 'Xác nhận đã thực hiện' }), 0);
    const confirming = await see(verifier, promise, asked);
    await act(confirming, 'Trả lại vì chưa thực hiện', (box) =>
      box.getByLabel('Lý do').fill('Chưa có nước.'),
    );
    await confirming.getByText('Đang thực hiện').waitFor();
    await act(page, 'Báo cáo thực hiện', async (box) => {
      await box.getByLabel('Đã làm gì').fill('Đã có nước.');
      await pick(box.getByLabel('Văn bản làm minh chứng'), 'nghiem thu', /nghiệm thu/);
      await choose(box, 'Biên bản');
    });
    await confirming.reload();
    await act(confirming, 'Xác nhận đã thực hiện', (box) =>
      box.getByLabel('Đã kiểm tra thấy gì').fill('Đã xem tại chỗ.'),
    );
    await confirming.getByText('Đã thực hiện, có xác nhận').waitFor();
    // Kept late: the first date is still told.
    await confirming.getByText('Không đúng hạn đầu tiên').waitFor();
    for (const said of ['Chưa có nước.', 'Đã có nước.', 'Đã xem tại chỗ.']) {
      await confirming.getByText(said).waitFor();
    }
    await page.reload();
    await page.getByRole('link', { name: 'Biên bản' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Biên bản nghiệm thu đường Đội Cấn' }).waitFor();
  }, 300_000);

  it('holds on a phone and reads in English', async () => {
    const page = await stage.pageOf(verifier);
    await page.setViewportSize({ width: 360, height: 780 });
    for (const address of ['/promises', `/promises?sessionId=${sessions[1] ?? ''}`, promise, petition]) {
      await page.goto(address);
      await seeLoaded(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(promise);
    await page.evaluate(`localStorage.setItem('baro.language', 'en')`);
    await page.reload();
    await page.getByText('Kept, confirmed').waitFor();
    await page.evaluate(`localStorage.removeItem('baro.language')`);
  }, 300_000);
});
