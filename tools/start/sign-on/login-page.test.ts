import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSignOn, type TestSignOn } from './testing.ts';
import { codeIn, CodeFlow, gatewayUrl } from './test-code-flow.ts';

describe('login page', () => {
  let signOn: TestSignOn;
  beforeAll(async () => {
    signOn = await startSignOn({ gatewayUrl });
  });
  afterAll(() => signOn.stop());

  it('is Vietnamese, and English once asked for, and stays so', async () => {
    const flow = new CodeFlow(signOn);
    const page = await flow.open();
    const text = await page.text();
    expect(text).toContain('<html lang="vi">');
    expect(text).toContain('Tên đăng nhập');
    const english = await (await flow.browser.get(`${page.url}?kc_locale=en`)).text();
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('User name');
    expect(await (await flow.open()).text()).toContain('<html lang="en">');
  });

  it('is English for a client that asks in English', async () => {
    const page = await new CodeFlow(signOn).open({ ui_locales: 'en' });
    expect(await page.text()).toContain('Sign in to Baro');
  });

  it('runs no script, shows in no frame and is not kept', async () => {
    const page = await new CodeFlow(signOn).open();
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`form-action 'self' ${gatewayUrl}`);
    expect(page.headers.get('cache-control')).toContain('no-store');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('set-cookie') ?? '').not.toMatch(/baro_sign_on(?!.*httponly)/i);
  });

  it('says that name or password is wrong, keeps the name and lets the person try again', async () => {
    const flow = new CodeFlow(signOn);
    const page = await flow.open();
    const wrong = await flow.submit(page, 'van-thu', 'not the password');
    const text = await wrong.text();
    expect(text).toContain('role="alert"');
    expect(text).toContain('Tên đăng nhập hoặc mật khẩu không đúng');
    expect(text).toContain('value="van-thu"');
    expect(text).not.toContain('not the password');
    const back = await flow.submit(page, ' Van-Thu ', signOn.secrets.BARO_DEMO_PASSWORD);
    expect(codeIn(back)).not.toBe('');
  });

  it('shows typed markup as text', async () => {
    const flow = new CodeFlow(signOn);
    const answer = await flow.submit(await flow.open(), '"><script>alert(1)</script>', 'x');
    expect(await answer.text()).not.toContain('<script>');
  });

  it.each(['chuyen-vien', 'nobody-at-all'])(
    'locks %s after five failures, also for the right password',
    async (name) => {
      const flow = new CodeFlow(signOn);
      const page = await flow.open();
      for (let attempt = 1; attempt <= 4; attempt += 1) {
        expect(await (await flow.submit(page, name, 'wrong')).text()).toContain('không đúng');
      }
      expect(await (await flow.submit(page, name, 'wrong')).text()).toContain('Xin thử lại sau 1 phút');
      const right = await flow.submit(page, name, signOn.secrets.BARO_DEMO_PASSWORD);
      expect(await right.text()).toContain('tạm bị khóa');
    },
  );

  it('says so when the page is opened in another browser', async () => {
    const page = await new CodeFlow(signOn).open();
    const stranger = await new CodeFlow(signOn).browser.get(page.url);
    expect(stranger.status).toBe(400);
    expect(await stranger.text()).toContain('Trang đăng nhập đã hết hạn');
  });

  it('refuses an oversized form', async () => {
    const flow = new CodeFlow(signOn);
    const answer = await flow.submit(await flow.open(), 'van-thu', 'x'.repeat(20_000));
    expect(await answer.text()).toContain('Xin nhập cả tên đăng nhập và mật khẩu');
  });
});
