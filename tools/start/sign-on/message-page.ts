import { escapeHtml, type Page } from './html.ts';
import type { LoginLocale } from './login-locale.ts';
import { loginTexts } from './login-texts.ts';

/** A page that says one thing and leads back to Baro. */
export function messagePage(locale: LoginLocale, message: string, gatewayUrl: string): Page {
  const texts = loginTexts[locale];
  return {
    locale,
    title: 'Baro',
    body: `<h1>Baro</h1>
<p class="note" role="status">${escapeHtml(message)}</p>
<a class="button" href="${escapeHtml(`${gatewayUrl}/`)}">${escapeHtml(texts.backToBaro)}</a>`,
  };
}

export function logoutQuestionPage(locale: LoginLocale, action: string): Page {
  const texts = loginTexts[locale];
  return {
    locale,
    title: texts.logoutSubmit,
    body: `<h1>Baro</h1>
<p class="note">${escapeHtml(texts.logoutQuestion)}</p>
<form method="post" action="${escapeHtml(action)}"><button type="submit" name="confirmed" value="yes">${escapeHtml(texts.logoutSubmit)}</button></form>`,
  };
}
