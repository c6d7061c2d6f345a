import type { errors, KoaContextWithOIDC } from 'oidc-provider';
import { sendPage } from './html.ts';
import { chooseLocale } from './login-locale.ts';
import { loginTexts } from './login-texts.ts';
import { messagePage } from './message-page.ts';
import type { Platform } from './platform.ts';

/** What people see when a sign-in request itself is wrong; details are for the client's log, not for this page. */
export function renderFailure(
  ctx: KoaContextWithOIDC,
  { config }: Platform,
  error: Error | errors.OIDCProviderError,
): void {
  const locale = chooseLocale(ctx.req, new URLSearchParams(ctx.querystring));
  const status = 'statusCode' in error ? error.statusCode : 500;
  const texts = loginTexts[locale];
  // We answer ourselves: Koa must not set headers again.
  ctx.respond = false;
  sendPage(
    ctx.res,
    status,
    config.gatewayUrl,
    messagePage(locale, status < 500 ? texts.refused : texts.failed, config.gatewayUrl),
  );
}
