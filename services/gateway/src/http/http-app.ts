import express from 'express';
import type { Express, NextFunction, Request, RequestHandler, Response, Router } from 'express';
import { AppError } from '@baro/chassis';
import type { Logger } from '@baro/chassis';
import type { Pages } from '../pages/pages.ts';
import { refuse } from './refuse.ts';
import { serveHealth } from './health.ts';
import type { HealthParts } from './health.ts';

export interface HttpAppParts {
  trustedProxies: string[];
  health: HealthParts;
  /** Everything below /v1. */
  rest: (request: Request, response: Response) => Promise<void>;
  /** Everything below /public/v1. */
  open: (request: Request, response: Response) => Promise<void>;
  /** GET /api/events. */
  live: (request: Request, response: Response) => Promise<void>;
  signOn: Router;
  /** /openapi.json and /api-docs. */
  apiDocs: Router;
  pages: Pages;
  pageHeaders: RequestHandler;
  log: Logger;
}

/** All addresses of the gateway; the contract's come first, nothing stands in their way. */
export function httpApp(parts: HttpAppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', parts.trustedProxies.length > 0 ? parts.trustedProxies : false);
  app.use((request, response, next) => {
    if (request.url.startsWith('/v1/')) void parts.rest(request, response);
    else if (request.url.startsWith('/public/v1/')) void parts.open(request, response);
    else next();
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!serveHealth(parts.health, request, response)) next();
  });
  app.get('/api/events', (request, response) => parts.live(request, response));
  app.use(parts.signOn);
  app.use(parts.apiDocs);
  app.use((request, _response, next) => {
    // These are programs' addresses: an unknown one is not a page.
    next(/^\/(api|auth|v1)(\/|$)/.test(request.path) ? new AppError('ROUTE_NOT_FOUND') : undefined);
  });
  app.use(parts.pageHeaders, (request: Request, response: Response) => parts.pages.serve(request, response));
  // Express knows an error handler by its four parameters.
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    refuse(error, 'other', request, response, parts.log);
  });
  return app;
}
