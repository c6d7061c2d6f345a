import { eventually } from '@baro/chassis/testing';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { choose, openAct, pick, seeState, send } from './acts.ts';
import {
  act,
  bringLaw,
  chairman,
  classifyComplaint,
  clerk,
  clockOf,
  complaintScene,
  fillLetter,
  official,
  on,
  say,
} from './complaint-pages.ts';
import { seriousFaults } from './looks.ts';
import { seeCount, seeLoaded } from './see.ts';
import { Stage } from './stage.ts';

const subject = 'Khiếu nại quyết định thu hồi đất tại phường Ba Đình';
const again = 'Khiếu nại lần hai về quyết định thu hồi đất';
const name = 'Trần Văn Khiếu';
const limit = 300_000;

describeNeeding('chromium', 'a complaint in Chromium, through both instances', (chromium) => {
  const stage = new Stage(complaintScene);
  const letters = { first: '', second: '', code: '' };

  beforeAll(async () => {
    await stage.open(chromium);
    await bringLaw(stage);
  }, 600_000);
  afterAll(() => stage.close());

  /** A letter on somebody's page, read anew. */
  async function see(login: string, address: string): Promise<Page> {
    const page = await stage.pageOf(login);
    await page.goto(address);
    await page.locator('.item-head').waitFor();
    return page;
  }

  /** Everything the browser keeps or shows of itself, but the page. */
  const leftIn = (page: Page): Promise<string> =>
    page.evaluate<string>(
      'JSON.stringify([location.href, document.title, { ...localStorage }, { ...sessionStorage }, history.state])',
    );

  it(
    'the clerk receives it: papers page by page, people masked, no draft of them',
    async () => {
      const page = await stage.pageOf(clerk);
      await page.goto('/complaints');
      await page.getByRole('button', { name: 'Tiếp nhận đơn' }).click();
      await fillLetter(page, subject, name);
      await page.getByRole('button', { name: 'Thêm giấy tờ' }).click();
      await page.getByRole('button', { name: 'Thêm giấy tờ' }).click();
      const papers = ['Quyết định thu hồi đất', 'Sơ đồ thửa đất'];
      for (const [at, paper] of papers.entries()) {
        const row = page.getByRole('group', { name: `Giấy tờ ${at + 1}` });
        await row.getByLabel('Tên giấy tờ').fill(paper);
        await row.getByLabel('Số trang').fill(String(at + 2));
      }
      await page.getByText('Trang 3–5').waitFor();
      const person = page.getByRole('group', { name: 'Người 1' });
      await person.getByLabel('Năm sinh').fill('60');
      await page.getByLabel('Tóm tắt một câu').focus();
      await page.keyboard.press('Control+Enter');
      await page.getByText('Ghi bốn chữ số của năm.').waitFor();
      await person.getByLabel('Năm sinh').fill('1960');
      await person.getByLabel('Địa chỉ').fill('12 ngõ Trạm');
      await eventually(async () => expect(await leftIn(page)).toContain('LETTER_CHANNEL_POST'));
      expect(await leftIn(page)).not.toMatch(/Khiếu nại|Trần|ngõ Trạm|1960|Sơ đồ/);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { level: 1, name: subject }).waitFor();
      await seeState(page, 'Đã tiếp nhận, chưa phân loại');
      letters.first = new URL(page.url()).pathname;
      letters.code = (await page.locator('.item-number span').first().textContent()) ?? '';
      await page.getByText('Người gửi đơn (được giữ bí mật)').waitFor();
      expect(await page.content()).not.toContain(name);
      const accept = clockOf(page, 'Thụ lý hoặc trả lời');
      await accept.getByText(/7 ngày làm việc kể từ ngày nhận/).waitFor();
      await accept.getByText('10/07/2026').first().waitFor();
      await accept.getByText('NĐ 155/2026/NĐ-CP Đ.10', { exact: true }).waitFor();
    },
    limit,
  );

  it(
    'a name in the summary is refused beside the field',
    async () => {
      const page = await stage.pageOf(clerk);
      await fillLetter(page, `Đơn của ${name}`, name);
      await page.keyboard.press('Control+Enter');
      await page.locator('.field-error').first().waitFor();
      expect(await page.getByLabel('Tóm tắt một câu').getAttribute('aria-invalid')).toBe('true');
    },
    limit,
  );

  it(
    'the clerk classifies it on all axes and the chairman accepts: the next clock runs',
    async () => {
      const page = await see(clerk, letters.first);
      await classifyComplaint(page, 'Lần đầu', '20/6/2026');
      await seeState(page, 'Đã phân loại');
      await page.getByText('Người khiếu nại (được giữ bí mật)').waitFor();
      await act(page, 'Chuyển', (dialog) => pick(dialog.getByLabel('Chuyển tới'), 'chu tich', /Chủ tịch/));
      await stage.setTime(on('2026-07-10'));
      const deciding = await see(chairman, letters.first);
      await act(deciding, 'Thụ lý', (dialog) =>
        dialog.getByLabel('Số, ký hiệu thông báo').fill('01/TB-UBND'),
      );
      await seeState(deciding, 'Đã thụ lý');
      await clockOf(deciding, 'Giải quyết').getByText('10/08/2026').first().waitFor();
    },
    limit,
  );

  it(
    'verification is assigned, complexity fixed on seven criteria, and a suspension stops the clock',
    async () => {
      const page = await see(chairman, letters.first);
      await act(page, 'Giao xác minh', (dialog) =>
        pick(dialog.getByLabel('Người xác minh'), 'chuyen vien', /Chuyên viên, Sở Xây dựng/),
      );
      await seeState(page, 'Đang xác minh');
      await act(page, 'Xác định phức tạp', async (dialog) => {
        await seeCount(dialog.getByRole('checkbox'), 7);
        await dialog.getByRole('checkbox', { name: /từ 2 địa điểm/ }).check();
        await dialog.getByRole('checkbox', { name: /yếu tố nước ngoài/ }).check();
        await dialog.getByLabel('Số, ký hiệu').fill('02/QĐ-UBND');
      });
      await clockOf(page, 'Giải quyết').getByText('Hạn đầu tiên').waitFor();
      await stage.setTime(on('2026-07-15'));
      await act(page, 'Tạm đình chỉ', async (dialog) => {
        await pick(dialog.getByLabel('Lý do theo luật'), 'bat kha khang', /bất khả kháng/);
        await dialog.getByLabel('Số, ký hiệu').fill('03/QĐ-UBND');
      });
      await seeState(page, 'Tạm đình chỉ');
      await clockOf(page, 'Giải quyết')
        .getByText(/Tạm dừng, còn \d+ ngày/)
        .waitFor();
      await stage.setTime(on('2026-07-20'));
      await act(page, 'Tiếp tục giải quyết', (dialog) => dialog.getByLabel('Số, ký hiệu').fill('04/QĐ-UBND'));
      await seeState(page, 'Đang xác minh');
      await clockOf(page, 'Giải quyết')
        .getByText(/15\/07\/2026 – 20\/07\/2026 \(5 ngày\)/)
        .waitFor();
    },
    limit,
  );

  it(
    'who verifies opens the identity by keyboard, once, for a reason the chairman reads',
    async () => {
      const page = await see(official, letters.first);
      await page.getByRole('button', { name: /^Xem danh tính/ }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Xem danh tính' });
      await dialog.locator('textarea:focus').waitFor();
      await page.keyboard.press('Control+Enter');
      await dialog.getByText('Ghi lý do xem.').waitFor();
      await page.keyboard.type('Mời làm việc tại hiện trường');
      await page.keyboard.press('Control+Enter');
      const shown = page.getByRole('dialog', { name: /Người khiếu nại/ });
      await shown.getByText(name).waitFor();
      await seeCount(shown.getByText('12 ngõ Trạm'), 0);
      expect(await leftIn(page)).not.toContain(name);
      await page.keyboard.press('Escape');
      await seeCount(page.getByText(name), 0);
      await eventually(async () =>
        expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(
          /^Xem danh tính/,
        ),
      );
      await seeCount(page.getByRole('heading', { name: 'Nhật ký xem danh tính' }), 0);
      const head = await see(chairman, letters.first);
      await head.getByText('Mời làm việc tại hiện trường').waitFor();
      await head.getByText(/đã xem: Họ và tên/).waitFor();
      expect(await head.content()).not.toContain(name);
    },
    limit,
  );

  it(
    'the complaint is verified, talked over, decided and sent',
    async () => {
      const working = await see(official, letters.first);
      await verify(working, 'Có');
      const page = await see(chairman, letters.first);
      await page.getByText('Phải đối thoại trước khi ra quyết định').waitFor();
      const early = await openAct(page, 'Ra quyết định giải quyết');
      await fillDecision(early, '15/QĐ-UBND');
      await early.getByRole('button', { name: /Ctrl Enter/ }).click();
      await early.getByText(/Phải tổ chức đối thoại/).waitFor();
      await page.keyboard.press('Escape');
      await early.waitFor({ state: 'hidden' });
      await talk(page, '30/7/2026 8:30', '2026-07-30');
      const dialog = await openAct(page, 'Ra quyết định giải quyết');
      await send(dialog, 'Ra quyết định giải quyết');
      await seeState(page, 'Đã ra quyết định, chưa gửi');
      const sending = await see(clerk, letters.first);
      await act(sending, 'Gửi quyết định', (form) =>
        form.getByLabel('Người khiếu nại nhận ngày').fill('30/7/2026'),
      );
      await seeState(sending, 'Đã gửi quyết định');
      await clockOf(sending, 'Khiếu nại tiếp hoặc khởi kiện').waitFor();
    },
    limit,
  );

  it(
    'a second complaint ends the first and takes its own way to the effect of its decision',
    async () => {
      await stage.setTime(on('2026-08-05'));
      const page = await stage.pageOf(clerk);
      await fillLetter(page, again, name);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { level: 1, name: again }).waitFor();
      letters.second = new URL(page.url()).pathname;
      await classifyComplaint(page, 'Lần hai', '30/7/2026', letters.code);
      const deciding = await see(chairman, letters.second);
      await act(deciding, 'Thụ lý', (dialog) =>
        dialog.getByLabel('Số, ký hiệu thông báo').fill('05/TB-UBND'),
      );
      await seeState(await see(chairman, letters.first), 'Bị khiếu nại lần hai');
      const second = await see(chairman, letters.second);
      await act(second, 'Giao xác minh', (dialog) =>
        pick(dialog.getByLabel('Người xác minh'), 'chuyen vien', /Chuyên viên, Sở Xây dựng/),
      );
      await verify(await see(official, letters.second), 'Không');
      const last = await see(chairman, letters.second);
      await talk(last, '20/8/2026 8:30', '2026-08-20');
      await act(last, 'Ra quyết định giải quyết', (dialog) => fillDecision(dialog, '16/QĐ-UBND'));
      await act(await see(clerk, letters.second), 'Gửi quyết định', async () => undefined);
      await stage.setTime(on('2026-12-01'));
      await eventually(async () => {
        const shown = await see(chairman, letters.second);
        expect(await shown.locator('.item-facts').textContent()).toContain('Quyết định có hiệu lực');
      }, 120_000);
    },
    limit,
  );

  it(
    'a sealed identity is opened by nobody until the head grants it by name',
    async () => {
      const page = await stage.pageOf(clerk);
      await fillLetter(page, 'Tố cáo việc cấp phép xây dựng', 'Lê Thị Tố');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('heading', { level: 1, name: 'Tố cáo việc cấp phép xây dựng' }).waitFor();
      const address = new URL(page.url()).pathname;
      const open = async (): Promise<void> => {
        await page.getByRole('button', { name: /^Xem danh tính/ }).click();
        await page.getByLabel('Lý do xem').fill('Đối chiếu chữ ký');
        await page.keyboard.press('Control+Enter');
      };
      await open();
      await page.getByText(/Danh tính được giữ bí mật/).waitFor();
      await page.keyboard.press('Escape');
      const head = await see(chairman, address);
      await head.getByRole('button', { name: 'Cho phép xem danh tính' }).click();
      const dialog = head.getByRole('dialog', { name: 'Cho phép xem danh tính' });
      await pick(dialog.getByLabel('Người được phép'), 'RECORDS', /RECORDS_CLERK/);
      await dialog.getByLabel('Đến ngày').fill('+10');
      await dialog.getByLabel('Lý do cho phép').fill('Văn thư đối chiếu');
      await send(dialog, 'Cho phép xem danh tính');
      await head.getByText('Văn thư đối chiếu').waitFor();
      await page.goto(address);
      await open();
      await page.getByRole('dialog').getByText('Lê Thị Tố').waitFor();
      await page.keyboard.press('Escape');
    },
    limit,
  );

  it(
    'the desk says how a due time was counted, is filtered by its address, and fits phone, axe and English',
    async () => {
      const page = await stage.pageOf(clerk);
      await page.goto('/complaints?content=LETTER_CONTENT_COMPLAINT&states=LETTER_STATE_SENT');
      await page.getByText('Không có đơn nào khớp').waitFor();
      await page.goto('/complaints?states=LETTER_STATE_RECEIVED&query=cap+phep');
      const row = page.getByRole('row', { name: /Tố cáo việc cấp phép/ });
      await row.getByText('Cách tính').click();
      await row.getByText(/ngày làm việc kể từ/).waitFor();
      const faults: string[] = [];
      for (const address of ['/complaints', '/complaints/new', letters.first]) {
        await page.goto(address);
        await seeLoaded(page);
        faults.push(...(await seriousFaults(page, address)));
        await page.setViewportSize({ width: 360, height: 780 });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
        await page.setViewportSize({ width: 1280, height: 900 });
      }
      expect(faults).toEqual([]);
      await page.evaluate(`localStorage.setItem('baro.language', 'en')`);
      await page.reload();
      await page.getByText('Complainant (identity kept secret)').waitFor();
      await page.evaluate(`localStorage.removeItem('baro.language')`);
    },
    limit,
  );

  async function verify(page: Page, differs: 'Có' | 'Không'): Promise<void> {
    await act(page, 'Báo cáo xác minh', async (dialog) => {
      await dialog.getByLabel('Kết quả xác minh').fill('Đúng thẩm quyền, sai trình tự.');
      await say(dialog, 'Yêu cầu của người khiếu nại', differs);
      await pick(dialog.getByLabel('Trình ai quyết định'), 'chu tich', /Chủ tịch/);
    });
    await seeState(page, 'Đã xác minh, chờ quyết định');
  }

  async function talk(page: Page, when: string, day: string): Promise<void> {
    await act(page, 'Hẹn đối thoại', (dialog) => dialog.getByLabel('Đối thoại lúc').fill(when));
    await stage.setTime(on(day));
    await act(page, 'Ghi biên bản đối thoại', async (dialog) => {
      await say(dialog, 'Người khiếu nại có mặt', 'Có');
      await say(dialog, 'Mọi người đã ký', 'Không');
      await dialog.getByLabel('Vì sao có người không ký').fill('Xin về sớm');
      await dialog.getByLabel('Kết quả đối thoại').fill('Hai bên giữ ý kiến.');
    });
    await page.getByText('Hai bên giữ ý kiến.').waitFor();
  }

  async function fillDecision(dialog: Awaited<ReturnType<typeof openAct>>, number: string): Promise<void> {
    await dialog.getByLabel('Số, ký hiệu').fill(number);
    await choose(dialog, 'Khiếu nại đúng một phần');
    await dialog.getByLabel('Nội dung quyết định').fill('Hủy Điều 2 của quyết định.');
  }
});
