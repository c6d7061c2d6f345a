import { randomUUID } from 'node:crypto';
import {
  DirectoryServiceClient,
  ImportDirectoryRequest,
  PostRole,
  TermUnit,
} from '@baro/proto/baro/directory/v1/directory';
import { call, nameId, newId, openClient } from '@baro/chassis';

/** One unit with posts, each held by one account. */
export interface SeedUnit {
  /** Given when another unit is below it. */
  id?: string;
  code: string;
  name: string;
  parentId?: string;
  /** `department` unless given. */
  kind?: string;
  posts: {
    role: Exclude<keyof typeof PostRole, 'UNSPECIFIED' | 'UNRECOGNIZED'>;
    accountId: string;
    title?: string;
    /** Heads the unit. */
    head?: boolean;
  }[];
}

/** A day off beside the weekends. */
export interface SeedDayOff {
  /** `YYYY-MM-DD`. */
  date: string;
  name: string;
}

/** Ids the directory now knows a seeded unit by. */
export interface SeededUnit {
  id: string;
  code: string;
  posts: { id: string; personId: string; accountId: string }[];
}

const handlingTerms = ['normal', 'urgent', 'very_urgent', 'express', 'express_timed'] as const;

/** Loads a small directory: the units given, days off, and the terms documents are handled in. */
export async function seedDirectory(
  address: string,
  token: string,
  units: SeedUnit[],
  daysOff: readonly SeedDayOff[] = [],
): Promise<SeededUnit[]> {
  const seeded = units.map((unit) => seedUnit(unit));
  const parts = seeded.map((unit) => unit.rows);
  const request = ImportDirectoryRequest.fromPartial({
    requestId: randomUUID(),
    units: parts.map((rows) => rows.unit),
    posts: parts.flatMap((rows) => rows.posts),
    people: [...new Map(parts.flatMap((rows) => rows.people).map((person) => [person.id, person])).values()],
    holdings: parts.flatMap((rows) => rows.holdings),
    legalTerms: handlingTerms.map((urgency) => handlingTerm(urgency)),
    calendarDays: daysOff.map((day) => ({
      ...day,
      dayOff: true,
      legalRef: 'BLLĐ Đ.112',
      confidence: 'high',
    })),
  });
  const client = openClient(DirectoryServiceClient, address);
  await call(client, client.importDirectory, request, { token });
  client.close();
  return seeded.map((unit) => unit.seeded);
}

const validFrom = '2020-01-01';
// People and terms get the same id each time: one account is one person, however often it is seeded.
const space = '0190a000-0000-7000-8000-0000000000f2';

function seedUnit(unit: SeedUnit): { seeded: SeededUnit; rows: SeedRows } {
  const id = unit.id ?? newId();
  const posts = unit.posts.map((post) => ({ ...post, id: newId(), personId: nameId(post.accountId, space) }));
  const parentId = unit.parentId ?? '';
  const { code, name, kind = 'department' } = unit;
  const level = parentId ? 2 : 1;
  return {
    seeded: {
      id,
      code,
      posts: posts.map((post) => ({ id: post.id, personId: post.personId, accountId: post.accountId })),
    },
    rows: {
      unit: {
        id,
        code,
        name,
        kind,
        level,
        parentId,
        validFrom,
        names: [{ name, symbol: code, parentId, validFrom }],
      },
      posts: posts.map((post, index) => ({
        id: post.id,
        unitId: id,
        code: `${code}-${index}`,
        title: post.title ?? post.role,
        role: PostRole[post.role],
        head: post.head ?? false,
        validFrom,
      })),
      people: posts.map((post) => ({
        id: post.personId,
        fullName: `Cán bộ ${post.role}`,
        accountId: post.accountId,
      })),
      holdings: posts.map((post) => ({ id: newId(), postId: post.id, personId: post.personId, validFrom })),
    },
  };
}

type Partial = Parameters<typeof ImportDirectoryRequest.fromPartial>[0];

interface SeedRows {
  unit: NonNullable<Partial['units']>[number];
  posts: NonNullable<Partial['posts']>;
  people: NonNullable<Partial['people']>;
  holdings: NonNullable<Partial['holdings']>;
}

function handlingTerm(urgency: string): NonNullable<Partial['legalTerms']>[number] {
  return {
    id: nameId(urgency, space),
    code: `documents.incoming.handle.${urgency}`,
    name: `Xử lý văn bản đến: ${urgency}`,
    value: 10,
    unit: TermUnit.WORKING_DAY,
    startEvent: 'ngày đến',
    validFrom,
    legalRef: 'cấu hình',
    confidence: 'unknown',
  };
}
