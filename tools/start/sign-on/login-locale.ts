import type { IncomingMessage, ServerResponse } from 'node:http';

export type LoginLocale = 'vi' | 'en';

/** Keycloak's own parameter for the page's language. */
export const loginLocaleParameter = 'kc_locale';

const cookieName = 'baro_sign_on_locale';

/** Vietnamese unless the person asked for English here, before, or through the client (`ui_locales`). */
export function chooseLocale(
  request: IncomingMessage,
  query: URLSearchParams,
  uiLocales?: string,
): LoginLocale {
  const asked = [query.get(loginLocaleParameter), readCookie(request), ...(uiLocales ?? '').split(' ')];
  return asked.find((locale) => locale === 'vi' || locale === 'en') ?? 'vi';
}

export function rememberLocale(response: ServerResponse, locale: LoginLocale, path: string): void {
  response.appendHeader(
    'Set-Cookie',
    `${cookieName}=${locale}; Path=${path}; Max-Age=31536000; HttpOnly; SameSite=Lax`,
  );
}

function readCookie(request: IncomingMessage): string | undefined {
  const cookies = (request.headers.cookie ?? '').split(';').map((part) => part.trim().split('='));
  return cookies.find(([name]) => name === cookieName)?.[1];
}
