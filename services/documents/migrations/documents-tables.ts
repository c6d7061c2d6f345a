export const incoming = `
CREATE TABLE arrival_counters (
  unit_id uuid NOT NULL,
  year smallint NOT NULL,
  last_number integer NOT NULL,
  CONSTRAINT arrival_counters_pkey PRIMARY KEY (unit_id, year),
  CONSTRAINT arrival_counters_last_number_check CHECK (last_number > 0)
) WITH (fillfactor = 50);
COMMENT ON TABLE arrival_counters IS 'Last arrival number per unit and year, paper and electronic together (NĐ 30/2020 Đ.22); taken in the last statement before commit.';

CREATE TABLE incoming_documents (
  id uuid NOT NULL,
  version integer NOT NULL,
  unit_id uuid NOT NULL,
  unit_code text NOT NULL,
  tree_id uuid NOT NULL,
  year smallint NOT NULL,
  arrival_number integer NOT NULL,
  arrival_time timestamptz NOT NULL,
  form smallint NOT NULL,
  message_id text NOT NULL,
  message_ordinal integer NOT NULL,
  number text NOT NULL,
  symbol text NOT NULL,
  number_key text NOT NULL,
  symbol_key text NOT NULL,
  like_key text,
  like_ordinal integer NOT NULL,
  type_code text NOT NULL,
  issue_date date,
  issuer_name text NOT NULL,
  issuer_identifier text NOT NULL,
  subject text NOT NULL,
  language text NOT NULL,
  page_count smallint NOT NULL,
  description text NOT NULL,
  signer_position text NOT NULL,
  signer_name text NOT NULL,
  urgency smallint NOT NULL,
  to_places text NOT NULL,
  file_code text NOT NULL,
  due_time timestamptz,
  original_due_time timestamptz,
  due_explanation text NOT NULL,
  calendar_version text NOT NULL,
  state smallint NOT NULL,
  acknowledge_time timestamptz,
  duplicate_reason text NOT NULL,
  duplicate_ids uuid[] NOT NULL,
  direction text NOT NULL,
  information_post_ids uuid[] NOT NULL,
  answer_document_id uuid,
  answer_number_symbol text NOT NULL,
  result text NOT NULL,
  return_reason text NOT NULL,
  finish_time timestamptz,
  historical boolean NOT NULL,
  source text,
  external_id text,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  CONSTRAINT incoming_documents_pkey PRIMARY KEY (id),
  CONSTRAINT incoming_documents_arrival_key UNIQUE (unit_id, year, arrival_number),
  CONSTRAINT incoming_documents_subject_check CHECK (char_length(subject) BETWEEN 1 AND 500),
  CONSTRAINT incoming_documents_state_check CHECK (state BETWEEN 1 AND 7)
);
COMMENT ON TABLE incoming_documents IS 'Văn bản đến: fields of NĐ 30/2020 Phụ lục VI. version = etag = version of its last event.';
COMMENT ON COLUMN incoming_documents.state IS 'IncomingState of the contract; form, urgency alike.';
COMMENT ON COLUMN incoming_documents.like_ordinal IS '0 for the first of its key; a like one registered with a reason counts on. Unique, so that two at once cannot both be the first.';
COMMENT ON COLUMN incoming_documents.original_due_time IS 'First due time; never overwritten.';
CREATE UNIQUE INDEX incoming_documents_message_key ON incoming_documents (unit_id, message_id, message_ordinal) WHERE message_id <> '';
CREATE UNIQUE INDEX incoming_documents_like_key ON incoming_documents (unit_id, like_key, like_ordinal) WHERE like_key IS NOT NULL;
CREATE UNIQUE INDEX incoming_documents_external_key ON incoming_documents (unit_id, source, external_id) WHERE external_id IS NOT NULL;
-- The orders of the list, per book and over all.
CREATE INDEX incoming_documents_book_arrival ON incoming_documents (unit_id, arrival_time, id);
CREATE INDEX incoming_documents_book_due ON incoming_documents (unit_id, coalesce(due_time, 'infinity'), id);
CREATE INDEX incoming_documents_book_issue ON incoming_documents (unit_id, coalesce(issue_date, '0001-01-01'), id);
CREATE INDEX incoming_documents_arrival ON incoming_documents (arrival_time, id);
CREATE INDEX incoming_documents_number ON incoming_documents (year, arrival_number, id);
CREATE INDEX incoming_documents_due ON incoming_documents (coalesce(due_time, 'infinity'), id);
CREATE INDEX incoming_documents_issue ON incoming_documents (coalesce(issue_date, '0001-01-01'), id);
-- Filters that leave few rows.
CREATE INDEX incoming_documents_state ON incoming_documents (state, arrival_time) WHERE state <> 7;
CREATE INDEX incoming_documents_urgency ON incoming_documents (urgency, arrival_time) WHERE urgency > 1;
CREATE INDEX incoming_documents_type ON incoming_documents (type_code, arrival_time);
CREATE INDEX incoming_documents_number_key ON incoming_documents (number_key) WHERE number_key <> '';
CREATE INDEX incoming_documents_symbol_key ON incoming_documents (symbol_key text_pattern_ops) WHERE symbol_key <> '';

CREATE TABLE incoming_parts (
  id uuid NOT NULL,
  version integer NOT NULL,
  document_id uuid NOT NULL,
  position smallint NOT NULL,
  state smallint NOT NULL,
  due_time timestamptz,
  direction text NOT NULL,
  result text NOT NULL,
  finish_time timestamptz,
  create_time timestamptz NOT NULL,
  CONSTRAINT incoming_parts_pkey PRIMARY KEY (id),
  CONSTRAINT incoming_parts_document_fkey FOREIGN KEY (document_id) REFERENCES incoming_documents (id),
  CONSTRAINT incoming_parts_state_check CHECK (state BETWEEN 1 AND 4)
);
CREATE INDEX incoming_parts_document ON incoming_parts (document_id, position);
COMMENT ON TABLE incoming_parts IS 'A co-ordinator''s part of an incoming document: an item with its own holder and due time.';
`;

export const custody = `
CREATE TABLE items (
  id uuid NOT NULL,
  kind smallint NOT NULL,
  document_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  version integer NOT NULL,
  holder_unit_id uuid,
  holder_post_id uuid,
  holder_person_id uuid,
  since_time timestamptz NOT NULL,
  due_time timestamptz,
  awaiting boolean NOT NULL,
  back_version integer,
  CONSTRAINT items_pkey PRIMARY KEY (id),
  CONSTRAINT items_kind_check CHECK (kind BETWEEN 1 AND 3)
);
COMMENT ON TABLE items IS 'Who holds each work item now: 1 incoming document, 2 co-ordinator''s part, 3 outgoing document. version = changes of hands so far. No holder: finished.';
COMMENT ON COLUMN items.back_version IS 'Holding that sending back returns to: its version, 0 for who routed the part, NULL for none.';
COMMENT ON COLUMN items.awaiting IS 'Routed and not accepted yet.';
CREATE INDEX items_work ON items (holder_post_id, coalesce(due_time, 'infinity'), id) INCLUDE (awaiting, due_time) WHERE holder_post_id IS NOT NULL;
CREATE INDEX items_holder_unit ON items (holder_unit_id) WHERE holder_unit_id IS NOT NULL;
CREATE INDEX items_holder_person ON items (holder_person_id) WHERE holder_person_id IS NOT NULL;
CREATE INDEX items_document ON items (document_id) WHERE kind = 2;

CREATE TABLE custody_changes (
  item_id uuid NOT NULL,
  version integer NOT NULL,
  document_id uuid NOT NULL,
  from_unit_id uuid,
  from_post_id uuid,
  from_person_id uuid,
  from_time timestamptz,
  to_unit_id uuid,
  to_post_id uuid,
  to_person_id uuid,
  change_time timestamptz NOT NULL,
  reason text NOT NULL,
  note text NOT NULL,
  by_unit_id uuid,
  by_post_id uuid,
  by_person_id uuid,
  due_time timestamptz,
  working_minutes integer NOT NULL,
  state smallint NOT NULL,
  back_version integer,
  CONSTRAINT custody_changes_pkey PRIMARY KEY (item_id, version)
);
CREATE INDEX custody_changes_document ON custody_changes (document_id, change_time);
COMMENT ON TABLE custody_changes IS 'Change points of holding; a holding is the span between two. INSERT-only by GRANT: what was due and who held is never overwritten.';
COMMENT ON COLUMN custody_changes.back_version IS 'As items.back_version, after the change.';

CREATE TABLE document_viewers (
  viewer_id uuid NOT NULL,
  kind smallint NOT NULL,
  document_id uuid NOT NULL,
  sort_time timestamptz NOT NULL,
  CONSTRAINT document_viewers_pkey PRIMARY KEY (document_id, viewer_id)
);
CREATE INDEX document_viewers_recent ON document_viewers (viewer_id, kind, sort_time, document_id);
COMMENT ON TABLE document_viewers IS 'Who sees a document beside those who see the whole book: posts that hold, held or are informed, and units over them. kind 1 incoming, 3 outgoing.';

CREATE TABLE document_search (
  document_id uuid NOT NULL,
  kind smallint NOT NULL,
  unit_id uuid NOT NULL,
  tree_id uuid NOT NULL,
  sort_time timestamptz NOT NULL,
  month integer NOT NULL,
  scope text[] NOT NULL,
  folded tsvector NOT NULL,
  plain tsvector NOT NULL,
  CONSTRAINT document_search_pkey PRIMARY KEY (document_id)
);
COMMENT ON TABLE document_search IS 'Text index of documents with who may see them, so that rare and common words alike are found within the caller''s own documents.';
COMMENT ON COLUMN document_search.scope IS 'b:<unit of the book>, v:<viewer> as in document_viewers.';
COMMENT ON COLUMN document_search.month IS 'Months since year 0 of sort_time, local: searches go back by months until the page is full.';
CREATE INDEX document_search_book ON document_search (kind, unit_id, sort_time, document_id);
CREATE INDEX document_search_recent ON document_search (kind, sort_time, document_id);
CREATE INDEX document_search_incoming ON document_search USING gin (plain, folded, scope, month) WITH (gin_pending_list_limit = 512) WHERE kind = 1;
CREATE INDEX document_search_outgoing ON document_search USING gin (plain, folded, scope, month) WITH (gin_pending_list_limit = 512) WHERE kind = 3;
`;
