import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';
import { hands, tasks } from './tasks-tables.ts';

function grants(app: string): string {
  return `
GRANT SELECT, INSERT, UPDATE ON tasks, task_parts, task_extensions, task_obstacles, task_items, task_viewers,
  task_search TO ${app};
GRANT SELECT, INSERT ON task_progress, task_hands TO ${app};
`;
}

/** Tables of tasks, their parts, hands, viewers and text index. */
export class Migration20261127150000Tasks extends Migration {
  override name = 'Migration20261127150000Tasks';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    for (const sql of [tasks, hands, grants(app)]) await this.execute(sql);
  }
}
