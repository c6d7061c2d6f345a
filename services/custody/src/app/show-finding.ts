import { postHolder } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { Finding, FindingFacts } from '@baro/proto/baro/custody/v1/findings';
import { CustodyChange } from '@baro/proto/baro/custody/v1/resources';
import type { PostHolder } from '@baro/proto/baro/custody/v1/resources';
import { isOpen, startsFrom } from '../domain/finding.ts';
import type { FindingAction, KeptChange } from '../domain/finding.ts';
import { mayConclude, mayReply } from '../domain/policy.ts';
import type { FindingFacts as PolicyFacts, Reader } from '../domain/policy.ts';
import type { FindingRow } from '../store/finding-store.ts';

/** The caller of a call about findings. */
export interface FindingSession extends Session {
  reader: Reader;
}

/** What decides who may do what with it. */
export function policyFacts({ now }: Session, row: FindingRow): PolicyFacts {
  return {
    unitId: row.unit_id,
    postId: row.post_id,
    personId: row.person_id,
    open: isOpen({ state: row.state, replyDue: row.reply_due_time }, now),
  };
}

/** A finding without its facts, as lists show it. */
export function showFinding(session: FindingSession, row: FindingRow): Finding {
  const named = { unitId: row.unit_id, postId: row.post_id, personId: row.person_id };
  const concluder = {
    unitId: row.concluded_unit_id,
    postId: row.concluded_post_id,
    personId: row.concluded_person_id,
  };
  return Finding.fromPartial({
    id: row.id,
    etag: String(row.version),
    rule: row.rule,
    parameters: row.parameters.map(({ parameter: name, value, validFrom, legalRef }) => ({
      name,
      value,
      validFrom,
      legalRef,
    })),
    state: row.state,
    itemId: row.item_id,
    itemKind: row.item_kind,
    rootId: row.root_id,
    numberSymbol: row.number_symbol,
    subject: row.subject,
    changeVersion: row.change_number,
    changeTime: row.change_time,
    named: nameOf(session, named, row.change_time),
    createTime: row.create_time,
    replyDueTime: row.reply_due_time,
    reply: row.reply,
    replyTime: row.reply_time ?? undefined,
    conclusionReason: row.conclusion_reason,
    concludedBy: nameOf(session, concluder, row.conclude_time),
    concludeTime: row.conclude_time ?? undefined,
    allowedActions: actionsOn(session, row),
  });
}

/** Who it was, with the names of then; nothing is held since. */
function nameOf(
  session: Session,
  holder: { unitId: string | null; postId: string | null; personId: string | null },
  at: Date | null,
): PostHolder | undefined {
  const known = postHolder(session, holder, at);
  return known && { ...known, sinceTime: undefined };
}

/** A finding with its facts. */
export function showWhole(session: FindingSession, row: FindingRow): Finding {
  const { changes, term } = row.facts;
  const facts = FindingFacts.fromPartial({
    changes: changes.map((change) => showChange(session, row.item_id, change)),
    heldWorkingMinutes: changes.at(-2)?.heldMinutes ?? 0,
    ...(term && {
      termStartTime: new Date(term.start),
      dueTime: new Date(term.due),
      termWorkingMinutes: term.minutes,
      leftWorkingMinutes: term.left,
      leftAtReceiptWorkingMinutes: term.leftAtReceipt,
    }),
  });
  return { ...showFinding(session, row), facts };
}

function showChange(session: Session, itemId: string, change: KeptChange): CustodyChange {
  const changeTime = new Date(change.changeTime);
  const none = { unitId: null, postId: null, personId: null };
  return CustodyChange.fromPartial({
    itemId,
    version: change.number,
    from: postHolder(session, change.from ?? none, null),
    to: postHolder(session, change.to ?? none, changeTime),
    changeTime,
    reason: change.reason,
    dueTime: change.dueTime ? new Date(change.dueTime) : undefined,
    heldWorkingMinutes: change.heldMinutes ?? 0,
  });
}

/** RPCs that will work for the caller now. */
function actionsOn(session: FindingSession, row: FindingRow): FindingAction[] {
  const { reader, find } = session;
  const facts = policyFacts(session, row);
  const may: Record<FindingAction, boolean> = {
    ReplyToFinding: mayReply(reader.personId, facts),
    ConcludeFinding: mayConclude(reader, facts, find).allowed,
  };
  return (['ReplyToFinding', 'ConcludeFinding'] as const).filter(
    (action) => may[action] && startsFrom(action, row.state),
  );
}
