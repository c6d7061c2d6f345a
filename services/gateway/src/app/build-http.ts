import type { Express } from 'express';
import type { Pool } from 'pg';
import type { Logger, Readiness } from '@baro/chassis';
import type { Backends } from '../backend/backends.ts';
import type { ExposedMethod } from '../backend/methods.ts';
import type { GatewayConfig } from '../config.ts';
import { callerUnits } from '../events/caller-units.ts';
import { serveLive } from '../events/live-door.ts';
import type { LiveFeed } from '../events/live-feed.ts';
import type { LiveHub } from '../events/live-hub.ts';
import { httpApp } from '../http/http-app.ts';
import type { Identity } from '../http/identity.ts';
import { secureHeaders } from '../http/secure-headers.ts';
import { apiDocs } from '../openapi/api-docs.ts';
import type { RestDoor } from '../rest/rest-door.ts';
import { Pages } from '../pages/pages.ts';
import { restDoor } from '../rest/rest-door.ts';
import { identify } from '../sign-on/identify.ts';
import type { IdentifyParts } from '../sign-on/identify.ts';
import { signOnDoor } from '../sign-on/sign-on-door.ts';
import type { SignOnRoom } from './sign-on-parts.ts';

export interface BuildHttpParts {
  config: GatewayConfig;
  log: Logger;
  pool: Pool;
  methods: readonly ExposedMethod[];
  /** Serves who has not signed in. */
  open: RestDoor;
  backends: Backends;
  room: SignOnRoom;
  who: IdentifyParts;
  hub: LiveHub;
  feed: LiveFeed;
  /** Undefined until all doors are open. */
  readiness: () => Readiness | undefined;
}

/** Puts the HTTP side together. */
export function buildHttp(parts: BuildHttpParts): Express {
  const { config, log, backends, room, who, hub, feed } = parts;
  const pageHeaders = secureHeaders(config.publicUrl, config.oidcIssuer);
  const live = {
    hub,
    log,
    identify: identify.bind(undefined, who),
    freshToken: (identity: Identity) => freshToken(room, who, identity),
    unitsOf: (token: string) => callerUnits(backends.get('directory'), token),
    heartbeatMs: config.liveHeartbeatMs,
    refreshMs: config.liveRefreshMs,
  };
  return httpApp({
    trustedProxies: config.trustedProxies,
    health: {
      serving: () => parts.readiness()?.serving() ?? false,
      database: () => parts.readiness()?.database() ?? false,
      nats: () => feed.state(),
      backends: () => backends.states(),
    },
    rest: restDoor({ methods: parts.methods, backends, limits: config, identify: live.identify, log }),
    open: parts.open,
    live: (request, response) => serveLive(live, request, response),
    signOn: signOnDoor({
      ...room,
      attempts: who.attempts,
      onSignOut: (sessionId) => hub.closeSession(sessionId),
      pageHeaders,
      log,
    }),
    apiDocs: apiDocs(parts.methods, pageHeaders),
    pages: new Pages(config.webDir),
    pageHeaders,
    log,
  });
}

/** @throws AppError UNAUTHENTICATED when the session was signed out anywhere, or the bearer token has ended. */
async function freshToken(room: SignOnRoom, who: IdentifyParts, identity: Identity): Promise<string> {
  if (identity.sessionId === undefined) {
    await who.verifyToken(identity.token);
    return identity.token;
  }
  return (await room.freshTokens.ofSession(identity.sessionId)).accessToken;
}
