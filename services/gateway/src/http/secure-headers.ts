import helmet from 'helmet';
import type { RequestHandler } from 'express';

/**
 * Headers of pages. Scripts come from our own files only, without exception. Styles may also be inline: Ant Design
 * writes its style elements at run time and ECharts writes style attributes into its tooltips; a nonce covers the first
 * but not the second, and a style runs no code.
 */
export function secureHeaders(publicUrl: string, issuer: string): RequestHandler {
  const https = publicUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'worker-src': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
        // A form's answer may lead on to the issuer.
        'form-action': ["'self'", new URL(issuer).origin],
        ...(https ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
}
