import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type default as Provider } from 'oidc-provider';
import { readForm } from './form-body.ts';
import { sendPage } from './html.ts';
import { chooseLocale, loginLocaleParameter, rememberLocale, type LoginLocale } from './login-locale.ts';
import { loginPage } from './login-page.ts';
import { loginTexts } from './login-texts.ts';
import { messagePage } from './message-page.ts';
import type { Platform } from './platform.ts';
import type { SignInResult } from './people.ts';

/** Shows the login form of one sign-in request and takes what is typed. */
export async function handleLogin(
  platform: Platform,
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const interaction = await findInteraction(provider, request, response);
  const uiLocales = interaction?.params['ui_locales'];
  const locale = chooseLocale(
    request,
    url.searchParams,
    typeof uiLocales === 'string' ? uiLocales : undefined,
  );
  if (url.searchParams.has(loginLocaleParameter)) rememberLocale(response, locale, platform.basePath);
  const { gatewayUrl } = platform.config;
  if (interaction === undefined) {
    sendPage(response, 400, gatewayUrl, messagePage(locale, loginTexts[locale].expired, gatewayUrl));
    return;
  }
  const action = url.pathname;
  if (request.method !== 'POST') {
    sendPage(response, 200, gatewayUrl, loginPage({ locale, action, username: '' }));
    return;
  }
  const form = await readForm(request);
  const username = form?.get('username') ?? '';
  const password = form?.get('password') ?? '';
  if (username === '' || password === '') {
    sendPage(
      response,
      200,
      gatewayUrl,
      loginPage({ locale, action, username, message: loginTexts[locale].missing }),
    );
    return;
  }
  const result = platform.people.signIn(username, password);
  if (result.kind === 'signed-in') {
    const login = { accountId: result.person.id, remember: false };
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
    return;
  }
  sendPage(
    response,
    200,
    gatewayUrl,
    loginPage({ locale, action, username, message: refusal(locale, result) }),
  );
}

function refusal(locale: LoginLocale, result: Exclude<SignInResult, { kind: 'signed-in' }>): string {
  const texts = loginTexts[locale];
  return result.kind === 'locked' ? texts.locked(result.waitSeconds) : texts.wrong;
}

async function findInteraction(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  try {
    return await provider.interactionDetails(request, response);
  } catch (error) {
    // Expired, finished, or opened in another browser: the page says so.
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error;
  }
}
