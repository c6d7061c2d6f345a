import type { ConsumerTx } from '@baro/chassis';
import { isUnder, workingMinutesBetween } from '@baro/directory-client';
import type { Directory } from '@baro/directory-client';
import { FindingState } from '@baro/proto/baro/custody/v1/findings';
import { tellMade } from '../app/tell-finding.ts';
import { keptFacts, replyDue } from '../domain/finding.ts';
import { judge, judgedReasons } from '../domain/finding-rules.ts';
import type { Found, Places } from '../domain/finding-rules.ts';
import type { ItemEvent } from '../domain/item-event.ts';
import type { Recorded } from '../domain/ledger.ts';
import { addFindings } from '../store/finding-store.ts';
import type { NewFinding } from '../store/finding-store.ts';
import { findHistories } from '../store/history-store.ts';
import type { ItemTitle } from '../store/history-store.ts';
import { addFindingReminders } from '../store/reminder-store.ts';

/**
 * Judges what a batch has recorded, in its transaction. Findings stand by item, rule and change: what comes doubled,
 * late or again leads to the same ones. A batch without a change any rule looks at costs nothing.
 */
export async function findInRecorded(
  tx: ConsumerTx,
  directory: Directory,
  told: ReadonlyMap<string, readonly ItemEvent[]>,
  recorded: readonly Recorded[],
): Promise<void> {
  const since = new Map(recorded.flatMap((one) => judgedFrom(one, told.get(one.after.id) ?? [])));
  if (since.size === 0) return;
  const { known, rules } = await findHistories(tx.em, [...since.keys()]);
  const places = placesOf(directory);
  const findings = known.flatMap(({ id, history, title }) =>
    judge(history, since.get(id) ?? 0, rules, places).map((found) =>
      newFinding(tx.now, directory, { id, kind: history.kind, ...title }, found),
    ),
  );
  if (findings.length === 0) return;
  const made = await addFindings(tx.em, findings);
  if (made.length === 0) return;
  const reminders = await addFindingReminders(tx.em, made);
  tellMade(tx, directory, made, reminders);
}

/** The version from on which an item is judged; none when nothing in it calls for that. */
function judgedFrom({ before, after, added }: Recorded, told: readonly ItemEvent[]): [string, number][] {
  const first = Math.min(...told.map((event) => event.version));
  const late = first < (before?.factsVersion ?? 0);
  const judged = added.some((point) => judgedReasons.has(point.reason) && point.changeNumber > 1);
  return late || judged ? [[after.id, first]] : [];
}

function placesOf(directory: Directory): Places {
  const calendar = directory.calendar();
  return {
    roleOf: (postId, at) => directory.post(postId, at)?.post.role,
    isUnder: (unitId, governingId, at) => isUnder(unitId, governingId, (id) => directory.unit(id, at)),
    count: (from, to) => workingMinutesBetween(from, to, calendar),
  };
}

function newFinding(
  now: Date,
  directory: Directory,
  item: { id: string; kind: string } & ItemTitle,
  found: Found,
): NewFinding {
  const { rule, point, named, parameters } = found;
  return {
    version: 1,
    item_id: item.id,
    rule,
    point_version: point.version,
    change_number: point.changeNumber,
    change_time: point.changeTime,
    item_kind: item.kind,
    root_id: item.rootId,
    number_symbol: item.numberSymbol,
    subject: item.subject,
    unit_id: named.unitId,
    post_id: named.postId,
    person_id: named.personId,
    parameters: [...parameters],
    facts: keptFacts(found),
    state: FindingState.AWAITING_REPLY,
    create_time: now,
    reply_due_time: replyDue(found, now, directory.calendar()),
  };
}
