export const slippage = `
CREATE TABLE task_due_moves (
  id uuid NOT NULL,
  task_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  tree_id uuid NOT NULL,
  lead_unit_id uuid,
  kind smallint NOT NULL,
  from_due_time timestamptz NOT NULL,
  to_due_time timestamptz NOT NULL,
  working_days integer NOT NULL,
  reason text NOT NULL,
  ask_time timestamptz NOT NULL,
  asked_unit_id uuid NOT NULL,
  asked_post_id uuid,
  asked_person_id uuid,
  decided_unit_id uuid NOT NULL,
  decided_post_id uuid,
  decided_person_id uuid,
  move_time timestamptz NOT NULL,
  CONSTRAINT task_due_moves_pkey PRIMARY KEY (id),
  CONSTRAINT task_due_moves_task_fkey FOREIGN KEY (task_id) REFERENCES tasks (id),
  CONSTRAINT task_due_moves_kind_check CHECK (kind BETWEEN 1 AND 2),
  CONSTRAINT task_due_moves_moved_check CHECK (from_due_time <> to_due_time)
);
CREATE INDEX task_due_moves_task ON task_due_moves (task_id, move_time);
CREATE INDEX task_due_moves_time ON task_due_moves (move_time);
COMMENT ON TABLE task_due_moves IS 'Every change of the due time of a task: granted extensions and reassignments. INSERT-only by GRANT.';
COMMENT ON COLUMN task_due_moves.lead_unit_id IS 'Unit that led when it moved; unit_id, tree_id: of the task.';
COMMENT ON COLUMN task_due_moves.working_days IS 'Between the two due days by the calendar known then; negative when it moved forward.';
`;

/** Extensions granted before there was a table of moves, counted by the calendar the service has a copy of. */
export const pastMoves = `
INSERT INTO task_due_moves
SELECT e.id, e.task_id, t.unit_id, t.tree_id, t.lead_unit_id, 1, e.old_due_time, e.new_due_time,
  (SELECT count(*)
   FROM generate_series(b.old_day + 1, b.new_day, interval '1 day') AS s (day)
   LEFT JOIN dir_rows c ON c.kind = 'calendar_day' AND c.data->>'date' = to_char(s.day, 'YYYY-MM-DD')
   WHERE CASE WHEN c.id IS NULL THEN extract(isodow FROM s.day) < 6
         ELSE NOT coalesce((c.data->>'dayOff')::boolean, false) END),
  e.reason, e.ask_time, e.asked_unit_id, e.asked_post_id, e.asked_person_id,
  e.decided_unit_id, e.decided_post_id, e.decided_person_id, e.decide_time
FROM task_extensions e
JOIN tasks t ON t.id = e.task_id,
LATERAL (SELECT ((e.old_due_time - interval '1 millisecond') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS old_day,
                ((e.new_due_time - interval '1 millisecond') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS new_day) AS b
WHERE e.state = 2;
`;

export const programmes = `
CREATE TABLE programmes (
  id uuid NOT NULL,
  version integer NOT NULL,
  unit_id uuid NOT NULL,
  unit_code text NOT NULL,
  tree_id uuid NOT NULL,
  name text NOT NULL,
  date_from date NOT NULL,
  date_to date NOT NULL,
  source_number_symbol text NOT NULL,
  source_issuer_name text NOT NULL,
  close_time timestamptz,
  close_reason text NOT NULL,
  create_time timestamptz NOT NULL,
  CONSTRAINT programmes_pkey PRIMARY KEY (id),
  CONSTRAINT programmes_name_check CHECK (char_length(name) BETWEEN 1 AND 300),
  CONSTRAINT programmes_period_check CHECK (date_from <= date_to)
);
CREATE INDEX programmes_period ON programmes (date_from, id);
COMMENT ON TABLE programmes IS 'Chương trình: tasks of a year followed together. version = etag = version of its last event, of its projects and milestones too.';

ALTER TABLE tasks ADD COLUMN programme_id uuid CONSTRAINT tasks_programme_fkey REFERENCES programmes (id);
CREATE INDEX tasks_programme ON tasks (programme_id, coalesce(due_time, 'infinity'), id) WHERE programme_id IS NOT NULL;
COMMENT ON COLUMN tasks.programme_id IS 'The one programme it belongs to.';

CREATE TABLE programme_projects (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  name text NOT NULL,
  owner_unit_id uuid NOT NULL,
  total_plan_dong bigint NOT NULL,
  create_time timestamptz NOT NULL,
  CONSTRAINT programme_projects_pkey PRIMARY KEY (id),
  CONSTRAINT programme_projects_programme_fkey FOREIGN KEY (programme_id) REFERENCES programmes (id),
  CONSTRAINT programme_projects_plan_check CHECK (total_plan_dong > 0)
);
CREATE INDEX programme_projects_programme ON programme_projects (programme_id, name);
CREATE INDEX programme_projects_owner ON programme_projects (owner_unit_id);
COMMENT ON TABLE programme_projects IS 'Dự án đầu tư công of a programme. owner_unit_id: chủ đầu tư, who reports. total_plan_dong: kế hoạch vốn, đồng.';

CREATE TABLE project_milestones (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  title text NOT NULL,
  kind smallint NOT NULL,
  target_dong bigint NOT NULL,
  target_basis_points integer NOT NULL,
  due_time timestamptz NOT NULL,
  legal_ref text NOT NULL,
  create_time timestamptz NOT NULL,
  CONSTRAINT project_milestones_pkey PRIMARY KEY (id),
  CONSTRAINT project_milestones_project_fkey FOREIGN KEY (project_id) REFERENCES programme_projects (id),
  CONSTRAINT project_milestones_target_check CHECK (
    (kind = 1 AND target_dong > 0 AND target_basis_points = 0)
    OR (kind = 2 AND target_dong = 0 AND target_basis_points BETWEEN 1 AND 10000)
    OR (kind = 3 AND target_dong = 0 AND target_basis_points = 0))
);
CREATE INDEX project_milestones_project ON project_milestones (project_id, due_time);
COMMENT ON TABLE project_milestones IS 'Targets with due times. kind: MilestoneKind of the contract. legal_ref: text that sets the target. Whether reached is derived, never stored.';

CREATE TABLE milestone_reports (
  id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  amount_dong bigint NOT NULL,
  done boolean NOT NULL,
  as_of_date date NOT NULL,
  note text NOT NULL,
  document_id uuid,
  report_time timestamptz NOT NULL,
  by_unit_id uuid NOT NULL,
  by_post_id uuid,
  by_person_id uuid,
  CONSTRAINT milestone_reports_pkey PRIMARY KEY (id),
  CONSTRAINT milestone_reports_milestone_fkey FOREIGN KEY (milestone_id) REFERENCES project_milestones (id),
  CONSTRAINT milestone_reports_amount_check CHECK (amount_dong >= 0)
);
CREATE INDEX milestone_reports_milestone ON milestone_reports (milestone_id, as_of_date);
COMMENT ON TABLE milestone_reports IS 'Figures reported, đồng disbursed all together. Of one day the one reported last counts. INSERT-only by GRANT.';
`;
