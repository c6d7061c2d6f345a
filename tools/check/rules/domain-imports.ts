import { importsOf } from '../imports.ts';
import type { Finding, Rule } from '../rule.ts';
import { isTest, isTypeScript } from '../sources.ts';

/** Rules without I/O: services' domain rooms, and the counting of time. */
const pure = /^services\/([^/]+\/src\/domain|directory\/client\/src\/time)\//;

const outside = [
  /^@grpc\//,
  /^@nats-io\//,
  /^@mikro-orm\//,
  /^@opentelemetry\//,
  /^@baro\/chassis\/testing$/,
  /^(pg|express|pino|keycloak-connect)$/,
  /^node:(fs|net|http|https|http2|tls|dns|dgram|child_process|cluster|process|worker_threads|os)\b/,
];

const otherRooms = /^services\/[^/]+\/src\/(app|rpc|events|store|rest|http|config\.ts|main\.ts)(\/|$)/;

export const domainImports: Rule = {
  name: 'domain-imports',
  check: (repo) =>
    repo.files
      .filter((file) => pure.test(file) && isTypeScript(file) && !isTest(file))
      .flatMap((file): Finding[] =>
        importsOf(file, repo.read(file))
          .filter(({ specifier, path }) =>
            path === undefined ? outside.some((pattern) => pattern.test(specifier)) : otherRooms.test(path),
          )
          .map(({ specifier, line }) => ({
            file,
            line,
            message: `rules know no I/O: import of ${specifier} belongs to app, store, rpc or events`,
          })),
      ),
};
