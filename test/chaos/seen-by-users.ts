import { poll } from '@baro/tools/platform/poll.ts';
import type { Checks } from '../recovery/checks.ts';
import type { Refused } from './clients.ts';

interface RestFault {
  error?: { code?: string; reason?: string; message?: string };
}

/** What a program reads over REST while the database is away, in both languages. */
export async function checkRest(url: string, token: string, checks: Checks): Promise<void> {
  const sentences = new Map<string, string>();
  for (const language of ['vi', 'en']) {
    const response = await fetch(`${url}/v1/documents/incoming`, {
      headers: { authorization: `Bearer ${token}`, 'accept-language': language },
    });
    const { error } = (await response.json()) as RestFault;
    const facts = `${response.status} ${error?.reason ?? 'no reason'}: ${error?.message ?? 'no sentence'}`;
    const passed = response.status === 503 && error?.reason === 'UNAVAILABLE' && Boolean(error.message);
    checks.add({ name: `REST says so in ${language}`, passed, facts });
    sentences.set(language, error?.message ?? '');
  }
  const differ = sentences.get('vi') !== sentences.get('en');
  checks.add({
    name: 'each language has its own sentence',
    passed: differ,
    facts: `${sentences.size} languages`,
  });
}

/** Every refusal names its reason and has both sentences; none is of another kind. */
export function checkRefusals(refused: readonly Refused[], checks: Checks): void {
  const wrong = refused.filter(
    ({ code, reason, en, vi }) => code !== 'UNAVAILABLE' || reason !== 'UNAVAILABLE' || !en || !vi,
  );
  const facts = `${refused.length} refusals: ${refused[0]?.vi ?? 'none'}`;
  const passed = wrong.length === 0 && refused.length > 0;
  const shown = wrong[0] ? `${facts}; ${JSON.stringify(wrong[0])}` : facts;
  checks.add({ name: 'every refusal is UNAVAILABLE with both sentences', passed, facts: shown });
}

/** The gateway lives, gets no requests while its own database is away, and gets them again by itself. */
export async function isReady(url: string): Promise<boolean> {
  const response = await fetch(`${url}/readyz`).catch(() => undefined);
  return response?.status === 200;
}

/** Waits until the gateway says whether it may get requests. */
export async function untilReady(url: string, ready: boolean): Promise<void> {
  await poll(async () => (await isReady(url)) === ready, { what: `readyz ${ready}`, timeoutMs: 120_000 });
}
