import { execute } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { TaskRow } from './task-entities.ts';

/** Indexes the words of tasks and of their files; `leadUnitName` is the name of who leads. */
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
     SELECT r.id, search_document(t.list, true), search_document(t.list, false)
     FROM jsonb_to_recordset($1) AS r (id uuid, texts text[]), LATERAL (
       SELECT r.texts[1:3] || concat_ws(E'\\n', r.texts[4], string_agg(a.content, E'\\n' ORDER BY a.create_time, a.id)) AS list
       FROM task_attachments a WHERE a.task_id = r.id AND a.remove_time IS NULL
     ) AS t
     ON CONFLICT (task_id) DO UPDATE SET folded = excluded.folded, plain = excluded.plain`,
    [JSON.stringify(entries)],
  );
}

function restOf(task: TaskRow): string {
  const { sourceNumberSymbol, product, responsibility, authority, coordinatorNames } = task;
  return [sourceNumberSymbol, product, responsibility, authority, coordinatorNames].join('\n');
}
