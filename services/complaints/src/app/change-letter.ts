import { noteAct, openSession } from '@baro/directory-client';
import { AppError, checkEtag, FieldCheck, checkId, write } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { Letter } from '@baro/proto/baro/complaints/v1/resources';
import { codeOf } from '../domain/code.ts';
import { decideLetter, isFor, isHolders } from '../domain/policy.ts';
import { startsFrom, stateName } from '../domain/states.ts';
import type { LetterAction } from '../domain/states.ts';
import { indexLetter, lockFile } from '../store/letter-store.ts';
import type { Acts } from './acts.ts';
import type { Deps } from './deps.ts';
import { letterDetail } from './get-letter.ts';
import { isHolderKeptAway, passToHead } from './kept-away-holder.ts';
import { refuseNamed } from './refuse-named.ts';
import type { Texts } from './refuse-named.ts';
import { factsOf } from './show-letter.ts';
import { seesLetter } from './sight.ts';

interface Mutation {
  id: string;
  requestId: string;
  etag: string;
}

/** What an act is made of: how its request is checked, what it does, and which letter it locks beside. */
export interface Plan<Request extends Mutation> {
  action: LetterAction;
  check?: (check: FieldCheck, request: Request) => void;
  /** Texts of who decides that leave the house: they name nobody of the letter. */
  told?: (request: Request) => Texts;
  /** Texts that are kept with the letter: they name nobody whose identity may be opened without a grant. */
  texts?: (request: Request) => Texts;
  work: (act: Acts, request: Request, deps: Deps) => Promise<void> | void;
  /** Field that names the post which gets the letter. */
  receiver?: keyof Request & string;
}

/**
 * An act on a letter: fields, lock, sight, right, etag, state, then the work; answers with the letter. To who does not see it
 * there is no such letter, whatever the right.
 */
export function letterAct<Request extends Mutation>(plan: Plan<Request>) {
  return async (deps: Deps, request: Request, ctx: CallContext): Promise<{ letter: Letter }> => {
    const fields = new FieldCheck();
    checkId(fields, 'id', request.id);
    plan.check?.(fields, request);
    fields.throwIfAny();
    const session = await openSession(ctx, deps.directory);
    return write(ctx, request, async (tx) => {
      const file = await lockFile(tx.em, request.id);
      const seen = file && (await seesLetter(deps, tx.em, session, file));
      if (!seen) throw new AppError('LETTER_NOT_FOUND');
      const { letter, item } = file;
      const facts = factsOf(letter, item);
      const decision = decideLetter(plan.action, session.staff, facts);
      if (!decision.allowed && !isHolders(plan.action)) throw new AppError('PERMISSION_DENIED');
      checkEtag(request.etag, letter.version);
      if (!startsFrom(plan.action, letter.state)) {
        throw new AppError('LETTER_STATE_WRONG', { metadata: { state: stateName(letter.state) } });
      }
      if (!decision.allowed) throw new AppError('NOT_HOLDER');
      if (!isFor(plan.action, facts)) throw new AppError('CONTENT_WRONG');
      await refuseNamed(deps, letter.id, plan.told?.(request));
      await refuseNamed(deps, letter.id, plan.texts?.(request), letter.content);
      const act: Acts = { ...file, tx, session, as: decision.as };
      const hands = item.version;
      await plan.work(act, request, deps);
      if (item.version === hands) noteAct(item, decision.as);
      else if (await isHolderKeptAway(deps, act)) await turnAway(deps, act, plan.receiver);
      letter.updateTime = session.now;
      // The index is made of rows: they must be there first.
      await tx.em.flush();
      await indexLetter(tx.em, letter.id, codeOf(letter));
      return async () => ({ letter: await letterDetail(tx.em, session, act) });
    });
  };
}

/** Nobody gets a letter who is kept away from it. @throws AppError RECEIVER_BARRED when somebody chose that post */
async function turnAway(deps: Deps, act: Acts, receiver: string | undefined): Promise<void> {
  if (receiver !== undefined) throw new AppError('RECEIVER_BARRED');
  await passToHead(deps, act);
}
