import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { CustodyServiceService } from '@baro/proto/baro/custody/v1/custody';
import type { CustodyServiceServer } from '@baro/proto/baro/custody/v1/custody';
import type { Deps } from '../app/deps.ts';
import { getItemPath } from '../app/get-item-path.ts';
import { getUnitMap } from '../app/get-unit-map.ts';
import { listDwellTimes } from '../app/list-dwell-times.ts';
import { listReminders } from '../app/list-reminders.ts';
import { listWork } from '../app/list-work.ts';
import { readReminders } from '../app/read-reminders.ts';

/** The ledger over gRPC. */
export function custodyService(deps: Deps): BoundService {
  return bindService<CustodyServiceServer>(CustodyServiceService, {
    listWork: (request, ctx) => listWork(deps, request, ctx),
    getItemPath: (request, ctx) => getItemPath(deps, request, ctx),
    getUnitMap: (request, ctx) => getUnitMap(deps, request, ctx),
    listDwellTimes: (request, ctx) => listDwellTimes(deps, request, ctx),
    listReminders: (request, ctx) => listReminders(deps, request, ctx),
    readReminders: (request, ctx) => readReminders(deps, request, ctx),
  });
}
