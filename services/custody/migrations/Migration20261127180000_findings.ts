import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const points = `
ALTER TABLE change_points
  ADD COLUMN change_number integer NOT NULL DEFAULT 0,
  ADD COLUMN acted boolean NOT NULL DEFAULT false,
  ADD COLUMN by_person_id uuid;
COMMENT ON COLUMN change_points.change_number IS '1, 2, 3 … per item without gaps; 0: told before events had it, no rule looks at the item.';
COMMENT ON COLUMN change_points.acted IS 'Whether the holder before had recorded an act.';
COMMENT ON COLUMN change_points.by_person_id IS 'Who made the change; NULL for a system.';

CREATE TABLE due_moves (
  item_id uuid NOT NULL,
  version integer NOT NULL,
  move_time timestamptz NOT NULL,
  due_time timestamptz,
  CONSTRAINT due_moves_pkey PRIMARY KEY (item_id, version)
);
COMMENT ON TABLE due_moves IS 'Descriptions that moved a due time in the same hands, or may have: with change_points the history of due times.';
`;

const rules = `
CREATE TABLE finding_rules (
  rule text NOT NULL,
  parameter text NOT NULL,
  value integer NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  legal_ref text NOT NULL,
  confidence text NOT NULL,
  CONSTRAINT finding_rules_pkey PRIMARY KEY (rule, parameter, valid_from),
  CONSTRAINT finding_rules_span_check CHECK (valid_to >= valid_from),
  CONSTRAINT finding_rules_rule_check CHECK (rule IN ('LOOP', 'LATE_HAND_OVER', 'EMPTY_HAND_OVER', 'RETURN_FOR_COMPETENCE')),
  CONSTRAINT finding_rules_value_check CHECK (value > 0)
);
COMMENT ON TABLE finding_rules IS 'Dated numbers of the rules. A rule is off on a day one of its parameters has no row for.';
INSERT INTO finding_rules (rule, parameter, value, valid_from, legal_ref, confidence)
SELECT rule, parameter, value, '2026-01-01', 'configured', 'unknown'
FROM (VALUES
  ('LOOP', 'reply_working_days', 3), ('LOOP', 'days_back', 30),
  ('LATE_HAND_OVER', 'reply_working_days', 3), ('LATE_HAND_OVER', 'last_percent', 10),
  ('EMPTY_HAND_OVER', 'reply_working_days', 3),
  ('RETURN_FOR_COMPETENCE', 'reply_working_days', 3)) AS v (rule, parameter, value);
`;

const findings = `
CREATE TABLE findings (
  id uuid NOT NULL DEFAULT uuidv7(),
  version integer NOT NULL,
  item_id uuid NOT NULL,
  rule smallint NOT NULL,
  point_version integer NOT NULL,
  change_number integer NOT NULL,
  change_time timestamptz NOT NULL,
  item_kind text NOT NULL,
  root_id uuid NOT NULL,
  number_symbol text NOT NULL,
  subject text NOT NULL,
  unit_id uuid NOT NULL,
  post_id uuid NOT NULL,
  person_id uuid NOT NULL,
  parameters jsonb NOT NULL,
  facts jsonb NOT NULL,
  state smallint NOT NULL,
  create_time timestamptz NOT NULL,
  reply_due_time timestamptz NOT NULL,
  reply text NOT NULL DEFAULT '',
  reply_time timestamptz,
  conclusion_reason text NOT NULL DEFAULT '',
  concluded_unit_id uuid,
  concluded_post_id uuid,
  concluded_person_id uuid,
  conclude_time timestamptz,
  CONSTRAINT findings_pkey PRIMARY KEY (id),
  CONSTRAINT findings_once_key UNIQUE (item_id, rule, point_version),
  CONSTRAINT findings_rule_check CHECK (rule BETWEEN 1 AND 4),
  CONSTRAINT findings_state_check CHECK (state BETWEEN 1 AND 4),
  CONSTRAINT findings_reply_check CHECK ((reply = '') = (reply_time IS NULL)),
  CONSTRAINT findings_conclusion_check CHECK ((state > 2) = (conclude_time IS NOT NULL))
);
COMMENT ON TABLE findings IS 'What a rule found in a change of hands, with the numbers of then. No part of the read model: kept when the ledger is rebuilt, with every reply.';
CREATE INDEX findings_person ON findings (person_id, id);
CREATE INDEX findings_unit ON findings (unit_id, id);

ALTER TABLE reminders
  ADD COLUMN person_id uuid,
  ADD COLUMN finding_id uuid,
  ADD CONSTRAINT reminders_finding_fkey FOREIGN KEY (finding_id) REFERENCES findings (id),
  ADD CONSTRAINT reminders_finding_check CHECK ((kind = 3) = (finding_id IS NOT NULL) AND (kind = 3) = (person_id IS NOT NULL)),
  DROP CONSTRAINT reminders_kind_check,
  ADD CONSTRAINT reminders_kind_check CHECK (kind IN (1, 2, 3)),
  DROP CONSTRAINT reminders_once_key,
  ADD CONSTRAINT reminders_once_key UNIQUE NULLS NOT DISTINCT (item_id, post_id, due_time, kind, working_days, finding_id);
COMMENT ON COLUMN reminders.person_id IS 'The one person it is for; NULL: whoever acts in the post.';
CREATE INDEX reminders_person ON reminders (person_id, id) WHERE person_id IS NOT NULL;
`;

function grants(app: string): string {
  return `
GRANT SELECT ON finding_rules TO ${app};
GRANT SELECT, INSERT ON due_moves TO ${app};
GRANT SELECT, INSERT, UPDATE (version, facts, state, reply, reply_time, conclusion_reason, concluded_unit_id,
  concluded_post_id, concluded_person_id, conclude_time) ON findings TO ${app};
`;
}

/** Findings with the dated numbers of their rules, what the rules need of change points, and notices to one person. */
export class Migration20261127180000Findings extends Migration {
  override name = 'Migration20261127180000Findings';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    for (const sql of [points, rules, findings, grants(app)]) await this.execute(sql);
  }
}
