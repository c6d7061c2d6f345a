import { execute } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { TaskRow } from './task-entities.ts';

/** Indexes the words of tasks; `leadUnitName` is the name of who leads. */
export async function indexTasks(
  em: EntityManager,
  rows: readonly { task: TaskRow; leadUnitName: string }[],
): Promise<void> {
  const entries = rows.map(({ task, leadUnitName }) => ({
    id: task.id,
    texts: [task.work, `${task.sourceIssuerName}\n${leadUnitName}\n${task.leadName}`, '', restOf(task)],
  }));
  await execute(
    em,
    `INSERT INTO task_search (task_id, folded, plain)
     SELECT r.id, search_document(r.texts, true), search_document(r.texts, false)
     FROM jsonb_to_recordset($1) AS r (id uuid, texts text[])
     ON CONFLICT (task_id) DO UPDATE SET folded = excluded.folded, plain = excluded.plain`,
    [JSON.stringify(entries)],
  );
}

function restOf(task: TaskRow): string {
  const { sourceNumberSymbol, product, responsibility, authority, coordinatorNames } = task;
  return [sourceNumberSymbol, product, responsibility, authority, coordinatorNames].join('\n');
}
