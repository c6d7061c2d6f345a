import type { Language } from '../http/language.ts';

const words = {
  vi: { title: 'Chưa đăng nhập được', again: 'Đăng nhập lại' },
  en: { title: 'Sign-on failed', again: 'Sign in again' },
} as const;

/** What a person sees when a sign-on comes back wrong: what happened, and the way on. Needs no script. */
export function signOnFailedPage(sentence: string, language: Language): string {
  const { title, again } = words[language];
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} – Baro</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem;color:#1f1f1f}
a{display:inline-block;margin-top:1rem;padding:.5rem 1rem;border-radius:6px;background:#1554ad;color:#fff;text-decoration:none}
a:focus-visible{outline:3px solid #8ab4f8}</style></head>
<body><main><h1>${title}</h1><p>${escaped(sentence)}</p><a href="/auth/login">${again}</a></main></body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
