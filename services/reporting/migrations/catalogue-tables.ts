export const catalogue = `
CREATE TABLE indicators (
  id uuid NOT NULL,
  code text NOT NULL,
  version integer NOT NULL,
  create_time timestamptz NOT NULL,
  CONSTRAINT indicators_pkey PRIMARY KEY (id),
  CONSTRAINT indicators_code_check CHECK (code ~ '^[A-Z0-9][A-Z0-9._-]{0,39}$')
);
CREATE UNIQUE INDEX indicators_code_key ON indicators (code);
COMMENT ON TABLE indicators IS 'Chỉ tiêu. version = version of its last event = number of its last definition.';

CREATE TABLE indicator_versions (
  indicator_id uuid NOT NULL,
  number integer NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  group_name text COLLATE "vi-x-icu" NOT NULL,
  roll_up smallint NOT NULL,
  decimals smallint NOT NULL,
  factor numeric NOT NULL,
  collectors smallint[] NOT NULL,
  definition jsonb NOT NULL,
  source text NOT NULL,
  create_time timestamptz NOT NULL,
  CONSTRAINT indicator_versions_pkey PRIMARY KEY (indicator_id, number),
  CONSTRAINT indicator_versions_indicator_fkey FOREIGN KEY (indicator_id) REFERENCES indicators (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT indicator_versions_days_check CHECK (valid_to IS NULL OR valid_to >= valid_from),
  CONSTRAINT indicator_versions_roll_up_check CHECK (roll_up BETWEEN 1 AND 5),
  CONSTRAINT indicator_versions_decimals_check CHECK (decimals BETWEEN 0 AND 6)
);
CREATE UNIQUE INDEX indicator_versions_days_key ON indicator_versions (indicator_id, valid_from);
COMMENT ON TABLE indicator_versions IS 'What an indicator means from valid_from on, until a later version. INSERT-only by GRANT.';
COMMENT ON COLUMN indicator_versions.definition IS 'baro.reporting.v1.IndicatorDefinition as JSON, whole; the columns beside it are what statements need of it.';

CREATE TABLE indicator_search (
  indicator_id uuid NOT NULL,
  folded tsvector NOT NULL,
  plain tsvector NOT NULL,
  CONSTRAINT indicator_search_pkey PRIMARY KEY (indicator_id)
);
CREATE INDEX indicator_search_folded ON indicator_search USING gin (folded);
CREATE INDEX indicator_search_plain ON indicator_search USING gin (plain);
COMMENT ON TABLE indicator_search IS 'Words of code, name and group of the last version.';

CREATE TABLE cut_off_rules (
  code text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  name text NOT NULL,
  month_start_day smallint NOT NULL,
  week_start_day smallint NOT NULL,
  legal_ref text NOT NULL,
  confidence text NOT NULL,
  CONSTRAINT cut_off_rules_pkey PRIMARY KEY (code, valid_from),
  CONSTRAINT cut_off_rules_month_check CHECK (month_start_day BETWEEN 1 AND 28),
  CONSTRAINT cut_off_rules_week_check CHECK (week_start_day BETWEEN 1 AND 7)
);
COMMENT ON TABLE cut_off_rules IS 'Thời gian chốt số liệu, picked by the first day of the year the report is of. Changed by migrations alone.';
COMMENT ON COLUMN cut_off_rules.month_start_day IS '15: a month is from the 15th of the month before to the 14th, and so the year from 15 December.';

INSERT INTO cut_off_rules VALUES
  ('nd09', '2019-03-12', NULL, 'Theo Nghị định 09/2019/NĐ-CP: ngày 15 tháng trước đến ngày 14', 15, 1, 'NĐ 09/2019/NĐ-CP Đ.12; tuần: cấu hình', 'medium'),
  ('calendar', '2000-01-01', NULL, 'Theo tháng dương lịch, khi báo cáo có quy định riêng', 1, 1, 'cấu hình', 'unknown');
`;
