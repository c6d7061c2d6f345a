import type { Request, Response } from 'express';
import { AppError } from '@baro/chassis';
import type { Logger } from '@baro/chassis';
import type { Backends } from '../backend/backends.ts';
import type { ExposedMethod } from '../backend/methods.ts';
import type { Identity } from '../http/identity.ts';
import { measure } from '../http/metrics.ts';
import { refuse } from '../http/refuse.ts';
import { endedWith, inRequestSpan } from '../http/trace.ts';
import { restRoutes } from './routes.ts';
import type { RouteLimits } from './route.ts';

export interface RestOptions {
  methods: readonly ExposedMethod[];
  backends: Backends;
  limits: RouteLimits;
  /** Finds out who calls. @throws AppError UNAUTHENTICATED, CSRF_TOKEN_WRONG, RESOURCE_EXHAUSTED */
  identify: (request: Request, response: Response) => Promise<Identity>;
  log: Logger;
}

/** Serves every path below `/v1`. Never rejects: what goes wrong is answered. */
export type RestDoor = (request: Request, response: Response) => Promise<void>;

/** The contract as REST. */
export function restDoor(options: RestOptions): RestDoor {
  const routes = restRoutes(options.methods);
  return async (request, response) => {
    const started = performance.now();
    const url = request.url ?? '';
    const mark = url.indexOf('?');
    const match = routes.find(request.method ?? '', mark < 0 ? url : url.slice(0, mark));
    const template = match.found === 'route' ? match.value.template : 'unknown';
    await inRequestSpan(request, template, async (span) => {
      try {
        if (match.found === 'nothing') throw new AppError('ROUTE_NOT_FOUND');
        if (match.found === 'other-method') throw wrongMethod(request, match.allow);
        const { method, serve } = match.value;
        const identity = await options.identify(request, response);
        const { variables } = match;
        const client = options.backends.get(backendName(method, variables));
        await serve({ method, request, response, variables, identity, client, limits: options.limits });
      } catch (error) {
        refuse(error, template, request, response, options.log);
      } finally {
        endedWith(span, response.statusCode);
        measure(template, request.method ?? '', String(response.statusCode), started);
        options.log.debug({ route: template, status: response.statusCode }, 'request');
      }
    });
  };
}

function wrongMethod(request: Request, allow: string[]): AppError {
  return new AppError('METHOD_NOT_ALLOWED', {
    metadata: { method: request.method ?? '', allow: allow.join(', ') },
  });
}

function backendName({ backend }: ExposedMethod, variables: Record<string, string>): string {
  return typeof backend === 'string' ? backend : (variables[backend.field] ?? '');
}
