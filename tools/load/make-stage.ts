import path from 'node:path';

import type { Book, Session, Stage } from '../../test/load/client/settings.ts';
import type { WorkloadName } from '../../test/load/workloads.ts';
import { readDemoPeople } from '../../services/directory/reference/demo-people/index.ts';
import { readReference } from '../../services/directory/reference/index.ts';
import { desksOf } from '../city/desks.ts';
import type { Target } from './platform.ts';
import { openSession } from './sessions.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const DISTRICT_CLIENT = 'district-ba-dinh';
const WARD = '00004';
/** People of the three books, with how many browsers each is: the demo city has few logins, a city has many sessions. */
const SESSIONS_EACH = 4;

const books = [
  { unit: 'UBND', clerk: 'van-thu', leader: 'lanh-dao', head: 'truong-phong', official: 'chuyen-vien' },
  {
    unit: 'STC',
    clerk: 'van-thu-so',
    leader: 'giam-doc-so',
    head: 'truong-phong-so',
    official: 'chuyen-vien-so',
  },
  {
    unit: WARD,
    clerk: 'van-thu-ba-dinh',
    leader: 'lanh-dao-ba-dinh',
    head: 'lanh-dao-ba-dinh',
    official: 'chuyen-vien-ba-dinh',
  },
] as const;

/** Everything the script needs to know of a platform that the demo city was loaded into. */
export async function makeStage(
  target: Target,
  run: string,
  workload: WorkloadName,
  seconds: number,
): Promise<Stage> {
  // The day only moves delegations, which the load does not use.
  const reference = readReference();
  const desks = desksOf(reference, readDemoPeople(reference, '2026-01-01'));
  const logins = [
    ...new Set(books.flatMap(({ clerk, leader, head, official }) => [clerk, leader, head, official])),
  ];
  const sessions: Record<string, Session[]> = {};
  for (const login of logins) {
    sessions[login] = [];
    for (let turn = 0; turn < SESSIONS_EACH; turn += 1) {
      sessions[login].push(await openSession(target, login));
    }
  }
  return {
    run,
    workload,
    seconds,
    restUrl: target.restUrl,
    grpcAddress: target.grpcAddress,
    issuer: target.issuer,
    districtClient: DISTRICT_CLIENT,
    districtSecret: target.districtSecret,
    districtUnitId: desks.unitOf(WARD),
    protoFolders: [path.join(ROOT, 'proto'), path.join(ROOT, 'node_modules', 'google-proto-files')],
    books: books.map(({ unit, ...people }): Book => ({ unitId: desks.unitOf(unit), ...people })),
    sessions,
    posts: Object.fromEntries(logins.map((login) => [login, desks.postOf(login)])),
    people: Object.fromEntries(logins.map((login) => [login, desks.personOf(login)])),
  };
}
