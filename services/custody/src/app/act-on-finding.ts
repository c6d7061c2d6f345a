import { AppError, FieldCheck, checkEtag, checkId, checkReason, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import type { Acting } from '@baro/directory-client';
import { FindingState } from '@baro/proto/baro/custody/v1/findings';
import type {
  ConcludeFindingRequest,
  ConcludeFindingResponse,
  ReplyToFindingRequest,
  ReplyToFindingResponse,
} from '@baro/proto/baro/custody/v1/findings';
import { conclusions, startsFrom } from '../domain/finding.ts';
import type { FindingAction } from '../domain/finding.ts';
import { mayConclude, mayReply } from '../domain/policy.ts';
import { findFinding, storeConclusion, storeReply } from '../store/finding-store.ts';
import type { FindingRow } from '../store/finding-store.ts';
import type { Deps } from './deps.ts';
import { openFindingSession } from './get-finding.ts';
import { policyFacts, showWhole } from './show-finding.ts';
import type { FindingSession } from './show-finding.ts';
import { tellConcluded, tellReplied } from './tell-finding.ts';

const longest = 2_000;

/** The named person replies, once. */
export async function replyToFinding(
  deps: Deps,
  request: ReplyToFindingRequest,
  ctx: CallContext,
): Promise<ReplyToFindingResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkId(check, 'requestId', request.requestId);
  checkReason(check, 'text', request.text, longest);
  check.throwIfAny();
  const session = await openFindingSession(deps, ctx);
  return write(ctx, request, async (tx) => {
    const row = await findFinding(tx.em, request.id, true);
    if (!row || !mayReply(session.reader.personId, policyFacts(session, row))) {
      throw new AppError('PERMISSION_DENIED');
    }
    checkStart('ReplyToFinding', request.etag, row);
    Object.assign(row, { state: FindingState.REPLIED, reply: request.text.trim(), reply_time: tx.now });
    row.version += 1;
    await storeReply(tx.em, row);
    tellReplied(tx, session.directory, row);
    audit(tx, 'reply', row);
    return { finding: showWhole(session, row) };
  });
}

/** Whoever heads the unit of the named person, or one above it, upholds or dismisses. */
export async function concludeFinding(
  deps: Deps,
  request: ConcludeFindingRequest,
  ctx: CallContext,
): Promise<ConcludeFindingResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkId(check, 'requestId', request.requestId);
  if (!conclusions.includes(request.conclusion)) {
    check.add('conclusion', 'NOT_ALLOWED', 'is neither UPHELD nor DISMISSED', 'chọn kết luận');
  }
  checkReason(check, 'reason', request.reason, longest);
  check.throwIfAny();
  const session = await openFindingSession(deps, ctx);
  return write(ctx, request, async (tx) => {
    const row = await findFinding(tx.em, request.id, true);
    const decision = row && mayConclude(session.reader, policyFacts(session, row), session.find);
    if (!row || !decision?.allowed) throw new AppError('PERMISSION_DENIED');
    checkStart('ConcludeFinding', request.etag, row);
    await conclude(tx, session, row, request, decision.as);
    return { finding: showWhole(session, row) };
  });
}

async function conclude(
  tx: Tx,
  session: FindingSession,
  row: FindingRow,
  request: ConcludeFindingRequest,
  as: Acting,
): Promise<void> {
  const conclusion = request.conclusion === FindingState.UPHELD ? 'UPHELD' : 'DISMISSED';
  Object.assign(row, {
    state: request.conclusion,
    conclusion_reason: request.reason.trim(),
    concluded_unit_id: as.unitId,
    concluded_post_id: as.postId,
    concluded_person_id: as.personId,
    conclude_time: tx.now,
  });
  row.version += 1;
  await storeConclusion(tx.em, row);
  tellConcluded(tx, session.directory, row, conclusion);
  audit(tx, 'conclude', row, { conclusion, postId: as.postId });
}

/** @throws AppError ETAG_STALE, FINDING_STATE_WRONG */
function checkStart(action: FindingAction, etag: string, row: FindingRow): void {
  checkEtag(etag, row.version);
  if (startsFrom(action, row.state)) return;
  const [state = ''] = Object.entries(FindingState).find(([, value]) => value === row.state) ?? [];
  throw new AppError('FINDING_STATE_WRONG', { metadata: { state } });
}

function audit(tx: Tx, action: string, row: FindingRow, details: Record<string, unknown> = {}): void {
  tx.audit({ action, subjectType: 'finding', subjectId: row.id, unitId: row.unit_id, details });
}
