import { openOwnSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError, checkReason, FieldCheck, newId, tidy, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { openReceipt, readReceipt } from '@baro/chassis/receipts';
import type { ReceiptRow } from '@baro/chassis/receipts';
import { VoterWordAuthor } from '@baro/proto/baro/petitions/v1/resources';
import type {
  SayNotSolvedForDeputiesRequest,
  SayNotSolvedForDeputiesResponse,
  SayNotSolvedRequest,
  SayNotSolvedResponse,
} from '@baro/proto/baro/petitions/v1/public';
import { receiptPrefix } from '../domain/code.ts';
import type { ItemRow, PetitionRow } from '../store/petition-entities.ts';
import { findPetition, lockPetition } from '../store/petition-store.ts';
import { countVoterWords, VoterWordEntity } from '../store/voter-word-store.ts';
import type { VoterWordRow } from '../store/voter-word-store.ts';
import { auditAct, changePetition } from './change-petition.ts';
import type { Deps } from './deps.ts';
import { emitSaid } from './emit-public.ts';
import { openPublicly, publicPetition } from './public-petition.ts';
import { isAnswered, isSaid } from './said.ts';

/** Voters say that the matter is not solved; they show it is theirs by the receipt of their line. */
export async function sayNotSolved(
  deps: Deps,
  request: SayNotSolvedRequest,
  ctx: CallContext,
): Promise<SayNotSolvedResponse> {
  openPublicly(deps, ctx);
  const check = new FieldCheck();
  const typed = readReceipt(check, receiptPrefix, request);
  checkReason(check, 'reason', request.reason, 2000);
  check.throwIfAny();
  const receipt = await openReceipt(ctx.em, typed, deps.receiptLimits, ctx.now);
  const session = await openOwnSession(ctx.em, deps.directory, ctx.now);
  // The request is kept as a fast hash: without the secret.
  const kept = { ...request, code: receipt.code, secret: '' };
  return write(ctx, kept, (tx) => sayOfLine(tx, session, receipt, request.reason.trim()));
}

async function sayOfLine(
  tx: Tx,
  session: Session,
  { itemId, lineId }: ReceiptRow,
  reason: string,
): Promise<() => Promise<SayNotSolvedResponse>> {
  const own = await findPetition(tx.em, itemId);
  const held = await lockPetition(tx.em, own?.favouredId ?? itemId);
  if (!held) throw new Error('a receipt without its petition');
  const { petition, item } = held;
  if (!isAnswered(petition)) throw new AppError('NOTHING_ANSWERED');
  if (await isSaid(tx, petition, lineId)) throw new AppError('SAID_ALREADY');
  const author = VoterWordAuthor.VOTERS;
  const word = { ...wordOf(tx, petition, author, reason), raisingId: lineId };
  await keep(tx, petition, item, word);
  tx.audit({
    action: 'say_not_solved',
    subjectType: 'petition',
    subjectId: petition.id,
    unitId: petition.unitId,
    details: { wordId: word.id, raisingId: lineId },
  });
  return async () => ({ petition: await publicPetition(tx.em, session, petition) });
}

/** A deputy group says so, as the Council's office was told. */
export async function sayNotSolvedForDeputies(
  deps: Deps,
  request: SayNotSolvedForDeputiesRequest,
  ctx: CallContext,
): Promise<SayNotSolvedForDeputiesResponse> {
  return changePetition(
    deps,
    ctx,
    request,
    'SayNotSolvedForDeputies',
    (check) => {
      checkReason(check, 'deputyGroup', request.deputyGroup, 200);
      checkReason(check, 'reason', request.reason, 2000);
    },
    async (act) => {
      const { tx, petition, item, as } = act;
      const word = wordOf(tx, petition, VoterWordAuthor.DEPUTIES, request.reason.trim());
      await keep(tx, petition, item, {
        ...word,
        deputyGroup: tidy(request.deputyGroup),
        byUnitId: as.unitId,
        byPostId: as.postId,
        byPersonId: as.personId,
      });
      auditAct(act, 'say_not_solved', { wordId: word.id });
    },
  );
}

function wordOf(tx: Tx, petition: PetitionRow, author: VoterWordAuthor, reason: string): VoterWordRow {
  return {
    id: newId(),
    petitionId: petition.id,
    author,
    raisingId: null,
    deputyGroup: '',
    reason,
    byUnitId: null,
    byPostId: null,
    byPersonId: null,
    sayTime: tx.now,
  };
}

/** Keeps a word and tells it; state, holder and due time stay as they are. */
async function keep(tx: Tx, petition: PetitionRow, item: ItemRow, word: VoterWordRow): Promise<void> {
  tx.em.persist(tx.em.create(VoterWordEntity, word));
  await tx.em.flush();
  const counts = await countVoterWords(tx.em, [petition.id]);
  emitSaid(tx, petition, word, counts.get(petition.id) ?? 0, item.holderUnitId);
}
