import { localDateOf } from '@baro/directory-client';
import { checkReason } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { PromiseState, PromiseWordKind } from '@baro/proto/baro/petitions/v1/promises';
import type {
  ConfirmPromiseRequest,
  ConfirmPromiseResponse,
  SendBackPromiseRequest,
  SendBackPromiseResponse,
} from '@baro/proto/baro/petitions/v1/promises';
import { auditPromise, changePromise } from './change-promise.ts';
import type { Deps } from './deps.ts';
import { emitPromise } from './emit-promise.ts';
import { withdrawReport } from './move-promise.ts';
import { checkEvidence } from './promise-fields.ts';
import { addWord } from './report-promise.ts';

/** Somebody other than the promiser confirms: only now it is kept. */
export async function confirmPromise(
  deps: Deps,
  request: ConfirmPromiseRequest,
  ctx: CallContext,
): Promise<ConfirmPromiseResponse> {
  return changePromise(
    deps,
    ctx,
    request,
    'ConfirmPromise',
    (check) => {
      checkReason(check, 'text', request.text, 2000);
      checkEvidence(check, request.evidence);
    },
    (act) => {
      const { tx, session, promise, as } = act;
      const keepDate = localDateOf(session.now);
      Object.assign(promise, { state: PromiseState.KEPT, keepTime: session.now, keepDate });
      const wordId = addWord(act, PromiseWordKind.CONFIRMATION, request.text, request.evidence);
      emitPromise(tx, promise, 'PromiseKept', { wordId, byUnitId: as.unitId });
      auditPromise(act, 'confirm', { wordId });
    },
  );
}

/** Somebody other than the promiser finds it not kept. */
export async function sendBackPromise(
  deps: Deps,
  request: SendBackPromiseRequest,
  ctx: CallContext,
): Promise<SendBackPromiseResponse> {
  return changePromise(
    deps,
    ctx,
    request,
    'SendBackPromise',
    (check) => checkReason(check, 'reason', request.reason, 1000),
    (act) => {
      const { tx, promise, as } = act;
      withdrawReport(promise);
      const wordId = addWord(act, PromiseWordKind.SENT_BACK, request.reason);
      emitPromise(tx, promise, 'PromiseSentBack', { wordId, byUnitId: as.unitId });
      auditPromise(act, 'send_back', { wordId });
    },
  );
}
