export const tasks = `
CREATE TABLE tasks (
  id uuid NOT NULL,
  version integer NOT NULL,
  unit_id uuid NOT NULL,
  unit_code text NOT NULL,
  tree_id uuid NOT NULL,
  source_kind smallint NOT NULL,
  source_issuer_name text NOT NULL,
  source_number_symbol text NOT NULL,
  source_date date,
  source_document_id uuid,
  work text NOT NULL,
  responsibility text NOT NULL,
  product text NOT NULL,
  authority text NOT NULL,
  lead_post_id uuid,
  lead_unit_id uuid,
  lead_name text NOT NULL,
  coordinator_names text NOT NULL,
  source_note text NOT NULL,
  due_time timestamptz,
  standing boolean NOT NULL,
  original_due_time timestamptz,
  urgency smallint NOT NULL,
  parent_id uuid,
  assigner_unit_id uuid NOT NULL,
  assigner_post_id uuid,
  assigner_person_id uuid,
  assign_time timestamptz,
  state smallint NOT NULL,
  progress_percent smallint NOT NULL,
  open_extension_id uuid,
  competent_unit_id uuid,
  state_reason text NOT NULL,
  completion_text text NOT NULL,
  completion_document_id uuid,
  report_time timestamptz,
  finish_time timestamptz,
  source text,
  external_id text,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  CONSTRAINT tasks_pkey PRIMARY KEY (id),
  CONSTRAINT tasks_parent_fkey FOREIGN KEY (parent_id) REFERENCES tasks (id),
  CONSTRAINT tasks_state_check CHECK (state BETWEEN 1 AND 7),
  CONSTRAINT tasks_work_check CHECK (char_length(work) BETWEEN 1 AND 500),
  CONSTRAINT tasks_progress_check CHECK (progress_percent BETWEEN 0 AND 100),
  CONSTRAINT tasks_due_check CHECK (state IN (1, 7) OR due_time IS NOT NULL OR standing OR source IS NOT NULL),
  CONSTRAINT tasks_lead_check CHECK (state IN (1, 7) OR lead_post_id IS NOT NULL OR source IS NOT NULL)
);
COMMENT ON TABLE tasks IS 'Nhiệm vụ. version = etag = version of its last event. Official and due states are derived, never stored.';
COMMENT ON COLUMN tasks.state IS 'TaskState of the contract; source_kind, urgency alike.';
COMMENT ON COLUMN tasks.original_due_time IS 'First due time; never overwritten.';
COMMENT ON COLUMN tasks.lead_name IS 'Who leads as an imported table writes it; coordinator_names alike.';
COMMENT ON COLUMN tasks.source_note IS 'What an imported table says and no column has.';
COMMENT ON COLUMN tasks.report_time IS 'When completion was reported; what counts for being on time. NULL again when it is sent back.';
COMMENT ON COLUMN tasks.open_extension_id IS 'The one request for extension that waits.';
CREATE UNIQUE INDEX tasks_external_key ON tasks (unit_id, source, external_id) WHERE external_id IS NOT NULL;
-- The orders of the list: over all, per tree, per book.
CREATE INDEX tasks_due ON tasks (coalesce(due_time, 'infinity'), id);
CREATE INDEX tasks_recent ON tasks (create_time, id);
CREATE INDEX tasks_tree_due ON tasks (tree_id, coalesce(due_time, 'infinity'), id);
CREATE INDEX tasks_tree_recent ON tasks (tree_id, create_time, id);
CREATE INDEX tasks_book_due ON tasks (unit_id, coalesce(due_time, 'infinity'), id);
CREATE INDEX tasks_book_recent ON tasks (unit_id, create_time, id);
-- Filters that leave few rows.
CREATE INDEX tasks_lead ON tasks (lead_unit_id, coalesce(due_time, 'infinity'), id) WHERE lead_unit_id IS NOT NULL;
CREATE INDEX tasks_source_document ON tasks (source_document_id) WHERE source_document_id IS NOT NULL;
CREATE INDEX tasks_parent ON tasks (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE task_parts (
  id uuid NOT NULL,
  version integer NOT NULL,
  task_id uuid NOT NULL,
  place smallint NOT NULL,
  post_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  request text NOT NULL,
  due_time timestamptz,
  original_due_time timestamptz,
  state smallint NOT NULL,
  "position" smallint NOT NULL,
  result text NOT NULL,
  finish_time timestamptz,
  create_time timestamptz NOT NULL,
  CONSTRAINT task_parts_pkey PRIMARY KEY (id),
  CONSTRAINT task_parts_task_fkey FOREIGN KEY (task_id) REFERENCES tasks (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT task_parts_state_check CHECK (state BETWEEN 1 AND 4)
);
CREATE INDEX task_parts_task ON task_parts (task_id, place);
COMMENT ON TABLE task_parts IS 'A co-ordinator''s part of a task: an item with its own holder and due time. post_id, unit_id: to whom it was given.';

CREATE TABLE task_progress (
  id uuid NOT NULL,
  task_id uuid NOT NULL,
  report_time timestamptz NOT NULL,
  percent smallint NOT NULL,
  text text NOT NULL,
  by_unit_id uuid NOT NULL,
  by_post_id uuid,
  by_person_id uuid,
  CONSTRAINT task_progress_pkey PRIMARY KEY (id),
  CONSTRAINT task_progress_task_fkey FOREIGN KEY (task_id) REFERENCES tasks (id)
);
CREATE INDEX task_progress_task ON task_progress (task_id, report_time);
COMMENT ON TABLE task_progress IS 'Reports of progress. INSERT-only by GRANT.';

CREATE TABLE task_extensions (
  id uuid NOT NULL,
  task_id uuid NOT NULL,
  state smallint NOT NULL,
  old_due_time timestamptz NOT NULL,
  new_due_time timestamptz NOT NULL,
  reason text NOT NULL,
  ask_time timestamptz NOT NULL,
  asked_unit_id uuid NOT NULL,
  asked_post_id uuid,
  asked_person_id uuid,
  decide_time timestamptz,
  decided_unit_id uuid,
  decided_post_id uuid,
  decided_person_id uuid,
  decision_note text NOT NULL,
  CONSTRAINT task_extensions_pkey PRIMARY KEY (id),
  CONSTRAINT task_extensions_task_fkey FOREIGN KEY (task_id) REFERENCES tasks (id),
  CONSTRAINT task_extensions_state_check CHECK (state BETWEEN 1 AND 4),
  CONSTRAINT task_extensions_later_check CHECK (new_due_time > old_due_time)
);
CREATE INDEX task_extensions_task ON task_extensions (task_id, ask_time);
CREATE UNIQUE INDEX task_extensions_open_key ON task_extensions (task_id) WHERE state = 1;
COMMENT ON TABLE task_extensions IS 'Requests to move the due time: every old due time is kept here. One at most is open.';

CREATE TABLE task_obstacles (
  id uuid NOT NULL,
  task_id uuid NOT NULL,
  text text NOT NULL,
  due_time timestamptz,
  raise_time timestamptz NOT NULL,
  raised_unit_id uuid NOT NULL,
  raised_post_id uuid,
  raised_person_id uuid,
  state smallint NOT NULL,
  answer text NOT NULL,
  end_time timestamptz,
  working_minutes integer,
  CONSTRAINT task_obstacles_pkey PRIMARY KEY (id),
  CONSTRAINT task_obstacles_task_fkey FOREIGN KEY (task_id) REFERENCES tasks (id),
  CONSTRAINT task_obstacles_state_check CHECK (state BETWEEN 1 AND 3)
);
CREATE INDEX task_obstacles_task ON task_obstacles (task_id, raise_time);
COMMENT ON TABLE task_obstacles IS 'What is in the way, an item of who can remove it. state: 1 raised, 2 answered, 3 withdrawn with the end of its task. working_minutes: of its clock, once it stopped.';
`;

export const hands = `
CREATE TABLE task_items (
  id uuid NOT NULL,
  kind smallint NOT NULL,
  task_id uuid NOT NULL,
  version integer NOT NULL,
  event_version integer NOT NULL,
  holder_unit_id uuid,
  holder_post_id uuid,
  holder_person_id uuid,
  since_time timestamptz NOT NULL,
  due_time timestamptz,
  awaiting boolean NOT NULL,
  back_version integer,
  CONSTRAINT task_items_pkey PRIMARY KEY (id),
  CONSTRAINT task_items_kind_check CHECK (kind BETWEEN 1 AND 3)
);
CREATE INDEX task_items_task ON task_items (task_id);
COMMENT ON TABLE task_items IS 'Who holds each item now: 1 task, 2 co-ordinator''s part, 3 obstacle. version = changes of hands, event_version = its events so far. No holder: ended.';
COMMENT ON COLUMN task_items.back_version IS 'Holding a reported task goes back to when it is sent back: its version.';

CREATE TABLE task_hands (
  task_id uuid NOT NULL,
  item_id uuid NOT NULL,
  version integer NOT NULL,
  change_time timestamptz NOT NULL,
  reason text NOT NULL,
  note text NOT NULL,
  from_time timestamptz,
  from_unit_id uuid,
  from_post_id uuid,
  from_person_id uuid,
  to_unit_id uuid,
  to_post_id uuid,
  to_person_id uuid,
  by_unit_id uuid,
  by_post_id uuid,
  by_person_id uuid,
  due_time timestamptz,
  working_minutes integer NOT NULL,
  state smallint NOT NULL,
  back_version integer,
  CONSTRAINT task_hands_pkey PRIMARY KEY (item_id, version)
);
CREATE INDEX task_hands_task ON task_hands (task_id, change_time);
COMMENT ON TABLE task_hands IS 'Change points of holding of tasks, parts and obstacles: what the ledger is compared with. INSERT-only by GRANT.';

CREATE TABLE task_viewers (
  viewer_id uuid NOT NULL,
  task_id uuid NOT NULL,
  due_key timestamptz NOT NULL,
  create_time timestamptz NOT NULL,
  CONSTRAINT task_viewers_pkey PRIMARY KEY (task_id, viewer_id)
);
CREATE INDEX task_viewers_due ON task_viewers (viewer_id, due_key, task_id);
CREATE INDEX task_viewers_recent ON task_viewers (viewer_id, create_time, task_id);
COMMENT ON TABLE task_viewers IS 'Who sees a task beside those who see the whole book: posts that hold or held it, a part or an obstacle, who assigned it, and units over them. due_key: its due time, infinity without.';

CREATE TABLE task_search (
  task_id uuid NOT NULL,
  folded tsvector NOT NULL,
  plain tsvector NOT NULL,
  CONSTRAINT task_search_pkey PRIMARY KEY (task_id)
);
CREATE INDEX task_search_words ON task_search USING gin (plain, folded) WITH (gin_pending_list_limit = 512);
COMMENT ON TABLE task_search IS 'Text index: A work, B source and lead, D number and symbol, product, responsibility, co-ordinators.';
`;
