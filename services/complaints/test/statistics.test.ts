import { randomUUID } from 'node:crypto';
import { call, callMetadata, openClient } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { accountOf, idOf } from '@baro/directory-client/testing';
import { GetStatisticsRequest, StatisticsServiceClient } from '@baro/proto/baro/complaints/v1/statistics';
import type { ExportStatisticsResponse } from '@baro/proto/baro/complaints/v1/statistics';
import { LetterState } from '@baro/proto/baro/complaints/v1/resources';
import ExcelJs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReceptions } from './reception-world.ts';
import type { ReceptionWorld } from './reception-world.ts';

let book: ReceptionWorld;
let client: StatisticsServiceClient;
beforeAll(async () => {
  book = await startReceptions();
  client = openClient(StatisticsServiceClient, book.world.service.address);
  book.world.goTo('2026-07-06');
});
afterAll(async () => {
  client.close();
  await book.close();
});

type Table = Record<string, number>;

/** Counts by table and line. */
async function count(fromDate: string, toDate: string, who = 'clerk'): Promise<Record<string, Table>> {
  const token = await book.world.issuer.token(accountOf(who));
  const request = GetStatisticsRequest.fromPartial({ unitId: idOf('ubnd'), fromDate, toDate });
  const { tables } = await call(client, client.getStatistics, request, { token });
  return Object.fromEntries(
    tables.map(({ code, lines }) => [code, Object.fromEntries(lines.map((line) => [line.key, line.count]))]),
  );
}

/** Numbers from 0 to below 1, the same in every run of a seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const day = (at: number): string =>
  new Date(Date.UTC(2025, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);
const noon = (at: number): Date => new Date(`${day(at)}T12:00:00+07:00`);

/** A letter's life in days; what did not come is undefined. */
interface Life {
  received: number;
  classified: number | undefined;
  content: number;
  competent: boolean;
  accepted: number | undefined;
  decided: number | undefined;
  outcome: number;
  ended: number | undefined;
  branch: number;
  /** Filed, and what was judged of it beside another, in order: 1 the same, 2 not. */
  judged: readonly number[];
}

function liveOn(next: () => number): Life {
  const later = (from: number | undefined, most: number): number | undefined =>
    from === undefined || next() < 0.25 ? undefined : from + Math.floor(next() * most);
  const received = Math.floor(next() * 300);
  const classified = later(received, 40);
  const content = classified === undefined ? 0 : 1 + Math.floor(next() * 4);
  const accepted = content === 1 || content === 2 ? later(classified, 20) : undefined;
  const decided = later(accepted, 60);
  const ended = decided === undefined ? later(accepted, 60) : undefined;
  const outcome = decided === undefined ? 0 : 1 + Math.floor(next() * (content === 1 ? 3 : 4));
  const branch = classified === undefined ? 0 : 1 + Math.floor(next() * 5);
  const judgements = [[], [1], [1, 2], [2, 1], [2]];
  const judged = accepted === undefined ? (judgements[Math.floor(next() * 5)] ?? []) : [];
  const competent = next() < 0.5;
  return { received, classified, content, competent, accepted, decided, outcome, ended, branch, judged };
}

const denunciation = `INSERT INTO denunciations VALUES ($1, '', 'x', $2, 'x', 'x', $2, '', '', '', NULL, '', '', NULL, '', '', '', '', '',
  $3, '', $4, NULL, NULL, '{}', '', '', '', NULL, '', NULL, '', $5)`;

/** Rows as the service writes them, of lives that were never lived. */
async function insert(lives: readonly Life[]): Promise<void> {
  const { id } = await book.world.receive();
  const row = {
    ...(
      await book.world.rows<{ row: object }>('SELECT to_jsonb(l) AS row FROM letters l WHERE id = $1', [id])
    )[0]?.row,
  };
  for (const life of lives) {
    const own = randomUUID();
    const letter = {
      ...row,
      id: own,
      number: 0,
      receive_time: noon(life.received),
      classify_time: life.classified === undefined ? null : noon(life.classified),
      content: life.content,
      competent: life.competent,
      branch: life.branch,
      state: life.judged.length > 0 ? LetterState.FILED : LetterState.CLASSIFIED,
    };
    await book.world.rows(
      'INSERT INTO letters SELECT * FROM jsonb_populate_record(NULL::letters, $1::jsonb)',
      [JSON.stringify(letter)],
    );
    for (const [at, verdict] of life.judged.entries()) {
      const two = at === 0 ? [own, id] : [id, own];
      await book.world.rows(
        `INSERT INTO letter_duplicate_marks (letter_id, other_id, verdict, by_unit_id, by_post_id, by_person_id, mark_time)
         VALUES ($1, $2, $3, $1, $1, $1, now())`,
        [...two, verdict],
      );
    }
    if (life.accepted === undefined) continue;
    const at = (value: number | undefined): Date | null => (value === undefined ? null : noon(value));
    if (life.content === 2) {
      await book.world.rows(denunciation, [
        own,
        at(life.accepted),
        life.outcome,
        at(life.decided),
        at(life.ended),
      ]);
      continue;
    }
    await book.world.rows(
      `INSERT INTO complaints VALUES ($1, '', $2, '', '{}', '', NULL, NULL, '', false, '', $3, '', $4, NULL, NULL, NULL, NULL, '', '', $5)`,
      [own, at(life.accepted), life.outcome, at(life.decided), at(life.ended)],
    );
  }
}

describe('the tables over random histories', () => {
  it('always have carried over + received = total = what was done + what is left, and what is left is carried over next', async () => {
    const next = numbers(20_260_706);
    const lives = Array.from({ length: 250 }, () => liveOn(next));
    await insert(lives);
    for (let turn = 0; turn < 40; turn += 1) {
      const from = Math.floor(next() * 280);
      const to = from + Math.floor(next() * 90);
      const tables = await count(day(from), day(to));
      const after = await count(day(to + 1), day(to + 30));
      for (const code of ['02/XLD', '03/GQKN', '04/GQTC']) {
        const table = tables[code] ?? {};
        const { carried = 0, received = 0, total, left = 0 } = table;
        const { handled = 0, decided = 0, concluded = 0, ended = 0 } = table;
        const finished = handled + decided + concluded + ended;
        expect([code, from, to, carried + received]).toEqual([code, from, to, total]);
        expect([code, from, to, finished + left]).toEqual([code, from, to, total]);
        expect([code, from, to, after[code]?.['carried']]).toEqual([code, from, to, left]);
      }
      expect(tables['02/XLD']).toMatchObject(handledOf(lives, from, to));
      const { decided, ...complaints } = expectedOf(lives, 1, from, to);
      expect(tables['03/GQKN']).toMatchObject({ ...complaints, decided });
      const { decided: concluded, right, wrong, ...rest } = expectedOf(lives, 2, from, to);
      expect(tables['04/GQTC']).toMatchObject({ ...rest, concluded, true: right, false: wrong });
    }
  });

  /** Parts of table 02 counted from the lives, one by one. */
  function handledOf(lives: readonly Life[], from: number, to: number) {
    const handled = lives.filter(({ classified = -1 }) => classified >= from && classified <= to);
    const of = (branch: number): number => handled.filter((life) => life.branch === branch).length;
    const duplicates = handled.filter(({ judged: [first, second] }) => first === 1 && second !== 2).length;
    return { administrative: of(1), elected: of(2), judicial: of(3), party: of(4), mixed: of(5), duplicates };
  }

  /** Tables 03 and 04 counted from the lives, one by one. */
  function expectedOf(lives: readonly Life[], of: number, from: number, to: number) {
    const own = lives.filter(
      ({ content, accepted }) => content === of && accepted !== undefined && accepted <= to,
    );
    const open = own.filter((life) => (life.decided ?? life.ended ?? Infinity) >= from);
    const decided = open.filter((life) => life.decided !== undefined && life.decided <= to);
    return {
      carried: open.filter(({ accepted = 0 }) => accepted < from).length,
      received: open.filter(({ accepted = 0 }) => accepted >= from).length,
      decided: decided.length,
      right: decided.filter(({ outcome }) => outcome === 1).length,
      wrong: decided.filter(({ outcome }) => outcome === 3).length,
    };
  }
});

describe('table 01/TCD', () => {
  it('counts visits, people and crowds of the period alone', async () => {
    await book.record({ peopleCount: 7, guidedTo: 'Tòa án' });
    await book.record({ content: 2, receiverPostId: idOf('post official-th') });
    await book.record({ content: 3, settledBy: 'Sở Tài chính', refusalCode: 'other' });
    await book.record({ receiveTime: new Date('2026-07-05T23:59:00+07:00') });
    const table = (await count('2026-07-06', '2026-07-06'))['01/TCD'];
    expect(table).toMatchObject({ visits: 3, complaint: 1, denunciation: 1, feedback: 1, new: 2, old: 1 });
    expect(table).toMatchObject({ people: 9, crowds: 1, crowdPeople: 7, leader: 2, guided: 1, refused: 1 });
  });
});

describe('the statistics', () => {
  it('are for the clerk and the leaders of the unit, and refuse a period that is none', async () => {
    for (const who of ['clerk', 'chairman', 'deputy']) await count('2026-07-01', '2026-07-31', who);
    for (const who of ['official-th', 'stc-clerk', 'auditor', 'ward-leader']) {
      await expectReason(count('2026-07-01', '2026-07-31', who), 'PERMISSION_DENIED');
    }
    await expectReason(count('2026-07-02', '2026-07-01'), 'FIELD_INVALID');
    await expectReason(count('', '2026-07-01'), 'FIELD_INVALID');
  });

  it('come as a workbook with a sheet a table and the numbers of the page', async () => {
    const token = await book.world.issuer.token(accountOf('clerk'));
    const request = { unitId: idOf('ubnd'), fromDate: '2026-07-01', toDate: '2026-07-31' };
    const pieces: Buffer[] = [];
    for await (const message of client.exportStatistics(request, callMetadata(token))) {
      const { part } = message as ExportStatisticsResponse;
      if (part?.$case === 'chunk') pieces.push(Buffer.from(part.value));
    }
    const workbook = new ExcelJs.Workbook();
    await workbook.xlsx.load(new Uint8Array(Buffer.concat(pieces)).buffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['01-TCD', '02-XLD', '03-GQKN', '04-GQTC']);
    const shown = await count('2026-07-01', '2026-07-31');
    const cells: unknown[] = [];
    workbook.getWorksheet('02-XLD')?.eachRow((row) => cells.push((row.values as unknown[]).slice(1)));
    expect(cells).toContainEqual(['Tổng số', shown['02/XLD']?.['total']]);
  });
});
