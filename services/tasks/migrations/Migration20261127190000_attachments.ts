import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const attachments = `
CREATE TABLE task_attachments (
  id uuid NOT NULL,
  task_id uuid NOT NULL,
  item_id uuid NOT NULL,
  purpose smallint NOT NULL,
  file_name text NOT NULL,
  content_type text NOT NULL,
  size_bytes bigint NOT NULL,
  sha256 text NOT NULL,
  storage_key text NOT NULL,
  text_found boolean NOT NULL,
  content text NOT NULL,
  by_unit_id uuid NOT NULL,
  by_post_id uuid,
  by_person_id uuid,
  sealed boolean NOT NULL,
  create_time timestamptz NOT NULL,
  remove_time timestamptz,
  CONSTRAINT task_attachments_pkey PRIMARY KEY (id),
  CONSTRAINT task_attachments_task_fkey FOREIGN KEY (task_id) REFERENCES tasks (id),
  CONSTRAINT task_attachments_storage_key UNIQUE (storage_key),
  CONSTRAINT task_attachments_purpose_check CHECK (purpose BETWEEN 1 AND 3),
  CONSTRAINT task_attachments_sealed_check CHECK (NOT (sealed AND remove_time IS NOT NULL))
);
CREATE INDEX task_attachments_task ON task_attachments (task_id, create_time) WHERE remove_time IS NULL;
COMMENT ON TABLE task_attachments IS 'Files of tasks; bytes lie in the attachment store under storage_key. item_id: the task, or the part whose holder attached it.';
COMMENT ON COLUMN task_attachments.sealed IS 'It was there when completion was reported: nobody removes it any more.';
`;

/** Files of tasks. */
export class Migration20261127190000Attachments extends Migration {
  override name = 'Migration20261127190000Attachments';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(attachments);
    await this.execute(`GRANT SELECT, INSERT, UPDATE ON task_attachments TO ${app}`);
  }
}
