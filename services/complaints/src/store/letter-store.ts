import { LockMode } from '@mikro-orm/core';
import { execute, query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ComplaintEntity, DialogueEntity, SuspensionEntity } from './complaint-entities.ts';
import type { ComplaintRow, DialogueRow, SuspensionRow } from './complaint-entities.ts';
import { DenunciationEntity, ExtensionEntity } from './denunciation-entities.ts';
import type { DenunciationRow, ExtensionRow } from './denunciation-entities.ts';
import {
  ClockEntity,
  HandEntity,
  ItemEntity,
  LetterEntity,
  OriginalEntity,
  PartyEntity,
} from './letter-entities.ts';
import type { ClockRow, HandRow, ItemRow, LetterRow, OriginalRow, PartyRow } from './letter-entities.ts';

/** A letter with all that decides what may be done with it. */
export interface LetterFile {
  letter: LetterRow;
  item: ItemRow;
  parties: PartyRow[];
  clocks: ClockRow[];
  complaint: ComplaintRow | null;
  suspensions: SuspensionRow[];
  dialogues: DialogueRow[];
  denunciation: DenunciationRow | null;
  extensions: ExtensionRow[];
}

/** The file of a letter, without a lock. */
export async function findFile(em: EntityManager, id: string): Promise<LetterFile | undefined> {
  return fileOf(em, await em.findOne(LetterEntity, { id }));
}

/** Locks the letter until the end of the transaction, so that of two who act at once one waits and then sees. */
export async function lockFile(em: EntityManager, id: string): Promise<LetterFile | undefined> {
  return fileOf(em, await em.findOne(LetterEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }));
}

async function fileOf(em: EntityManager, letter: LetterRow | null): Promise<LetterFile | undefined> {
  if (!letter) return undefined;
  const { id } = letter;
  const item = await em.findOneOrFail(ItemEntity, { id });
  const newest = { orderBy: { fromTime: 'desc' } } as const;
  return {
    letter,
    item,
    parties: await em.find(PartyEntity, { letterId: id }, { orderBy: { position: 'asc' } }),
    clocks: await em.find(ClockEntity, { letterId: id }, { orderBy: { triggerTime: 'asc' } }),
    complaint: await em.findOne(ComplaintEntity, { id }),
    suspensions: await em.find(SuspensionEntity, { letterId: id }, newest),
    dialogues: await em.find(DialogueEntity, { letterId: id }, { orderBy: { holdTime: 'desc' } }),
    denunciation: await em.findOne(DenunciationEntity, { id }),
    extensions: await em.find(ExtensionEntity, { letterId: id }, { orderBy: { number: 'asc' } }),
  };
}

/** The letter alone. */
export async function findLetter(em: EntityManager, id: string): Promise<LetterRow | null> {
  return em.findOne(LetterEntity, { id });
}

/** Locks letters in one order, so that a first complaint and its second never wait for each other. */
export async function lockInOrder(em: EntityManager, ids: readonly string[]): Promise<void> {
  await query(em, 'SELECT id FROM letters WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [ids]);
}

/** Papers of a letter, in their order. */
export async function findOriginals(em: EntityManager, letterId: string): Promise<OriginalRow[]> {
  return em.find(OriginalEntity, { letterId }, { orderBy: { position: 'asc' } });
}

/** Its change points, oldest first. */
export async function findHands(em: EntityManager, letterId: string): Promise<HandRow[]> {
  return em.find(HandEntity, { itemId: letterId }, { orderBy: { version: 'asc' } });
}

/** Whether one of the viewers is recorded for the letter. */
export async function isViewed(
  em: EntityManager,
  letterId: string,
  viewers: readonly string[],
): Promise<boolean> {
  const rows = await query(
    em,
    'SELECT 1 FROM letter_viewers WHERE letter_id = $1 AND viewer_id = ANY($2::uuid[]) LIMIT 1',
    [letterId, viewers],
  );
  return rows.length > 0;
}

/** Records who sees the letter from now on. */
export async function addViewers(
  em: EntityManager,
  letterId: string,
  viewers: readonly string[],
): Promise<void> {
  await execute(
    em,
    `INSERT INTO letter_viewers (viewer_id, letter_id, due_time, create_time)
     SELECT v, d.id, d.due_time, d.create_time FROM letters d, unnest($2::uuid[]) AS v WHERE d.id = $1
     ON CONFLICT DO NOTHING`,
    [letterId, viewers],
  );
}

/** Keeps the lists of all who see the letter in the order of its due time. */
export async function orderViewers(em: EntityManager, letterId: string, dueTime: Date | null): Promise<void> {
  await execute(
    em,
    'UPDATE letter_viewers SET due_time = $2 WHERE letter_id = $1 AND due_time IS DISTINCT FROM $2::timestamptz',
    [letterId, dueTime],
  );
}

/** Takes the next number of a unit and year in a book, the last thing done in its transaction. */
export async function takeNumber(
  em: EntityManager,
  unitId: string,
  year: number,
  series: 'letter_series' | 'reception_series' = 'letter_series',
): Promise<number> {
  const rows = await query<{ number: number }>(
    em,
    `INSERT INTO ${series} AS s (unit_id, year, last_number) VALUES ($1, $2, 1)
     ON CONFLICT (unit_id, year) DO UPDATE SET last_number = s.last_number + 1 RETURNING last_number AS number`,
    [unitId, year],
  );
  return rows[0]?.number ?? 0;
}

/** Of people known to the identity store, those who are people of a letter or of a visit here. */
export async function knownParties(em: EntityManager, partyIds: readonly string[]): Promise<string[]> {
  const rows = await query<{ id: string }>(
    em,
    `SELECT party_id AS id FROM letter_parties WHERE party_id = ANY($1::uuid[])
     UNION ALL SELECT party_id FROM reception_parties WHERE party_id = ANY($1::uuid[])`,
    [partyIds],
  );
  return rows.map(({ id }) => id);
}

/** Indexes the words of a letter; who sees it is beside them by the triggers of the table. */
export async function indexLetter(em: EntityManager, letterId: string, code: string): Promise<void> {
  await execute(
    em,
    `INSERT INTO letter_search (letter_id, folded, plain)
     SELECT $1, search_document(t.list, true), search_document(t.list, false)
     FROM (SELECT ARRAY[d.summary, d.contested_act, d.text,
       concat_ws(E'\\n', $2::text, d.from_body, d.from_number_symbol)] AS list FROM letters d WHERE d.id = $1) AS t
     ON CONFLICT (letter_id) DO UPDATE SET folded = excluded.folded, plain = excluded.plain`,
    [letterId, code],
  );
}
