import { escapeHtml, type Page } from './html.ts';
import { loginLocaleParameter, type LoginLocale } from './login-locale.ts';
import { loginTexts } from './login-texts.ts';

export interface LoginPageState {
  readonly locale: LoginLocale;
  /** Where the form is sent; the language link adds its parameter. */
  readonly action: string;
  readonly username: string;
  /** What went wrong with the last attempt, in the page's language. */
  readonly message?: string;
}

export function loginPage({ locale, action, username, message }: LoginPageState): Page {
  const texts = loginTexts[locale];
  const described = message === undefined ? '' : ' aria-invalid="true" aria-describedby="message"';
  // After a wrong password the name is kept and the next thing to type is the password.
  const focusPassword = username !== '';
  return {
    locale,
    title: texts.title,
    body: `<h1>${escapeHtml(texts.heading)}</h1>
<p class="purpose">${escapeHtml(texts.purpose)}</p>
${message === undefined ? '' : `<p class="message" id="message" role="alert">${escapeHtml(message)}</p>`}
<form method="post" action="${escapeHtml(action)}">
<label for="username">${escapeHtml(texts.username)}</label>
<input id="username" name="username" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="64" value="${escapeHtml(username)}"${focusPassword ? '' : ' autofocus'}${described}>
<label for="password">${escapeHtml(texts.password)}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="128"${focusPassword ? ' autofocus' : ''}${described}>
<button type="submit">${escapeHtml(texts.submit)}</button>
</form>
<p class="hint">${escapeHtml(texts.hint)}</p>`,
    footer: languageLink(locale, action),
  };
}

function languageLink(locale: LoginLocale, action: string): string {
  const other = locale === 'vi' ? 'en' : 'vi';
  const href = `${action}?${loginLocaleParameter}=${other}`;
  const text = loginTexts[locale].otherLanguage;
  return `<a href="${escapeHtml(href)}" lang="${other}" hreflang="${other}">${escapeHtml(text)}</a>`;
}
