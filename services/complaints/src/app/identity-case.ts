import { openSession } from '@baro/directory-client';
import type { Desk, Session } from '@baro/directory-client';
import { AppError } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import { clerkDesk, headDesk, holderDesk, isBarred } from '../identity/index.ts';
import type { Barred, CaseContent, CaseStanding } from '../identity/index.ts';
import { viewersOf } from '../domain/policy.ts';
import { readsReception } from '../domain/reception-policy.ts';
import { isViewed } from '../store/letter-store.ts';
import { findStandingRow } from '../store/standing-store.ts';
import type { StandingRow } from '../store/standing-store.ts';
import type { Deps } from './deps.ts';

const contents: Partial<Record<LetterContent, CaseContent>> = {
  [LetterContent.COMPLAINT]: 'complaint',
  [LetterContent.DENUNCIATION]: 'denunciation',
  [LetterContent.FEEDBACK]: 'feedback',
};

/** What a letter is to the identity store; sealed as long as it is not known to be a complaint or feedback. */
export function contentOf(content: LetterContent): CaseContent {
  return contents[content] ?? 'unclassified';
}

/** A letter as a caller meets it who may not be kept away from it. */
export interface IdentityCase {
  session: Session;
  standing: CaseStanding;
  bars: readonly Barred[];
  personId: string;
  /** The caller as the head who decides. */
  head: Desk | undefined;
  /** The caller as who handles it. */
  handler: Desk | undefined;
  /** Whether the caller may see the letter at all. */
  sees: boolean;
}

/**
 * Finds out how the caller stands to a letter. Who is kept away gets the same answer as for a letter that is not there.
 * @throws AppError LETTER_NOT_FOUND
 */
export async function openCase(deps: Deps, ctx: CallContext, letterId: string): Promise<IdentityCase> {
  const session = await openSession(ctx, deps.directory);
  const personId = session.staff.desks[0]?.personId;
  const row = await findStandingRow(ctx.em, letterId);
  if (!personId || !row) throw new AppError('LETTER_NOT_FOUND');
  const standing = {
    caseId: letterId,
    content: contentOf(row.content),
    unitId: row.unitId,
    holderPostId: row.holderPostId ?? '',
    receiveTime: row.receiveTime,
  };
  const bars = await deps.identities.allBars([letterId, ...(row.takenLetterId ? [row.takenLetterId] : [])]);
  const head = headDesk(session, standing, bars);
  const barred = isBarred(session.directory, bars, personId, standing.receiveTime, session.now);
  if (barred && !head) throw new AppError('LETTER_NOT_FOUND');
  const handler = barred ? undefined : await handlerOf(ctx, session, standing, row.isReception);
  const recorded = barred ? false : await isRecorded(ctx, session, row, letterId);
  const sees = recorded || Boolean(head ?? handler);
  return { session, standing, bars, personId, head, handler, sees };
}

/** Whether the caller is recorded for the letter, or the entry is in a book the caller reads. */
async function isRecorded(
  ctx: CallContext,
  session: Session,
  row: StandingRow,
  letterId: string,
): Promise<boolean> {
  if (!row.isReception) return isViewed(ctx.em, letterId, viewersOf(session.staff));
  return readsReception(session.staff, { unitId: row.unitId, receiverPostId: row.holderPostId ?? '' });
}

/** Who holds the letter or received the visit, or the unit's clerk: of a letter, whose hands it was in. */
async function handlerOf(
  ctx: CallContext,
  session: Session,
  standing: CaseStanding,
  isReception: boolean,
): Promise<Desk | undefined> {
  const holder = holderDesk(session, standing);
  const clerk = holder ? undefined : clerkDesk(session, standing);
  if (!clerk || isReception) return holder ?? clerk;
  return (await isViewed(ctx.em, standing.caseId, [clerk.postId])) ? clerk : undefined;
}

/** The caller as the head who decides. @throws AppError as `refuse` */
export function getHead(opened: IdentityCase): Desk {
  return opened.head ?? refuse(opened);
}

/** @throws AppError PERMISSION_DENIED to who sees the letter, LETTER_NOT_FOUND to all others */
export function refuse({ sees }: IdentityCase): never {
  throw new AppError(sees ? 'PERMISSION_DENIED' : 'LETTER_NOT_FOUND');
}
