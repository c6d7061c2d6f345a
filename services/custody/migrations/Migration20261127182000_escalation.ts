import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

// Practice, not law: no decree says after how many days or letters who is told (domain-law.md §3, practice of Thanh Hóa).
const escalation = `
CREATE TABLE escalation_steps (
  id uuid NOT NULL DEFAULT uuidv7(),
  working_days smallint NOT NULL,
  urging_count smallint NOT NULL,
  to_whom text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  legal_ref text NOT NULL,
  CONSTRAINT escalation_steps_pkey PRIMARY KEY (id),
  CONSTRAINT escalation_steps_when_check CHECK (working_days >= 0 AND urging_count >= 0 AND (working_days > 0) <> (urging_count > 0)),
  CONSTRAINT escalation_steps_whom_check CHECK (to_whom IN ('HEAD', 'ASSIGNER', 'LEADER')),
  CONSTRAINT escalation_steps_span_check CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
COMMENT ON TABLE escalation_steps IS 'Thang đôn đốc: so many working days over the due time, or after so many urging letters, an overdue item is also told to HEAD (head of the unit that holds it), ASSIGNER (post that assigned it) or LEADER (chief of office of the unit that owns it, without one its head). In force from valid_from to valid_to.';
COMMENT ON COLUMN escalation_steps.legal_ref IS 'Act the step rests on, or "cấu hình" where none does.';
INSERT INTO escalation_steps (working_days, urging_count, to_whom, valid_from, legal_ref) VALUES
  (5, 0, 'HEAD', '2026-01-01', 'cấu hình'),
  (10, 0, 'ASSIGNER', '2026-01-01', 'cấu hình'),
  (15, 0, 'LEADER', '2026-01-01', 'cấu hình'),
  (0, 2, 'LEADER', '2026-01-01', 'cấu hình');

CREATE TABLE item_urgings (
  item_id uuid NOT NULL,
  facts_version integer NOT NULL,
  assigner_post_id uuid,
  urging_count integer NOT NULL,
  CONSTRAINT item_urgings_pkey PRIMARY KEY (item_id)
);
COMMENT ON TABLE item_urgings IS 'Who assigned an item and how often it was urged, by the newest event; items nobody assigned have no row.';

CREATE TABLE item_escalations (
  item_id uuid NOT NULL,
  due_time timestamptz NOT NULL,
  holder_unit_id uuid NOT NULL,
  step_id uuid NOT NULL,
  create_time timestamptz NOT NULL,
  CONSTRAINT item_escalations_pkey PRIMARY KEY (item_id, due_time, holder_unit_id, step_id)
);
COMMENT ON TABLE item_escalations IS 'Steps an overdue item has come to: once per due time and unit that holds it, whether or not there was somebody to tell.';

ALTER TABLE reminders ADD COLUMN urging_count smallint NOT NULL DEFAULT 0;
ALTER TABLE reminders DROP CONSTRAINT reminders_kind_check;
ALTER TABLE reminders ADD CONSTRAINT reminders_kind_check CHECK (kind IN (1, 2, 3, 4));
ALTER TABLE reminders DROP CONSTRAINT reminders_once_key;
ALTER TABLE reminders ADD CONSTRAINT reminders_once_key UNIQUE NULLS NOT DISTINCT (item_id, post_id, due_time, kind, working_days, finding_id, urging_count);
`;

/** The escalation ladder: configured steps, and which items have come to which. */
export class Migration20261127182000Escalation extends Migration {
  override name = 'Migration20261127182000Escalation';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    await this.execute(escalation);
    await this.execute(`GRANT SELECT ON escalation_steps TO ${app};
      GRANT SELECT, INSERT ON item_escalations TO ${app};
      GRANT SELECT, INSERT, UPDATE ON item_urgings TO ${app}`);
  }
}
