/** Rows of the first directory schema. Dates are days of the city, both ends included; NULL is an open end. */
export const tables = `
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- unaccent is STABLE because its dictionary can change; with the dictionary named it is as good as IMMUTABLE.
CREATE FUNCTION fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC)));
COMMENT ON FUNCTION fold IS 'Text as it is searched: NFC, without accents, lower case.';

-- Vietnamese lists run by given name, the last word.
CREATE FUNCTION given_name_first(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(value, '^(.*)\\s(\\S+)$', '\\2 \\1');

CREATE TABLE units (
  id uuid NOT NULL,
  version integer NOT NULL,
  code text NOT NULL,
  kind text NOT NULL,
  level integer NOT NULL,
  valid_from date,
  valid_to date,
  legal_ref text NOT NULL,
  CONSTRAINT units_pkey PRIMARY KEY (id),
  CONSTRAINT units_span_check CHECK (valid_from <= valid_to),
  CONSTRAINT units_code_excl EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
    DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX units_order ON units (level, code COLLATE "C", id);

CREATE TABLE unit_names (
  unit_id uuid NOT NULL,
  ordinal integer NOT NULL,
  name text NOT NULL,
  symbol text NOT NULL,
  parent_id uuid,
  valid_from date,
  valid_to date,
  legal_ref text NOT NULL,
  search text NOT NULL GENERATED ALWAYS AS (fold(name)) STORED,
  CONSTRAINT unit_names_pkey PRIMARY KEY (unit_id, ordinal),
  CONSTRAINT unit_names_unit_fkey FOREIGN KEY (unit_id) REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT unit_names_parent_fkey FOREIGN KEY (parent_id) REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT unit_names_span_check CHECK (valid_from <= valid_to),
  CONSTRAINT unit_names_span_excl EXCLUDE USING gist (unit_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
    DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX unit_names_parent ON unit_names (parent_id);
CREATE INDEX unit_names_search ON unit_names USING gin (search gin_trgm_ops);
COMMENT ON TABLE unit_names IS 'Names, symbols and places in the tree of a unit over time; rewritten whole with their unit.';

CREATE TABLE successions (
  id uuid NOT NULL,
  version integer NOT NULL,
  predecessor_id uuid NOT NULL,
  successor_id uuid NOT NULL,
  relation text NOT NULL,
  effective_date date NOT NULL,
  legal_ref text NOT NULL,
  CONSTRAINT successions_pkey PRIMARY KEY (id),
  CONSTRAINT successions_predecessor_fkey FOREIGN KEY (predecessor_id) REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT successions_successor_fkey FOREIGN KEY (successor_id) REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT successions_pair_key UNIQUE (predecessor_id, successor_id, effective_date) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX successions_successor ON successions (successor_id);

CREATE TABLE identifiers (
  id uuid NOT NULL,
  version integer NOT NULL,
  unit_id uuid NOT NULL,
  code text NOT NULL,
  scheme text NOT NULL,
  valid_from date,
  valid_to date,
  CONSTRAINT identifiers_pkey PRIMARY KEY (id),
  CONSTRAINT identifiers_unit_fkey FOREIGN KEY (unit_id) REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT identifiers_span_check CHECK (valid_from <= valid_to),
  CONSTRAINT identifiers_code_excl EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
    DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX identifiers_unit ON identifiers (unit_id);

CREATE TABLE posts (
  id uuid NOT NULL,
  version integer NOT NULL,
  unit_id uuid NOT NULL,
  code text NOT NULL,
  title text NOT NULL,
  role text NOT NULL,
  head boolean NOT NULL,
  rank integer NOT NULL,
  valid_from date,
  valid_to date,
  search text NOT NULL GENERATED ALWAYS AS (fold(title)) STORED,
  CONSTRAINT posts_pkey PRIMARY KEY (id),
  CONSTRAINT posts_unit_fkey FOREIGN KEY (unit_id) REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT posts_span_check CHECK (valid_from <= valid_to),
  CONSTRAINT posts_code_key UNIQUE (unit_id, code) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX posts_search ON posts USING gin (search gin_trgm_ops);

CREATE TABLE people (
  id uuid NOT NULL,
  version integer NOT NULL,
  full_name text NOT NULL,
  account_id text,
  email text NOT NULL,
  search text NOT NULL GENERATED ALWAYS AS (fold(full_name)) STORED,
  sort_name text COLLATE "vi-x-icu" NOT NULL GENERATED ALWAYS AS (given_name_first(full_name)) STORED,
  CONSTRAINT people_pkey PRIMARY KEY (id),
  CONSTRAINT people_account_key UNIQUE (account_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX people_search ON people USING gin (search gin_trgm_ops);
CREATE INDEX people_order ON people (sort_name, id);
COMMENT ON TABLE people IS 'Personal data: names and addresses at work.';

CREATE TABLE holdings (
  id uuid NOT NULL,
  version integer NOT NULL,
  post_id uuid NOT NULL,
  person_id uuid NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  CONSTRAINT holdings_pkey PRIMARY KEY (id),
  CONSTRAINT holdings_post_fkey FOREIGN KEY (post_id) REFERENCES posts DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT holdings_person_fkey FOREIGN KEY (person_id) REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT holdings_span_check CHECK (valid_from <= valid_to),
  CONSTRAINT holdings_person_excl EXCLUDE USING gist
    (post_id WITH =, person_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX holdings_post ON holdings (post_id);
CREATE INDEX holdings_person ON holdings (person_id);

CREATE TABLE delegations (
  id uuid NOT NULL,
  version integer NOT NULL,
  kind text NOT NULL,
  post_id uuid NOT NULL,
  person_id uuid NOT NULL,
  scope text NOT NULL,
  legal_basis text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  CONSTRAINT delegations_pkey PRIMARY KEY (id),
  CONSTRAINT delegations_post_fkey FOREIGN KEY (post_id) REFERENCES posts DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT delegations_person_fkey FOREIGN KEY (person_id) REFERENCES people DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT delegations_span_check CHECK (valid_from <= valid_to)
);
CREATE INDEX delegations_post ON delegations (post_id);
CREATE INDEX delegations_person ON delegations (person_id);
CREATE INDEX delegations_order ON delegations (valid_from, id);

CREATE TABLE service_accounts (
  id uuid NOT NULL,
  version integer NOT NULL,
  account_id text NOT NULL,
  unit_id uuid NOT NULL,
  name text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  CONSTRAINT service_accounts_pkey PRIMARY KEY (id),
  CONSTRAINT service_accounts_unit_fkey FOREIGN KEY (unit_id) REFERENCES units DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT service_accounts_span_check CHECK (valid_from <= valid_to),
  CONSTRAINT service_accounts_account_excl EXCLUDE USING gist
    (account_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE calendar_days (
  id uuid NOT NULL,
  version integer NOT NULL,
  date date NOT NULL,
  day_off boolean NOT NULL,
  name text NOT NULL,
  name_en text NOT NULL,
  swap_with date,
  legal_ref text NOT NULL,
  confidence text NOT NULL,
  CONSTRAINT calendar_days_pkey PRIMARY KEY (id),
  CONSTRAINT calendar_days_date_key UNIQUE (date) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE legal_terms (
  id uuid NOT NULL,
  version integer NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  value integer NOT NULL,
  unit text NOT NULL,
  start_event text NOT NULL,
  valid_from date,
  valid_to date,
  legal_ref text NOT NULL,
  confidence text NOT NULL,
  note text NOT NULL,
  params jsonb NOT NULL,
  CONSTRAINT legal_terms_pkey PRIMARY KEY (id),
  CONSTRAINT legal_terms_span_check CHECK (valid_from <= valid_to),
  CONSTRAINT legal_terms_code_excl EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
    DEFERRABLE INITIALLY DEFERRED
);
`;
