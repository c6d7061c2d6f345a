import type { MikroORM } from '@mikro-orm/postgresql';
import { sealKeysOf, startSealer } from './audit/open-sealer.ts';
import { armFaultPoint } from './config/fault-points.ts';
import { CommandWorker, commandConsumer } from './commands/command-worker.ts';
import type { ConfigSpec } from './config/define-config.ts';
import { openClock, testTurnMs } from './config/test-clock.ts';
import { execute } from './db/query.ts';
import { migrationList, pendingMigrations } from './db/migrate.ts';
import { openOrm } from './db/orm.ts';
import { openSideDatabase } from './db/side-database.ts';
import type { ConsumerDefinition } from './events/consumer.ts';
import { watchLag } from './events/consumer-lag.ts';
import { ConsumerRunner } from './events/consumer-runner.ts';
import { connectNats } from './events/nats.ts';
import type { NatsConnection } from './events/nats.ts';
import { Relay } from './events/relay.ts';
import { ensureStreams } from './events/streams.ts';
import { tokenVerifier } from './grpc/caller.ts';
import { Admission } from './grpc/admission.ts';
import { startRpcServer } from './grpc/server.ts';
import type { RpcServer } from './grpc/open-server.ts';
import { startJob } from './jobs.ts';
import type { Job } from './jobs.ts';
import { eventLogService } from './operations/event-log-service.ts';
import { operationsService } from './operations/operations-service.ts';
import { Replayer } from './operations/replayer.ts';
import { protoMetadata as eventLogProto } from '@baro/proto/baro/platform/v1/event_log';
import { protoMetadata as operationsProto } from '@baro/proto/baro/platform/v1/operations';
import { watchReadiness } from './readiness.ts';
import type { ServiceConfig, ServiceDefinition } from './run-service.ts';
import { errorFacts, openLog } from './telemetry/logger.ts';
import type { Logger } from './telemetry/logger.ts';
import { watchService } from './telemetry/service-gauges.ts';
import { ownActs } from './write/own-act.ts';
import type { OwnAct } from './write/own-act.ts';

/** What a service's rooms are built from. */
export interface ServiceDeps<S extends ConfigSpec = ConfigSpec> {
  config: ServiceConfig<S>;
  orm: MikroORM;
  log: Logger;
  clock: () => Date;
  /** Acts of the service itself, in jobs. */
  act: OwnAct;
  /** A side database of the definition, by its name. */
  sideOrm: (name: string) => MikroORM;
}

/** A serving service. */
export interface StartedService {
  /** Port the gRPC server listens on. */
  port: number;
  orm: MikroORM;
  /** Acts of the service itself. */
  act: OwnAct;
  /** A side database of the definition, by its name. */
  sideOrm: (name: string) => MikroORM;
  /** Stops in the reverse order of the start; calls in flight end first. */
  stop(): Promise<void>;
}

/** Steps that undo the start, last first. */
type Undo = (() => Promise<void>)[];

/**
 * Starts a service in the one order: database → NATS → server (not serving) → consumers, relay, jobs → serving.
 * @throws ConfigError when test means are asked for outside embedded defaults.
 */
export async function startService<S extends ConfigSpec>(
  definition: ServiceDefinition<S>,
  config: ServiceConfig<S>,
  clock: () => Date = openClock(config),
): Promise<StartedService> {
  armFaultPoint(config);
  const log = openLog(definition.name, config.logLevel);
  const undo: Undo = [];
  try {
    return await build(definition, config, clock, log, undo);
  } catch (error) {
    await unwind(undo);
    throw error;
  }
}

async function build<S extends ConfigSpec>(
  definition: ServiceDefinition<S>,
  config: ServiceConfig<S>,
  clock: () => Date,
  log: Logger,
  undo: Undo,
): Promise<StartedService> {
  const sealKeys = sealKeysOf(definition.name, config);
  const orm = await openDatabase(definition, config, log);
  undo.push(() => orm.close());
  // Filled when NATS answers; until then commits only leave rows in the outbox.
  const relay: { current?: Relay } = {};
  const wakeRelay = (): void => relay.current?.wake();
  const act = ownActs({ service: definition.name, orm, clock, wakeRelay });
  const sides = await openSides(definition, config, log, undo);
  const sideOrm = (name: string): MikroORM => {
    const side = sides.get(name);
    if (!side) throw new Error(`${definition.name} has no side database ${name}`);
    return side;
  };
  const deps: ServiceDeps<S> = { config, orm, log, clock, act, sideOrm };
  const draining = new AbortController();
  const server = await openServer(definition, deps, wakeRelay, draining.signal);
  const background = startBackground(definition, deps, relay);
  undo.push(() => background.stop());
  const sealer = startSealer(definition.name, sealKeys, deps);
  undo.push(() => sealer.stop());
  undo.push(() => server.stop(config.drainMs));
  undo.push(async () => draining.abort());
  const readiness = await watchReadiness(server, config, log);
  undo.push(() => readiness.leave(config.drainDelayMs));
  log.info({ port: server.port }, `${definition.name} serves`);
  const stop = async (): Promise<void> => {
    await unwind(undo);
    log.info(`${definition.name} stopped`);
  };
  return { port: server.port, orm, act, sideOrm, stop };
}

async function openSides<S extends ConfigSpec>(
  definition: ServiceDefinition<S>,
  config: ServiceConfig<S>,
  log: Logger,
  undo: Undo,
): Promise<Map<string, MikroORM>> {
  const sides = new Map<string, MikroORM>();
  for (const side of definition.sideDatabases ?? []) {
    const orm = await openSideDatabase(side, config, log);
    undo.push(() => orm.close());
    sides.set(side.name, orm);
  }
  return sides;
}

async function openDatabase<S extends ConfigSpec>(
  definition: ServiceDefinition<S>,
  config: ServiceConfig<S>,
  log: Logger,
): Promise<MikroORM> {
  const migrations = migrationList(definition.migrations);
  const orm = await openOrm({
    url: config.databaseUrl,
    poolSize: config.databasePoolSize,
    entities: definition.entities,
    migrations,
    log,
  });
  const pending = await pendingMigrations(orm, migrations);
  if (pending.length > 0) {
    await orm.close();
    throw new Error(
      `${definition.name} cannot start: run "main.ts migrate" first, missing ${pending.join(', ')}`,
    );
  }
  return orm;
}

function openServer<S extends ConfigSpec>(
  definition: ServiceDefinition<S>,
  deps: ServiceDeps<S>,
  wakeRelay: () => void,
  draining: AbortSignal,
): Promise<RpcServer> {
  const { config, orm, log, clock } = deps;
  const mayOperate = definition.mayOperate(deps);
  const services = [
    ...definition.rpc(deps),
    operationsService(mayOperate),
    eventLogService(mayOperate, config.databaseUrl),
  ];
  const verifyToken = tokenVerifier({
    issuer: config.oidcIssuer,
    audience: config.oidcAudience,
    jwksUrl: config.oidcJwksUrl,
  });
  return startRpcServer(config, services, [...definition.protos, operationsProto, eventLogProto], {
    service: definition.name,
    reasons: definition.reasons,
    verifyToken,
    orm,
    log,
    clock,
    admission: new Admission({ running: config.callsAtOnce, waiting: config.callsWaiting }),
    defaultDeadlineMs: config.defaultDeadlineMs,
    streamDeadlineMs: config.streamDeadlineMs,
    wakeRelay,
    draining,
  });
}

interface Stoppable {
  stop(): Promise<void>;
}

const hourMs = 3_600_000;

/** Starts what needs NATS, once NATS answers: a service serves without it, its events wait in the outbox. */
function startBackground<S extends ConfigSpec>(
  definition: ServiceDefinition<S>,
  deps: ServiceDeps<S>,
  relay: { current?: Relay },
): Stoppable {
  const { config, orm, log, clock } = deps;
  // A test clock jumps; work that looks at the time must not sleep an hour over it.
  const longestMs = config.testClockFile ? testTurnMs : Infinity;
  const jobs = [...(definition.jobs?.(deps) ?? []), purgeJob(orm)].map((job) =>
    startJob({ ...job, everyMs: Math.min(job.everyMs, longestMs) }, log),
  );
  const commands = definition.commands?.(deps) ?? [];
  const worker = new CommandWorker({ commands, act: deps.act, reasons: definition.reasons, log });
  worker.start();
  definition.gauges?.(deps);
  const definitions: ConsumerDefinition[] = [
    ...(definition.consumers?.(deps) ?? []),
    ...commands.map(commandConsumer),
  ];
  watchService({
    orm,
    durables: definitions.map(({ name }) => `${definition.name}--${name}`),
    commandNames: commands.map(({ name }) => name),
    natsAnswers: () => connection?.info !== undefined,
  });
  let connection: NatsConnection | undefined;
  let parts: Stoppable[] = [];
  let stopped = false;
  const connect = async (): Promise<void> => {
    connection = await connectWithStreams(definition.name, deps);
    if (stopped) return;
    const nats = connection;
    relay.current = new Relay(orm, nats, log, clock);
    const wake = (): void => {
      relay.current?.wake();
      worker.wake();
    };
    watchLag(nats, definition.name, definitions);
    const consumers = definitions.map(
      (consumer) => new ConsumerRunner(definition.name, consumer, orm, nats, log, clock, wake),
    );
    const all = [relay.current, new Replayer(orm, nats, log), ...consumers];
    for (const part of all) part.start();
    parts = all;
  };
  void connect();
  return {
    stop: async () => {
      stopped = true;
      for (const part of parts.toReversed()) await part.stop();
      await worker.stop();
      for (const job of jobs) await job.stop();
      // Drained, not closed: acknowledgements in hand still go out.
      await connection?.drain().catch(() => undefined); // NATS may be away, nothing is lost
    },
  };
}

async function connectWithStreams<S extends ConfigSpec>(
  name: string,
  deps: ServiceDeps<S>,
): Promise<NatsConnection> {
  const { config, log } = deps;
  const connection = await connectNats(config.natsUrl, name, log);
  for (;;) {
    try {
      await ensureStreams(connection, name, {
        replicas: config.streamReplicas,
        maxAgeDays: config.streamMaxAgeDays,
      });
      return connection;
    } catch (error) {
      if (connection.isClosed()) return connection;
      log.warn({ component: 'nats', ...errorFacts(error) }, 'streams not ready, trying again');
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

/** Request keys are promised for 24 h; they are kept two days. */
function purgeJob(orm: MikroORM): Job {
  return {
    name: 'purge-request-keys',
    everyMs: hourMs,
    run: async () => {
      await execute(orm.em.fork(), `DELETE FROM request_keys WHERE create_time < now() - interval '2 days'`);
    },
  };
}

async function unwind(undo: Undo): Promise<void> {
  for (let step = undo.pop(); step; step = undo.pop()) await step();
}
