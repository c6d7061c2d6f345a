import type { Request } from 'playwright-core';
import { expect, it } from 'vitest';
import { scan } from './reach.ts';
import type { Stage } from './stage.ts';

const traceparent = /^00-[\da-f]{32}-[\da-f]{16}-01$/;

/** What a page asks, as the browser sends it: every call tells the trace it belongs to. */
export function traceTests(stage: Stage): void {
  it('every call of a page tells its trace, an upload too', async () => {
    const { id } = await stage.register('Công văn theo dấu một lần bấm');
    const page = await stage.pageOf('van-thu');
    const calls: Request[] = [];
    const note = (request: Request): void => {
      // What the browser itself opens, the stream of news among it, takes no header from a page.
      if (request.resourceType() === 'fetch' || request.resourceType() === 'xhr') calls.push(request);
    };
    page.on('request', note);
    await page.goto(`/incoming/${id}`);
    const file = { name: 'Theo dấu.png', mimeType: 'image/png', buffer: scan };
    await page.locator('.uploads input[type=file]').setInputFiles(file);
    await page.getByRole('link', { name: 'Tải xuống Theo dấu.png' }).waitFor();
    page.off('request', note);
    const asked = calls.filter((call) => new URL(call.url()).pathname.startsWith('/v1/'));
    expect(new Set(asked.map((call) => call.method()))).toEqual(new Set(['GET', 'POST']));
    const without = asked.filter((call) => !traceparent.test(call.headers()['traceparent'] ?? ''));
    expect(without.map((call) => `${call.method()} ${call.url()}`)).toEqual([]);
  });
}
