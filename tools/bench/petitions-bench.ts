import { randomUUID } from 'node:crypto';
import { call, newId, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import {
  ListLikelyPairsRequest,
  ListPetitionsRequest,
  PetitionServiceClient,
  RecordPetitionRequest,
} from '@baro/proto/baro/petitions/v1/petitions';
import { ListPromisesRequest, PromiseServiceClient } from '@baro/proto/baro/petitions/v1/promises';
import { PetitionField, PetitionLevel, PetitionState } from '@baro/proto/baro/petitions/v1/resources';
import {
  ListSessionReportRowsRequest,
  SessionReportServiceClient,
} from '@baro/proto/baro/petitions/v1/session_report';
import { seedDirectory } from '../testing/seed-directory.ts';
import type { SeededUnit, SeedUnit } from '../testing/seed-directory.ts';
import type { TestPlatform } from '../testing/test-platform.ts';
import { renewed } from './access.ts';
import { caseSearches, caseWords } from './case-words.ts';
import type { CaseBench, CaseWorld } from './cases-bench.ts';
import type { Operation } from './compare-paired.ts';
import { fillPetitions } from './fill-petitions.ts';
import type { FilledPetitions } from './fill-petitions.ts';

const copyMs = 60_000;
const pageSize = 20;
const account = (end: string): string => `0190a000-0000-7000-8000-0000000000${end}`;

/** Four sessions of five Councils against twenty of twenty: five years of four sessions, and all communes' Councils join in. */
export const petitionsBench: CaseBench = {
  service: 'petitions',
  worlds: { small: { count: 10_000, units: 5, spans: 4 }, large: { count: 200_000, units: 20, spans: 20 } },
  open: openPetitions,
};

async function seedCouncils(platform: TestPlatform, count: number) {
  const admin = await platform.signOn.token('quan-tri');
  const [cityId, committeeId] = [newId(), newId()];
  const head: SeedUnit[] = [
    { id: cityId, code: 'TP', name: 'Thành phố', kind: 'city', posts: [] },
    {
      id: committeeId,
      code: 'UBND',
      name: 'Ủy ban nhân dân',
      kind: 'people_committee',
      parentId: cityId,
      posts: [{ role: 'LEADER', accountId: account('02'), head: true }],
    },
  ];
  const departments = Array.from({ length: 10 }, (_, at): SeedUnit => ({
    code: `SO${at}`,
    name: `Sở số ${at}`,
    parentId: committeeId,
    posts: [1, 2].map(() => ({ role: 'OFFICIAL', accountId: randomUUID() })),
  }));
  // The first is the one whose verifier asks.
  const councils = Array.from({ length: count }, (_, at): SeedUnit => ({
    code: `HDND${at}`,
    name: `Hội đồng nhân dân ${at}`,
    kind: 'council',
    parentId: cityId,
    posts: [{ role: 'COUNCIL_VERIFIER', accountId: at === 0 ? account('07') : randomUUID() }],
  }));
  const seeded = await seedDirectory(platform.address('directory'), admin, [
    ...head,
    ...departments,
    ...councils,
  ]);
  const committee = seeded[1];
  if (!committee) throw new Error('the directory was not seeded');
  return { committee, departments: seeded.slice(2, 12), councils: seeded.slice(12) };
}

async function openPetitions(
  platform: TestPlatform,
  { count, units, spans }: CaseWorld,
): Promise<Operation[]> {
  const seeded = await seedCouncils(platform, units);
  // Sessions are of one size: what grows is how many Councils there are and how many sessions each had.
  const sessionSize = Math.round(count / units / spans);
  const filled = await fillPetitions(platform, { ...seeded, sessionsEach: spans, sessionSize });
  const operations = operationsOf(platform, seeded, filled);
  // The service knows who calls once the city's events have arrived.
  await eventually(async () => operations[0]?.run(), copyMs);
  return operations;
}

interface Seeded {
  councils: SeededUnit[];
  departments: SeededUnit[];
}

function operationsOf(
  platform: TestPlatform,
  { councils, departments }: Seeded,
  filled: FilledPetitions,
): Operation[] {
  const address = platform.address('petitions');
  const client = openClient(PetitionServiceClient, address);
  const reports = openClient(SessionReportServiceClient, address);
  const promises = openClient(PromiseServiceClient, address);
  const token = renewed(() => platform.signOn.token('tham-tra'));
  const access = async () => ({ token: await token(), deadlineMs: 30_000 });
  const unitId = councils[0]?.id ?? '';
  const sessionId = filled.sessionIds.at(-1) ?? '';
  const department = departments[3]?.id ?? '';
  let turn = 0;
  const next = (): number => (turn += 1);
  const nextId = (): string => filled.lastIds[(next() * 137) % filled.lastIds.length] ?? '';
  const search = (): string => caseSearches[next() % caseSearches.length] ?? '';
  const list = async (fields: Partial<ListPetitionsRequest>) =>
    call(
      client,
      client.listPetitions,
      ListPetitionsRequest.fromPartial({ pageSize, ...fields }),
      await access(),
    );
  const promised = async (fields: Partial<ListPromisesRequest>) =>
    call(
      promises,
      promises.listPromises,
      ListPromisesRequest.fromPartial({ pageSize, ...fields }),
      await access(),
    );
  const states = [PetitionState.ASSIGNED, PetitionState.ACCEPTED];
  const field = PetitionField.URBAN;
  const calls: Record<string, () => Promise<unknown>> = {
    'list of a session': () => list({ sessionId }),
    'list of a session, second page': async () => {
      const { nextPageToken: pageToken } = await list({ sessionId });
      return list({ sessionId, pageToken });
    },
    'list of a session, by state and field': () => list({ sessionId, states, field }),
    'list of a session, not answered': () => list({ sessionId, answered: 'false' }),
    'list of a session, searched': () => list({ sessionId, query: search() }),
    'list of all, latest first': () => list({ orderBy: 'create_time desc' }),
    'list of a unit that leads, open': () => list({ leadUnitId: department, states }),
    'list of all, searched': () => list({ query: search() }),
    'one petition': async () => call(client, client.getPetition, { id: nextId() }, await access()),
    'likely duplicates of one': async () =>
      call(client, client.listLikelyPetitions, { id: nextId() }, await access()),
    'likely duplicates of a Council': async () =>
      call(
        client,
        client.listLikelyPairs,
        ListLikelyPairsRequest.fromPartial({ unitId, pageSize }),
        await access(),
      ),
    'counts of a session': async () => call(reports, reports.getSessionReport, { sessionId }, await access()),
    'petitions behind a count': async () => {
      const request = ListSessionReportRowsRequest.fromPartial({ sessionId, field, pageSize });
      return call(reports, reports.listSessionReportRows, request, await access());
    },
    'promises, soonest due': () => promised({}),
    'promises overdue': () => promised({ standing: 'overdue' }),
    'promises to report before a session': () => promised({ sessionId }),
    'promises of a unit': () => promised({ accountableUnitId: department }),
    'counts of promises before a session': async () =>
      call(promises, promises.getPromiseReport, { sessionId }, await access()),
    'record a petition': async () => {
      const { subject, text: words, locality: localityName } = caseWords(1_000_000 + next());
      const petition = { unitId, subject, level: PetitionLevel.CITY, field };
      const raising = { sessionId, localityName, words };
      const request = RecordPetitionRequest.fromPartial({ petition, raising, requestId: randomUUID() });
      return call(client, client.recordPetition, request, await access());
    },
  };
  return Object.entries(calls).map(([name, run]) => ({ name, run: async () => void (await run()) }));
}
