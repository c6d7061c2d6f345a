import path from 'node:path';
import pg from 'pg';
import type { ConformanceCity } from '@baro/tools/conformance/city.ts';
import { poll } from '@baro/tools/platform/poll.ts';
import { Follower } from './follower.ts';
import { seededRandom } from '../fire/random.ts';
import { tellEvents } from './tell-events.ts';

type Say = (line: string) => void;

export interface KillsOptions {
  seed: number;
  rounds: number;
  /** Items told a round, of four changes of hands each. */
  items: number;
}

const limitMs = 600_000;
const settleMs = 180_000;

/** A round: events are told, and somebody is killed while they go through. */
async function round(city: ConformanceCity, follower: Follower, victim: string): Promise<void> {
  if (victim === 'client') {
    await follower.kill();
    follower.start();
  } else {
    await city.platform.service(victim).kill();
    await city.platform.service(victim).start();
  }
  if (!follower.running) follower.start();
}

/**
 * A client follows the feed of its unit while it, custody and the gateway are killed by SIGKILL at random. In the end it
 * has each event once, in the order of the feed. @returns what is wrong
 */
export async function followUnderKills(
  city: ConformanceCity,
  say: Say,
  options: KillsOptions,
): Promise<string[]> {
  const random = seededRandom(options.seed);
  const { platform, unitId } = city;
  const documents = new pg.Pool({ connectionString: platform.databaseUrl('baro_documents'), max: 2 });
  const custody = new pg.Pool({ connectionString: platform.databaseUrl('baro_custody'), max: 2 });
  const feed = async (): Promise<{ sequence: number; eventId: string }[]> => {
    const text =
      'SELECT sequence::int AS sequence, event_id AS "eventId" FROM feed_entries WHERE unit_id = $1 ORDER BY 1';
    return (await custody.query<{ sequence: number; eventId: string }>(text, [unitId])).rows;
  };
  const follower = new Follower(city, path.join(platform.dir, 'follower.db'), 1_000_000);
  try {
    follower.start();
    const told = await tellEvents(documents, unitId, 1, 4);
    // It is known to custody, and reads, before anybody is killed.
    await poll(() => reads(follower, told.length), { what: 'the first events', timeoutMs: limitMs });
    let midway = 0;
    // Each is killed at least every third round, in an order by chance.
    for (let number = 0; number < options.rounds; number += 1) {
      told.push(...(await tellEvents(documents, unitId, options.items, 4)));
      const before = follower.taken().length;
      const share = Math.floor(random() * options.items * 2);
      const enough = Math.min(before + share, told.length);
      await poll(() => reads(follower, enough), { what: `${enough} events`, timeoutMs: limitMs });
      if (follower.taken().length < told.length) midway += 1;
      const victim = ['client', 'custody', 'gateway'][(number + Math.floor(random() * 2)) % 3] ?? 'client';
      await round(city, follower, victim);
      say(
        `round ${number + 1} of ${options.rounds}: killed ${victim}, the client has ${follower.taken().length} of ${told.length} events`,
      );
    }
    let all = await feed();
    const isThrough = async (): Promise<boolean> => {
      all = await feed();
      const known = new Set(all.map(({ eventId }) => eventId));
      return told.every((id) => known.has(id)) && reads(follower, all.length);
    };
    // However slow the machine: it is over when nothing more has come for so long. What never came is told below, by name.
    for (let before = -1; follower.taken().length > before;) {
      before = follower.taken().length;
      await poll(isThrough, { what: 'all events', timeoutMs: settleMs }).catch(() => undefined);
    }
    await follower.kill();
    const idle = midway * 2 < options.rounds ? [`only ${midway} kills came while events were under way`] : [];
    return [...idle, ...faults(follower.taken(), all, told)];
  } finally {
    await follower.kill();
    await Promise.all([documents.end(), custody.end()]);
  }
}

/** Whether the client, which is started again when it has ended, has so many events. */
function reads(follower: Follower, events: number): boolean {
  if (!follower.running) follower.start();
  return follower.taken().length >= events;
}

type Entry = { sequence: number; eventId: string };

function faults(taken: readonly Entry[], feed: readonly Entry[], told: readonly string[]): string[] {
  const ids = new Set(taken.map(({ eventId }) => eventId));
  const missing = told.filter((id) => !ids.has(id)).length;
  const disorder = taken.findIndex(
    ({ sequence, eventId }, at) => sequence !== at + 1 || feed[at]?.eventId !== eventId,
  );
  return [
    ...(missing > 0 ? [`${missing} of ${told.length} events never came to the client`] : []),
    ...(taken.length === feed.length
      ? []
      : [`the client has ${taken.length} events, the feed ${feed.length}`]),
    ...(ids.size === taken.length ? [] : ['an event came twice']),
    ...(disorder < 0 ? [] : [`at place ${disorder + 1} the client has another event than the feed`]),
  ];
}
