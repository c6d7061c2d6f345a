export const outgoing = `
CREATE TABLE document_types (
  code text NOT NULL,
  position smallint NOT NULL,
  name text NOT NULL,
  abbreviation text NOT NULL,
  normative boolean NOT NULL,
  copy boolean NOT NULL,
  legal_ref text NOT NULL,
  CONSTRAINT document_types_pkey PRIMARY KEY (code)
);
COMMENT ON TABLE document_types IS 'Types of documents (NĐ 30/2020 Đ.7, Phụ lục III) and normative ones.';

CREATE TABLE number_series (
  id uuid NOT NULL,
  version integer NOT NULL,
  unit_id uuid NOT NULL,
  year smallint NOT NULL,
  name text NOT NULL,
  kind smallint NOT NULL,
  type_codes text[] NOT NULL,
  symbol_template text NOT NULL,
  last_number integer NOT NULL,
  create_time timestamptz NOT NULL,
  CONSTRAINT number_series_pkey PRIMARY KEY (id),
  CONSTRAINT number_series_name_key UNIQUE (unit_id, year, name),
  CONSTRAINT number_series_kind_check CHECK (kind BETWEEN 1 AND 4)
) WITH (fillfactor = 50);
COMMENT ON TABLE number_series IS 'Series of numbers of a unit and year (NĐ 30/2020 Đ.15); last_number is taken in the last statement before commit.';

CREATE TABLE series_types (
  unit_id uuid NOT NULL,
  year smallint NOT NULL,
  type_code text NOT NULL,
  series_id uuid NOT NULL,
  CONSTRAINT series_types_pkey PRIMARY KEY (unit_id, year, type_code),
  CONSTRAINT series_types_series_fkey FOREIGN KEY (series_id) REFERENCES number_series (id)
);
COMMENT ON TABLE series_types IS 'Type to series; * = all other administrative types. The key keeps two series from claiming one type.';

CREATE TABLE outgoing_documents (
  id uuid NOT NULL,
  version integer NOT NULL,
  unit_id uuid NOT NULL,
  unit_code text NOT NULL,
  tree_id uuid NOT NULL,
  kind smallint NOT NULL,
  type_code text NOT NULL,
  series_id uuid,
  year smallint NOT NULL,
  number integer NOT NULL,
  symbol text NOT NULL,
  symbol_key text NOT NULL,
  number_symbol text NOT NULL,
  issue_date date,
  subject text NOT NULL,
  language text NOT NULL,
  page_count smallint NOT NULL,
  description text NOT NULL,
  signer_post_id uuid,
  signer_person_id uuid,
  signer_position text NOT NULL,
  signer_name text NOT NULL,
  signing_capacity smallint NOT NULL,
  delegation_id uuid,
  recipients jsonb NOT NULL,
  urgency smallint NOT NULL,
  copy_count smallint NOT NULL,
  due_date date,
  file_code text NOT NULL,
  drafting_unit_id uuid,
  answers_document_id uuid,
  state smallint NOT NULL,
  cancel_reason text NOT NULL,
  replaces_document_id uuid,
  replaced_by_document_id uuid,
  corrects_document_id uuid,
  correction_ids uuid[] NOT NULL,
  recall_reason text NOT NULL,
  recall_basis text NOT NULL,
  recall_time timestamptz,
  recall_unit_id uuid,
  recall_post_id uuid,
  recall_person_id uuid,
  number_time timestamptz,
  issue_time timestamptz,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  CONSTRAINT outgoing_documents_pkey PRIMARY KEY (id),
  CONSTRAINT outgoing_documents_series_fkey FOREIGN KEY (series_id) REFERENCES number_series (id),
  CONSTRAINT outgoing_documents_subject_check CHECK (char_length(subject) BETWEEN 1 AND 500),
  CONSTRAINT outgoing_documents_state_check CHECK (state BETWEEN 1 AND 6),
  CONSTRAINT outgoing_documents_number_check CHECK ((number > 0) = (state > 1))
);
COMMENT ON TABLE outgoing_documents IS 'Văn bản đi and nội bộ: fields of NĐ 30/2020 Phụ lục VI.';
CREATE UNIQUE INDEX outgoing_documents_series_number_key ON outgoing_documents (series_id, number) WHERE number > 0;
CREATE UNIQUE INDEX outgoing_documents_symbol_year_key ON outgoing_documents (unit_id, year, number_symbol) WHERE number > 0;
CREATE INDEX outgoing_documents_book_create ON outgoing_documents (unit_id, create_time, id);
CREATE INDEX outgoing_documents_book_number ON outgoing_documents (unit_id, year, number, id);
CREATE INDEX outgoing_documents_book_issue ON outgoing_documents (unit_id, issue_date, number, id) WHERE issue_date IS NOT NULL;
CREATE INDEX outgoing_documents_create ON outgoing_documents (create_time, id);
CREATE INDEX outgoing_documents_number ON outgoing_documents (year, number, id);
CREATE INDEX outgoing_documents_state ON outgoing_documents (state, create_time);
CREATE INDEX outgoing_documents_type ON outgoing_documents (type_code, create_time);
CREATE INDEX outgoing_documents_symbol_key ON outgoing_documents (symbol_key text_pattern_ops) WHERE symbol_key <> '';
CREATE INDEX outgoing_documents_answers ON outgoing_documents (answers_document_id) WHERE answers_document_id IS NOT NULL;
`;

export const attachments = `
CREATE TABLE attachments (
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  kind smallint NOT NULL,
  file_name text NOT NULL,
  content_type text NOT NULL,
  size_bytes bigint NOT NULL,
  sha256 text NOT NULL,
  storage_key text NOT NULL,
  text_found boolean NOT NULL,
  content text NOT NULL,
  create_time timestamptz NOT NULL,
  remove_time timestamptz,
  CONSTRAINT attachments_pkey PRIMARY KEY (id),
  CONSTRAINT attachments_storage_key UNIQUE (storage_key)
);
CREATE INDEX attachments_document ON attachments (document_id, create_time) WHERE remove_time IS NULL;
COMMENT ON TABLE attachments IS 'Files of documents; bytes lie in the attachment store under storage_key. kind as in document_search.';
`;
