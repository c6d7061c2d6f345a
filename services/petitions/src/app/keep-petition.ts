import { AppError, enumName } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import {
  PetitionField,
  PetitionLevel,
  PetitionState,
  Raising,
} from '@baro/proto/baro/petitions/v1/resources';
import type {
  ClassifyPetitionRequest,
  ClassifyPetitionResponse,
  RaisePetitionRequest,
  RaisePetitionResponse,
} from '@baro/proto/baro/petitions/v1/petitions';
import { RaisingEntity } from '../store/petition-entities.ts';
import { findFormerHolder, findRaisings } from '../store/petition-store.ts';
import { countSessionsOf, syncSessions } from '../store/session-store.ts';
import { markStale } from '../store/term-store.ts';
import { auditAct, changePetition } from './change-petition.ts';
import type { Deps } from './deps.ts';
import { emitPetition } from './emit.ts';
import { describePetition, holderToday, movePetition } from './hands.ts';
import type { Acts } from './hands.ts';
import { checkClassification, checkRaising, tidyClassification, tidyRaising } from './petition-fields.ts';
import { getSession, newRaising } from './record-petition.ts';

/** Sets subject, level, field and competence; the voters' words stay. */
export async function classifyPetition(
  deps: Deps,
  request: ClassifyPetitionRequest,
  ctx: CallContext,
): Promise<ClassifyPetitionResponse> {
  const asked = tidyClassification(request);
  return changePetition(
    deps,
    ctx,
    request,
    'ClassifyPetition',
    (check) => checkClassification(check, '', asked, true),
    async (act) => {
      const { tx, petition, item } = act;
      Object.assign(petition, asked);
      await markStale(tx.em, [petition.id]);
      describePetition(act);
      const level = enumName(PetitionLevel, petition.level);
      const field = enumName(PetitionField, petition.field);
      emitPetition(tx, petition, 'PetitionClassified', { level, field }, [item.holderUnitId]);
      auditAct(act, 'classify', { level, field });
    },
  );
}

/** Notes that voters raised the matter again: the same petition, one more line. */
export async function raisePetition(
  deps: Deps,
  request: RaisePetitionRequest,
  ctx: CallContext,
): Promise<RaisePetitionResponse> {
  const raising = tidyRaising(request.raising ?? Raising.create());
  return changePetition(
    deps,
    ctx,
    request,
    'RaisePetition',
    (check) => checkRaising(check, raising),
    (act) => raise(act, raising),
  );
}

async function raise(act: Acts, raising: Raising): Promise<void> {
  const { tx, session, petition, item } = act;
  await getSession(tx, raising.sessionId, petition.unitId);
  const before = await findRaisings(tx.em, petition.id);
  const same = before.some(
    ({ sessionId, localityName, words }) =>
      sessionId === raising.sessionId && localityName === raising.localityName && words === raising.words,
  );
  if (same) throw new AppError('RAISING_EXISTS');
  const line = newRaising(raising, petition.id, session.now);
  tx.em.persist(tx.em.create(RaisingEntity, line));
  petition.raisingCount += 1;
  const reopened = petition.state === PetitionState.CLOSED;
  if (reopened) await reopen(act);
  else describePetition(act);
  await tx.em.flush();
  await syncSessions(tx.em, petition);
  await markStale(tx.em, [petition.id]);
  const { sessionId, id: raisingId } = line;
  const data = { sessionId, raisingId, raisingCount: petition.raisingCount, reopened };
  emitPetition(tx, petition, 'PetitionRaised', data, [item.holderUnitId]);
  auditAct(act, 'raise', { sessionId, reopened });
}

/** What voters raise again was not settled: it lies with who led it until the verifier looks again. */
async function reopen(act: Acts): Promise<void> {
  const { tx, session, petition, item } = act;
  const then = await findFormerHolder(tx.em, petition.id, item.version);
  if (!then) throw new Error('a closed petition had no holder');
  petition.state = PetitionState.ANSWERED;
  movePetition(act, { reason: 'reopened', to: holderToday(session, then) });
  await countSessionsOf(tx.em, petition.id, { closed: -1 });
}
