import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { ReceptionServiceService } from '@baro/proto/baro/complaints/v1/reception';
import type { ReceptionServiceServer } from '@baro/proto/baro/complaints/v1/reception';
import type { Deps } from '../app/deps.ts';
import { exportReceptionBook } from '../app/reception/export.ts';
import { addFollowUp, notifyRefusal } from '../app/reception/follow.ts';
import { makeReceptionPaper } from '../app/reception/make-paper.ts';
import { getReception, listReceptions } from '../app/reception/read.ts';
import { recordReception } from '../app/reception/record.ts';
import { cancelReception, getReceptionSchedule, scheduleReception } from '../app/reception/schedule.ts';

/** The reception of citizens over gRPC. */
export function receptionService(deps: Deps): BoundService {
  return bindService<ReceptionServiceServer>(ReceptionServiceService, {
    scheduleReception: (request, ctx) => scheduleReception(deps, request, ctx),
    cancelReception: (request, ctx) => cancelReception(deps, request, ctx),
    getReceptionSchedule: (request, ctx) => getReceptionSchedule(deps, request, ctx),
    recordReception: (request, ctx) => recordReception(deps, request, ctx),
    getReception: (request, ctx) => getReception(deps, request, ctx),
    listReceptions: (request, ctx) => listReceptions(deps, request, ctx),
    addReceptionFollowUp: (request, ctx) => addFollowUp(deps, request, ctx),
    notifyReceptionRefusal: (request, ctx) => notifyRefusal(deps, request, ctx),
    exportReceptionBook: (request, ctx) => exportReceptionBook(deps, request, ctx),
    makeReceptionPaper: (request, ctx) => makeReceptionPaper(deps, request, ctx),
  });
}
