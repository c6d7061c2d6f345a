import { Matcher } from '@baro/chassis/alike';
import { newId } from '@baro/chassis';
import pg from 'pg';
import { petitionWords } from '../../services/petitions/src/domain/likeness/petition-words.ts';
import type { SeededUnit } from '../testing/seed-directory.ts';
import type { TestPlatform } from '../testing/test-platform.ts';
import { caseWords, mixed } from './case-words.ts';
import { derivedTables, givenRows, givenTable } from './fill-petitions-sql.ts';

const batchSize = 2_500;
const dayMs = 86_400_000;
/** Sessions are a season apart; the last one opened so many days ago. */
const apartDays = 90;
const lastOpenedDays = 80;
const againEvery = 20;

/** A register of petitions: so many sessions each of so many petitions for each Council. */
export interface PetitionsFill {
  councils: SeededUnit[];
  committee: SeededUnit;
  departments: SeededUnit[];
  sessionsEach: number;
  sessionSize: number;
}

/** What was filled for the first Council: its sessions, oldest first, and petitions of its last one. */
export interface FilledPetitions {
  sessionIds: string[];
  lastIds: string[];
}

interface SessionAt {
  id: string;
  council: SeededUnit;
  /** 0 for the last one. */
  age: number;
  before: string | undefined;
}

/** Fills the register through the tables of the service. */
export async function fillPetitions(
  platform: Pick<TestPlatform, 'databaseUrl'>,
  fill: PetitionsFill,
): Promise<FilledPetitions> {
  const client = new pg.Client({ connectionString: platform.databaseUrl('baro_petitions') });
  await client.connect();
  try {
    const sessions = fill.councils.flatMap((council) => sessionsOf(council, fill.sessionsEach));
    await insertSessions(client, sessions);
    await client.query(givenTable);
    const terms = termReader();
    const total = sessions.length * fill.sessionSize;
    const ids: string[] = [];
    for (let first = 0; first < total; first += batchSize) {
      const rows = Array.from({ length: Math.min(batchSize, total - first) }, (_, offset) =>
        petitionRow(fill, sessions, first + offset, terms),
      );
      await client.query(givenRows, [JSON.stringify(rows)]);
      ids.push(...rows.map(({ id }) => id));
    }
    for (const sql of derivedTables) await client.query(sql);
    await client.query('VACUUM ANALYZE');
    const own = fill.sessionsEach * fill.sessionSize;
    return {
      sessionIds: sessions.slice(0, fill.sessionsEach).map(({ id }) => id),
      lastIds: ids.slice(own - fill.sessionSize, own),
    };
  } finally {
    await client.end();
  }
}

function sessionsOf(council: SeededUnit, count: number): SessionAt[] {
  const ids = Array.from({ length: count }, () => newId());
  return ids.map((id, at) => ({ id, council, age: count - 1 - at, before: ids[at - 1] }));
}

async function insertSessions(client: pg.Client, sessions: SessionAt[]): Promise<void> {
  const rows = sessions.map(({ id, council, age }) => ({
    id,
    unit_id: council.id,
    name: `Kỳ họp thứ ${1000 - age}`,
    open_date: openTime(age),
  }));
  await client.query(
    `INSERT INTO sessions (id, version, unit_id, name, term, open_date, petition_count, answered_count, closed_count, create_time)
     SELECT id, 1, unit_id, name, 'Khóa XVII', open_date, 0, 0, 0, open_date - interval '30 days'
     FROM jsonb_to_recordset($1::jsonb) AS g (id uuid, unit_id uuid, name text, open_date date)`,
    [JSON.stringify(rows)],
  );
}

function openTime(age: number): Date {
  return new Date(Date.now() - (lastOpenedDays + age * apartDays) * dayMs);
}

type Terms = (parts: readonly string[]) => { terms: string[]; pairs: string[] };

/** Terms of texts, part by part: a part that came before is not read again. */
function termReader(): Terms {
  const matcher = new Matcher(petitionWords);
  const known = new Map<string, ReturnType<Terms>>();
  const read = (part: string): ReturnType<Terms> => {
    const found = known.get(part);
    if (found) return found;
    const text = matcher.read(part);
    const made = { terms: matcher.termsOf(text), pairs: matcher.pairsOf(text) };
    known.set(part, made);
    return made;
  };
  return (parts) => ({
    terms: [...new Set(['', ...parts.flatMap((part) => read(part).terms)])],
    pairs: [...new Set(parts.flatMap((part) => read(part).pairs))],
  });
}

/** What is not closed halves with each session that opened since: a backlog that does not grow with the years. */
function stateOf(index: number, age: number): number {
  const share = (mixed(index, 4) % 1_000) / 1_000;
  const open = 0.8 * 0.5 ** age;
  if (share >= open) return 6;
  const states = age === 0 ? [1, 2, 3, 3, 4, 5] : [3, 5, 5];
  return states[mixed(index, 5) % states.length] ?? 3;
}

function petitionRow(fill: PetitionsFill, sessions: SessionAt[], index: number, terms: Terms) {
  const session = sessions[Math.floor(index / fill.sessionSize)];
  if (!session) throw new Error('no session');
  const { subject, text, locality, parts } = caseWords(index);
  const leads = fill.departments.flatMap(({ id, posts }) =>
    posts.map((post) => ({ unit: id, post: post.id, person: post.personId })),
  );
  const lead = leads[mixed(index, 6) % leads.length];
  const keeper = session.council.posts[0];
  const assigner = fill.committee.posts[0];
  const created = openTime(session.age).getTime() + ((mixed(index, 7) % 30) - 15) * dayMs;
  return {
    id: newId(),
    n: index + 1,
    unit_id: session.council.id,
    unit_code: session.council.code,
    session_id: session.id,
    before_id: index % againEvery === 0 ? session.before : undefined,
    subject,
    words: text,
    locality,
    level: (mixed(index, 8) % 3) + 1,
    field: (mixed(index, 9) % 6) + 1,
    state: stateOf(index, session.age),
    lead_unit_id: lead?.unit,
    lead_post_id: lead?.post,
    lead_person_id: lead?.person,
    keeper_post_id: keeper?.id,
    keeper_person_id: keeper?.personId,
    assigner_unit_id: fill.committee.id,
    assigner_post_id: assigner?.id,
    assigner_person_id: assigner?.personId,
    create_time: new Date(created),
    close_days: 30 + (mixed(index, 10) % 60),
    ...terms(parts),
  };
}
