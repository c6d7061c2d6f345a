import { chromium } from 'playwright-core';
const base = 'http://127.0.0.1:7800', pw = 'ca9c-4s7v-xwuu', out = '/tmp/shots-succ/';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
async function as(user, viewport = { width: 1366, height: 900 }) {
  const ctx = await b.newContext({ locale: 'vi-VN', viewport, baseURL: base });
  const page = await ctx.newPage(); page.setDefaultTimeout(60000);
  page.on('pageerror', (e) => console.log('pageerror', e.message));
  page.on('response', async (r) => { if (r.status() >= 400) console.log(r.status(), r.url(), (await r.text().catch(() => '')).slice(0, 300)); });
  await page.goto('/'); await page.getByRole('link', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Tên đăng nhập').fill(user); await page.getByLabel('Mật khẩu').fill(pw); await page.getByRole('button', { name: 'Đăng nhập' }).click(); await page.getByRole('banner').waitFor();
  return page;
}
const admin = await as('quan-tri');
const api = (page, method, url, body) => page.evaluate(async ([method, url, body]) => {
  const session = await (await fetch('/api/session')).json();
  const r = await fetch(url, { method, headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken ?? session.csrf ?? '' }, body: body && JSON.stringify(body) });
  return { status: r.status, body: await r.json() };
}, [method, url, body]);
const found = await api(admin, 'GET', '/v1/directory/units?query=' + encodeURIComponent('Quản lý ngân sách'));
const unit = found.body.units?.[0]; console.log(unit?.name, unit?.code, unit?.validTo);
if (unit && !unit.validTo) {
  const parent = (await api(admin, 'GET', '/v1/directory/units/' + unit.parentId)).body.unit;
  console.log('parent', parent.name, parent.code);
  const r = await api(admin, 'POST', '/v1/directory/units:reorganise', { kind: 'REORGANISATION_KIND_ABOLISH', effectiveDate: '2026-11-27', legalRef: '25/NQ-HĐND, khoản 2 Điều 1', closeUnitIds: [unit.id], successions: [{ predecessorId: unit.id, successorCode: parent.code, relation: 'SUCCESSION_RELATION_WHOLE' }], requestId: crypto.randomUUID() });
  console.log('reorganise', r.status, JSON.stringify(r.body).slice(0, 200));
}
const page = await as('lanh-dao');
await page.goto('/successions');
await page.getByRole('heading', { name: 'Đơn vị đã kết thúc còn giữ việc' }).waitFor({ timeout: 60000 });
await page.screenshot({ path: out + 'closed.png', fullPage: true });
await page.getByRole('link', { name: 'Xem trước và bàn giao' }).first().click();
await page.getByRole('heading', { name: 'Việc sẽ bàn giao' }).waitFor();
await page.screenshot({ path: out + 'preview.png', fullPage: true });
await page.getByLabel('Quyết định, nghị quyết').focus(); await page.keyboard.press('Control+Enter'); await page.getByText('Ghi văn bản làm căn cứ').waitFor();
await page.getByLabel('Quyết định, nghị quyết').fill('25/NQ-HĐND');
await page.screenshot({ path: out + 'preview2.png', fullPage: true });
await page.getByRole('button', { name: /Bắt đầu bàn giao/ }).click();
await page.getByRole('heading', { name: 'Tiến độ' }).waitFor();
await page.screenshot({ path: out + 'run.png', fullPage: true });
await page.getByText('Đã xong').waitFor({ timeout: 90000 });
await page.getByRole('table', { name: 'Bảng việc trong biên bản' }).getByText('Đã bàn giao').first().waitFor();
await page.screenshot({ path: out + 'done.png', fullPage: true });
await page.emulateMedia({ media: 'print' }); await page.screenshot({ path: out + 'print.png', fullPage: true }); await page.emulateMedia({ media: 'screen' });
await page.setViewportSize({ width: 360, height: 800 }); await page.waitForTimeout(500); await page.screenshot({ path: out + 'done360.png', fullPage: true });
await page.setViewportSize({ width: 1366, height: 900 });
console.log(page.url());
await page.goto('/map'); await page.getByLabel('Tại thời điểm').waitFor();
await page.getByLabel('Tại thời điểm').fill('26/11/2026');
await page.getByText('Việc nằm ở đâu vào cuối ngày').waitFor();
await page.waitForTimeout(2500);
await page.getByRole('radio', { name: 'Theo bộ máy hiện nay' }).check();
await page.waitForTimeout(3000);
await page.screenshot({ path: out + 'map.png', fullPage: true });
await b.close();
