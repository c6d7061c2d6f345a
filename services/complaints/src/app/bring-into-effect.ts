import { openOwnSession } from '@baro/directory-client';
import type { DirectoryCopy } from '@baro/directory-client';
import type { Job, OwnAct } from '@baro/chassis';
import { LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { findEffective } from '../store/effect-store.ts';
import { lockFile } from '../store/letter-store.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { endClock } from './clocks.ts';
import { getComplaint } from './complaint-act.ts';
import { emitLetter } from './emit.ts';
import { moveLetter } from './hands.ts';

/** Decisions brought into effect in one transaction. */
const batch = 20;

/** Decisions take effect by the law's clock, in whichever replica looks first (LKN Đ.44). */
export function effectJob(directory: DirectoryCopy, act: OwnAct): Job {
  return {
    name: 'bring-into-effect',
    everyMs: 60_000,
    run: async () => {
      while ((await bringSome(directory, act)) === batch);
    },
  };
}

/** Brings some decisions into effect whose term has ended. @returns how many */
export async function bringSome(directory: DirectoryCopy, own: OwnAct): Promise<number> {
  return own('bring-into-effect', async (tx) => {
    const ids = await findEffective(tx.em, tx.now, batch);
    const session = await openOwnSession(tx.em, directory, tx.now);
    for (const id of ids) {
      const file = await lockFile(tx.em, id);
      if (!file) continue;
      const as = { unitId: file.letter.unitId, postId: '', personId: '' };
      const act: Acts = { ...file, tx, session, as };
      const complaint = getComplaint(act);
      const time = complaint.effectDueTime ?? tx.now;
      complaint.effectTime = time;
      endClock(act, 'effect', time);
      endClock(act, 'lodge', time);
      act.letter.state = LetterState.IN_EFFECT;
      act.letter.updateTime = tx.now;
      await moveLetter(act, { reason: 'effective', to: undefined });
      emitLetter(tx, act.letter, 'DecisionEffective', {}, [act.letter.unitId]);
      auditAct(act, 'bring_into_effect');
    }
    return ids.length;
  });
}
