import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { LoginLocale } from './login-locale.ts';

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const style = `
:root { color-scheme: light; font: 15px/1.5 "Be Vietnam Pro", "Noto Sans", "Segoe UI", Roboto, Arial, sans-serif; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; grid-template-rows: 1fr auto; background: #f3f4f6; color: #1f2933; }
main { width: min(24rem, 100% - 2rem); margin: auto; padding: 2rem 1.75rem; background: #fff; border: 1px solid #d5dae1; border-radius: 6px; }
h1 { margin: 0; font-size: 1.35rem; font-weight: 600; }
p { margin: .25rem 0 0; }
.purpose, .hint { color: #52606d; }
.hint { font-size: .9rem; border-top: 1px solid #e4e7eb; margin-top: 1.5rem; padding-top: 1rem; }
form { margin: 1.5rem 0 0; }
label { display: block; margin-top: 1rem; font-weight: 500; }
input { display: block; width: 100%; margin-top: .25rem; padding: .55rem .65rem; font: inherit; color: inherit; background: #fff; border: 1px solid #7b8794; border-radius: 4px; }
button, .button { display: block; width: 100%; margin-top: 1.5rem; padding: .6rem; font: inherit; font-weight: 600; text-align: center; text-decoration: none; color: #fff; background: #14507a; border: 1px solid #14507a; border-radius: 4px; cursor: pointer; }
button:hover, .button:hover { background: #0f3d5e; }
:focus-visible { outline: 3px solid #2a8bd0; outline-offset: 1px; }
.message { margin-top: 1.25rem; padding: .65rem .8rem; background: #fff8e6; border: 1px solid #b7791f; border-left-width: 4px; border-radius: 4px; color: #4a3100; }
.note { margin-top: 1.25rem; }
footer { padding: 1rem; text-align: center; }
footer a { color: #14507a; }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

export interface Page {
  readonly locale: LoginLocale;
  readonly title: string;
  /** Inside `<main>`. */
  readonly body: string;
  /** Inside `<footer>`. */
  readonly footer?: string;
}

/** Forms may lead to the gateway: browsers hold a redirect after a form to `form-action` too. */
export function sendPage(response: ServerResponse, status: number, gatewayUrl: string, page: Page): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Language', page.locale);
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(gatewayUrl));
  response.end(`<!doctype html>
<html lang="${page.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${page.body}
</main>
<footer>${page.footer ?? ''}</footer>
</body>
</html>
`);
}

function contentSecurityPolicy(gatewayUrl: string): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    `form-action 'self' ${new URL(gatewayUrl).origin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
