import type { Tx } from '@baro/chassis';
import type { Directory } from '@baro/directory-client';
import { FindingConcluded, FindingMade, FindingReplied } from '@baro/proto/baro/custody/v1/finding_events';
import { ruleName } from '../domain/finding-parameters.ts';
import type { FindingRow } from '../store/finding-store.ts';
import type { ReminderRow } from '../store/reminder-store.ts';
import { tellReminder } from './remind.ts';

type Telling = Pick<Tx, 'emit' | 'now'>;

/** Tells of findings made. Of no unit: what colleagues see live must not say that there is one. */
export function tellMade(
  tx: Telling,
  directory: Directory,
  findings: readonly FindingRow[],
  reminders: readonly ReminderRow[],
): void {
  for (const row of findings) {
    tx.emit({
      ...common(row),
      type: FindingMade,
      typeName: 'baro.custody.v1.FindingMade',
      data: FindingMade.fromPartial({
        findingId: row.id,
        rule: ruleName(row.rule),
        itemId: row.item_id,
        changeVersion: row.point_version,
        personId: row.person_id,
        postId: row.post_id,
        replyDueTime: row.reply_due_time,
      }),
      verb: 'made',
      unitId: '',
      unitCode: '',
    });
  }
  for (const reminder of reminders) tellReminder(tx, directory, reminder);
}

/** Tells that the named person has replied. */
export function tellReplied(tx: Telling, directory: Directory, row: FindingRow): void {
  tx.emit({
    ...common(row),
    ...place(tx, directory, row),
    type: FindingReplied,
    typeName: 'baro.custody.v1.FindingReplied',
    data: FindingReplied.fromPartial({ findingId: row.id, replyTime: row.reply_time ?? undefined }),
    verb: 'replied',
  });
}

/** Tells that a finding is upheld or dismissed. */
export function tellConcluded(tx: Telling, directory: Directory, row: FindingRow, conclusion: string): void {
  tx.emit({
    ...common(row),
    ...place(tx, directory, row),
    type: FindingConcluded,
    typeName: 'baro.custody.v1.FindingConcluded',
    data: FindingConcluded.fromPartial({
      findingId: row.id,
      conclusion,
      concludeTime: row.conclude_time ?? undefined,
    }),
    verb: 'concluded',
  });
}

function common(row: FindingRow) {
  return { aggregateType: 'finding', aggregateId: row.id, aggregateVersion: row.version };
}

function place(tx: Telling, directory: Directory, { unit_id: unitId }: FindingRow) {
  return { unitId, unitCode: directory.unit(unitId, tx.now)?.code ?? '' };
}
