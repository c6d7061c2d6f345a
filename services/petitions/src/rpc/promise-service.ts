import { bindService } from '@baro/chassis';
import type { BoundService } from '@baro/chassis';
import { PromiseServiceService } from '@baro/proto/baro/petitions/v1/promises';
import type { PromiseServiceServer } from '@baro/proto/baro/petitions/v1/promises';
import { confirmPromise, sendBackPromise } from '../app/confirm-promise.ts';
import type { Deps } from '../app/deps.ts';
import { movePromise } from '../app/move-promise.ts';
import { getPromise, getPromiseReport, listPromises } from '../app/read-promises.ts';
import { recordPromise } from '../app/record-promise.ts';
import { addPromiseMilestone, reportPromise } from '../app/report-promise.ts';

/** The promise ledger over gRPC. */
export function promiseService(deps: Deps): BoundService {
  return bindService<PromiseServiceServer>(PromiseServiceService, {
    recordPromise: (request, ctx) => recordPromise(deps, request, ctx),
    getPromise: (request, ctx) => getPromise(deps, request, ctx),
    listPromises: (request, ctx) => listPromises(deps, request, ctx),
    getPromiseReport: (request, ctx) => getPromiseReport(deps, request, ctx),
    addPromiseMilestone: (request, ctx) => addPromiseMilestone(deps, request, ctx),
    reportPromise: (request, ctx) => reportPromise(deps, request, ctx),
    movePromise: (request, ctx) => movePromise(deps, request, ctx),
    confirmPromise: (request, ctx) => confirmPromise(deps, request, ctx),
    sendBackPromise: (request, ctx) => sendBackPromise(deps, request, ctx),
  });
}
