import type { JsMsg } from '@nats-io/jetstream';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { passFaultPoint } from '../config/fault-points.ts';
import { inTransaction } from '../db/transaction.ts';
import { isTransient, sqlFault } from '../errors/sql-errors.ts';
import { errorFacts } from '../telemetry/logger.ts';
import type { Logger } from '../telemetry/logger.ts';
import { countEvent, recordEventAge } from '../telemetry/metrics.ts';
import { inConsumerSpan, inTraceOf, tellTakenWith } from '../telemetry/tracing.ts';
import { PoisonError, decodeEvent } from './consumer.ts';
import type { ConsumerDefinition, Event } from './consumer.ts';
import { storeEvents } from '../write/write-store.ts';
import { TxBuffer } from '../write/tx-buffer.ts';
import { bury, resolveDead, takeIn, takeInAll } from './inbox-store.ts';

/** Header that names the dead letter a message is the replay of. */
export const deadLetterHeader = 'Baro-Dead-Letter';

const messaging = { 'messaging.system': 'nats' };

export interface ConsumerEnvironment {
  durable: string;
  handle: ConsumerDefinition['handle'];
  handleAll?: ConsumerDefinition['handleAll'];
  orm: MikroORM;
  log: Logger;
  clock: () => Date;
  /** Name of the service that consumes. */
  service: string;
  wakeRelay: () => void;
}

// 1 s, 2 s, 4 s … 60 s.
const maxBackoffMs = 60_000;
// After this many tries an error that is not the database's own state counts as poison.
const maxTries = 8;

/** Takes a batch in one transaction; when one of them fails, each alone, so that one bad event holds up no other. */
export async function processBatch(env: ConsumerEnvironment, batch: JsMsg[]): Promise<void> {
  if (batch.length > 1 && (await tryTogether(env, batch))) return;
  for (const message of batch) await processOne(env, message);
}

async function tryTogether(env: ConsumerEnvironment, batch: JsMsg[]): Promise<boolean> {
  try {
    const outcomes = await inTransaction(env.orm, (em) => takeEffects(env, em, batch));
    env.wakeRelay();
    for (const [index, message] of batch.entries()) settle(env, message, outcomes[index]);
    return true;
  } catch {
    return false; // each message is tried alone next and tells its own error
  }
}

/** What became of a message, and when the act it tells of was. */
interface Taken {
  outcome: 'done' | 'known';
  event: Event;
}

async function takeEffects(env: ConsumerEnvironment, em: EntityManager, batch: JsMsg[]): Promise<Taken[]> {
  const { handleAll } = env;
  if (handleAll) return takeEffectAtOnce({ ...env, handleAll }, em, batch);
  const each: Taken[] = [];
  for (const message of batch) each.push(await takeEffect(env, em, message));
  return each;
}

async function takeEffectAtOnce(
  env: ConsumerEnvironment & Required<Pick<ConsumerDefinition, 'handleAll'>>,
  em: EntityManager,
  batch: JsMsg[],
): Promise<Taken[]> {
  const events = new Map<string, Event>();
  const told = batch.map((message) => {
    const event = decodeEvent(message.data);
    if (!events.has(event.id)) events.set(event.id, event);
    return event;
  });
  const fresh = await takeInAll(
    em,
    env.durable,
    told.map((event) => event.id),
  );
  const taken = [...events.values()].filter((event) => fresh.has(event.id));
  const [first, ...others] = batch.map(traceOf);
  await inConsumerSpan(env.durable, first, messaging, async (span) => {
    tellTakenWith(span, env.durable, others, messaging);
    const tx = txOf(env, em, taken[0]?.requestId ?? '', batch[0]);
    await env.handleAll(taken, tx);
    await em.flush();
    await storeEvents(em, tx.events);
    env.log.debug({ durable: env.durable, events: taken.length }, 'events taken');
  });
  for (const message of batch) {
    const deadId = message.headers?.get(deadLetterHeader);
    if (deadId) await resolveDead(em, deadId);
  }
  return told.map((event) => ({ outcome: fresh.has(event.id) ? 'done' : 'known', event }));
}

/** Whether a message is the log published again; a dead letter's replay is its first effect. */
export function isReplayed(message: JsMsg): boolean {
  return message.subject.startsWith('baro.replay.') && !message.headers?.get(deadLetterHeader);
}

function traceOf(message: JsMsg): string | undefined {
  // A header that is not there reads as ''.
  return message.headers?.get('traceparent') || undefined;
}

function txOf(
  env: ConsumerEnvironment,
  em: EntityManager,
  requestId: string,
  message: JsMsg | undefined,
): TxBuffer {
  const caller = { accountId: `system:${env.service}`, clientId: env.service };
  const tx = new TxBuffer(env.service, em, env.clock(), caller, requestId);
  tx.replayed = message !== undefined && isReplayed(message);
  return tx;
}

async function processOne(env: ConsumerEnvironment, message: JsMsg): Promise<void> {
  try {
    const taken = await inTransaction(env.orm, (em) => takeEffect(env, em, message));
    env.wakeRelay();
    settle(env, message, taken);
  } catch (error) {
    await inTraceOf(traceOf(message), () => refuse(env, message, error));
  }
}

function settle(env: ConsumerEnvironment, message: JsMsg, taken: Taken | undefined): void {
  passFaultPoint('before-ack');
  message.ack();
  const outcome = taken?.outcome ?? 'done';
  countEvent(env.durable, outcome);
  const happened = taken?.event.occurTime;
  // What the log tells again is old by nature.
  if (happened && outcome === 'done' && !isReplayed(message)) {
    recordEventAge(env.durable, (env.clock().getTime() - happened.getTime()) / 1000);
  }
}

async function takeEffect(env: ConsumerEnvironment, em: EntityManager, message: JsMsg): Promise<Taken> {
  const event = decodeEvent(message.data);
  const deadId = message.headers?.get(deadLetterHeader);
  if (!(await takeIn(em, env.durable, event.id))) {
    if (deadId) await resolveDead(em, deadId);
    return { outcome: 'known', event };
  }
  await inConsumerSpan(env.durable, traceOf(message), messaging, async () => {
    const tx = txOf(env, em, event.requestId, message);
    await env.handle(event, tx);
    await em.flush();
    await storeEvents(em, tx.events);
    env.log.debug({ durable: env.durable }, 'event taken');
  });
  if (deadId) await resolveDead(em, deadId);
  return { outcome: 'done', event };
}

/** Transient: again later. Poison, or not the database's state and tried often enough: dead letter, then never again. */
async function refuse(env: ConsumerEnvironment, message: JsMsg, error: unknown): Promise<void> {
  const tries = message.info.deliveryCount;
  const poison = error instanceof PoisonError || (!isTransient(error) && tries >= maxTries);
  if (!poison) {
    env.log.warn({ durable: env.durable, tries, ...errorFacts(error) }, 'event will be tried again');
    message.nak(Math.min(1_000 * 2 ** (tries - 1), maxBackoffMs));
    countEvent(env.durable, 'retried');
    return;
  }
  const reason = error instanceof PoisonError ? error.reason : `FAILED_${sqlFault(error)?.code ?? 'HANDLER'}`;
  try {
    await inTransaction(env.orm, async (em) => {
      await bury(em, {
        consumer: env.durable,
        subject: message.subject,
        eventId: idOf(message),
        reason,
        body: message.data,
      });
    });
  } catch (failure) {
    env.log.error(
      { durable: env.durable, ...errorFacts(failure) },
      'dead letter could not be kept, event stays',
    );
    message.nak(maxBackoffMs);
    return;
  }
  env.log.error({ durable: env.durable, reason, ...errorFacts(error) }, 'event given up, see dead letters');
  // Bare: nats-server 2.9 knows no reason on a termination.
  message.term();
  countEvent(env.durable, 'dead');
}

function idOf(message: JsMsg): string | undefined {
  try {
    return decodeEvent(message.data).id;
  } catch {
    return undefined; // undecodable: that is why it is dead
  }
}
