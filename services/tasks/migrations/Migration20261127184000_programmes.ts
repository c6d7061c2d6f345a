import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';
import { pastMoves, programmes, slippage } from './programme-tables.ts';

function grants(app: string): string {
  return `
GRANT SELECT, INSERT, UPDATE ON programmes, programme_projects, project_milestones TO ${app};
GRANT SELECT, INSERT ON task_due_moves, milestone_reports TO ${app};
`;
}

/** Tables of moved due times, programmes, projects and milestones. */
export class Migration20261127184000Programmes extends Migration {
  override name = 'Migration20261127184000Programmes';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    for (const sql of [slippage, pastMoves, programmes, grants(app)]) await this.execute(sql);
  }
}
