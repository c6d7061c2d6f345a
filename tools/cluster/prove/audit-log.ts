import { readFileSync } from 'node:fs';

import { at, listAt } from '../../charts/manifest.ts';

/** One request the API server was asked. */
export interface AuditEvent {
  user: string;
  verb: string;
  /** `jobs`, `deployments`, … */
  resource: string;
  subresource: string;
  name: string;
  namespace: string;
  code: number;
  /** What it answered, in words, when it refused. */
  message: string;
  /** The group version of the request will be or is gone. */
  deprecated: boolean;
  /** The object as it was answered; of jobs alone. */
  object: unknown;
}

/** The requests of a namespace since a byte of the log, in the order of their answers. */
export function readAudit(file: string, from: number, namespace: string): AuditEvent[] {
  const lines = readFileSync(file).subarray(from).toString().trimEnd().split('\n');
  return lines
    .map((line) => eventOf(JSON.parse(line)))
    .filter((event) => event.namespace === namespace && event.resource !== '');
}

function eventOf(line: unknown): AuditEvent {
  const text = (...path: string[]): string => {
    const found = at(line, ...path);
    return typeof found === 'string' ? found : '';
  };
  return {
    user: text('user', 'username'),
    verb: text('verb'),
    resource: text('objectRef', 'resource'),
    subresource: text('objectRef', 'subresource'),
    name: text('objectRef', 'name'),
    namespace: text('objectRef', 'namespace'),
    code: Number(at(line, 'responseStatus', 'code') ?? 0),
    message: text('responseStatus', 'message'),
    deprecated: text('annotations', 'k8s.io/deprecated') === 'true',
    object: at(line, 'responseObject'),
  };
}

/** What helm or we were refused, and pods nobody could make; looking for what is not there is no refusal. */
export function refusalsIn(events: readonly AuditEvent[]): string[] {
  return events
    .filter(({ user, verb, resource, code }) => {
      if (code < 400) return false;
      if (user === 'baro-admin') return !(code === 404 && ['get', 'delete'].includes(verb));
      return verb === 'create' && resource === 'pods' && code !== 409;
    })
    .map(
      ({ user, verb, resource, name, code, message }) =>
        `${user}: ${verb} ${resource} ${name}: ${code} ${message}`,
    );
}

/** Requests of a group version that Kubernetes will take away. */
export function deprecatedIn(events: readonly AuditEvent[]): string[] {
  const used = events.filter(({ deprecated, user }) => deprecated && user === 'baro-admin');
  return [...new Set(used.map(({ resource }) => `${resource} are asked for by a version that goes away`))];
}

/** Were all migrations done before the first deployment was touched? @returns what speaks against it */
export function migrationOrder(events: readonly AuditEvent[], services: readonly string[]): string[] {
  const first = events.findIndex(
    ({ user, verb, resource, subresource }) =>
      user === 'baro-admin' &&
      ['patch', 'update'].includes(verb) &&
      resource === 'deployments' &&
      !subresource,
  );
  if (first < 0) return ['no deployment was touched at all'];
  const before = events.slice(0, first);
  return services.flatMap((service) => {
    const job = `baro-${service}-migrate`;
    const own = before.filter(
      ({ resource, name, object }) =>
        resource === 'jobs' && (name === job || at(object, 'metadata', 'name') === job),
    );
    const made = own.some(({ user, verb }) => user === 'baro-admin' && ['create', 'patch'].includes(verb));
    const done = own.some(({ object }) =>
      listAt(object, 'status', 'conditions').some(
        (condition) => at(condition, 'type') === 'Complete' && at(condition, 'status') === 'True',
      ),
    );
    if (!made) return [`${job} was not made before deployments were touched`];
    return done ? [] : [`${job} was not complete when deployments were touched`];
  });
}
