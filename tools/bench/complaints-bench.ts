import { randomUUID } from 'node:crypto';
import { call, newId, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import {
  LetterServiceClient,
  ListLettersRequest,
  ReceiveLetterRequest,
} from '@baro/proto/baro/complaints/v1/letters';
import { ListReceptionsRequest, ReceptionServiceClient } from '@baro/proto/baro/complaints/v1/reception';
import {
  LetterChannel,
  LetterContent,
  LetterState,
  PartyRole,
} from '@baro/proto/baro/complaints/v1/resources';
import { StatisticsServiceClient } from '@baro/proto/baro/complaints/v1/statistics';
import { seedDirectory } from '../testing/seed-directory.ts';
import type { SeededUnit, SeedUnit } from '../testing/seed-directory.ts';
import type { TestPlatform } from '../testing/test-platform.ts';
import { renewed } from './access.ts';
import { caseSearches, caseWords, threeSyllables } from './case-words.ts';
import type { CaseBench, CaseWorld } from './cases-bench.ts';
import type { Operation } from './compare-paired.ts';
import { fillComplaints } from './fill-complaints.ts';

const copyMs = 60_000;
const pageSize = 20;
const dayMs = 86_400_000;
const account = (end: string): string => `0190a000-0000-7000-8000-0000000000${end}`;

/** Ten units over one year against forty over five. */
export const complaintsBench: CaseBench = {
  service: 'complaints',
  worlds: { small: { count: 10_000, units: 10, spans: 1 }, large: { count: 200_000, units: 40, spans: 5 } },
  open: openComplaints,
};

async function openComplaints(
  platform: TestPlatform,
  { count, units, spans }: CaseWorld,
): Promise<Operation[]> {
  const cityId = newId();
  // The first is the one whose clerk and head ask.
  const committees = Array.from({ length: units }, (_, at): SeedUnit => ({
    code: `UBND${at}`,
    name: `Ủy ban nhân dân ${at}`,
    kind: 'people_committee',
    parentId: cityId,
    posts: [
      { role: 'RECORDS_CLERK', accountId: at === 0 ? account('01') : randomUUID() },
      { role: 'LEADER', accountId: at === 0 ? account('02') : randomUUID(), head: true },
    ],
  }));
  const city: SeedUnit = { id: cityId, code: 'TP', name: 'Thành phố', kind: 'city', posts: [] };
  const admin = await platform.signOn.token('quan-tri');
  const seeded = (await seedDirectory(platform.address('directory'), admin, [city, ...committees])).slice(1);
  const each = Math.round(count / units);
  // Units receive as many letters a year: what grows is how many units and years there are.
  const ids = await fillComplaints(platform, { units: seeded, each, days: 365 * spans });
  const operations = operationsOf(platform, seeded[0], ids.slice(-500));
  // The service knows who calls once the city's events have arrived.
  await eventually(async () => operations.find(({ name }) => name === 'one letter')?.run(), copyMs);
  return operations;
}

function dayBefore(days: number): string {
  return new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);
}

function operationsOf(
  platform: TestPlatform,
  unit: SeededUnit | undefined,
  lastIds: readonly string[],
): Operation[] {
  const address = platform.address('complaints');
  const client = openClient(LetterServiceClient, address);
  const receptions = openClient(ReceptionServiceClient, address);
  const statistics = openClient(StatisticsServiceClient, address);
  const tokens = {
    clerk: renewed(() => platform.signOn.token('van-thu')),
    leader: renewed(() => platform.signOn.token('lanh-dao')),
  };
  const as = async (who: keyof typeof tokens) => ({ token: await tokens[who](), deadlineMs: 30_000 });
  const unitId = unit?.id ?? '';
  let turn = 0;
  const next = (): number => (turn += 1);
  const nextId = (): string => lastIds[(next() * 137) % lastIds.length] ?? '';
  const list = async (who: keyof typeof tokens, fields: Partial<ListLettersRequest>) =>
    call(client, client.listLetters, ListLettersRequest.fromPartial({ pageSize, ...fields }), await as(who));
  const book = async (fields: Partial<ListReceptionsRequest>) => {
    const request = ListReceptionsRequest.fromPartial({ unitId, pageSize, ...fields });
    return call(receptions, receptions.listReceptions, request, await as('clerk'));
  };
  const search = (): string => caseSearches[next() % caseSearches.length] ?? '';
  const states = [LetterState.RECEIVED, LetterState.CLASSIFIED];
  const content = LetterContent.COMPLAINT;
  const count = async (fromDate: string, toDate: string) =>
    call(statistics, statistics.getStatistics, { unitId, fromDate, toDate }, await as('leader'));
  const calls: Record<string, () => Promise<unknown>> = {
    'desk of the clerk': () => list('clerk', {}),
    'desk of the clerk, second page': async () => {
      const { nextPageToken: pageToken } = await list('clerk', {});
      return list('clerk', { pageToken });
    },
    'desk of the clerk, by state': () => list('clerk', { states }),
    'desk of the clerk, complaints, latest first': () =>
      list('clerk', { content, orderBy: 'create_time desc' }),
    'desk of the clerk, searched': () => list('clerk', { query: search() }),
    'desk of the head': () => list('leader', {}),
    'desk of the head, searched': () => list('leader', { query: search() }),
    'one letter': async () => call(client, client.getLetter, { id: nextId() }, await as('clerk')),
    'statistics of the last quarter': () => count(dayBefore(91), dayBefore(1)),
    'statistics of an earlier quarter': () => count(dayBefore(330), dayBefore(240)),
    'reception book': () => book({}),
    'reception book of a month, complaints': () =>
      book({ fromDate: dayBefore(120), toDate: dayBefore(90), content }),
    'receive a letter': async () => {
      const at = 1_000_000 + next();
      const { subject: summary, text } = caseWords(at);
      const identity = {
        fullName: threeSyllables(at),
        birthYear: 1970,
        documentNumber: String(at),
        address: '5 phố Huế',
      };
      const parties = [{ role: PartyRole.SENDER, signed: true, localityCode: '00004', identity }];
      const receiveTime = new Date(Date.now() - 60_000);
      const letter = { unitId, channel: LetterChannel.POST, receiveTime, summary, text, parties };
      const request = ReceiveLetterRequest.fromPartial({ letter, requestId: randomUUID() });
      return call(client, client.receiveLetter, request, await as('clerk'));
    },
    'letters that may be the same': async () =>
      call(client, client.listLikelyLetters, { id: nextId() }, await as('clerk')),
  };
  return Object.entries(calls).map(([name, run]) => ({ name, run: async () => void (await run()) }));
}
