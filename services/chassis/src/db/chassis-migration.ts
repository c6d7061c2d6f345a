import { Migration } from '@mikro-orm/migrations';

const tables = `
CREATE TABLE request_keys (
  account_id text NOT NULL,
  method text NOT NULL,
  request_id uuid NOT NULL,
  body_hash bytea NOT NULL,
  response bytea,
  create_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT request_keys_pkey PRIMARY KEY (account_id, method, request_id)
);
CREATE INDEX request_keys_create_time ON request_keys (create_time);
COMMENT ON TABLE request_keys IS 'One row per mutating call: its request_id, the hash of its body, the answer given.';

CREATE TABLE audit (
  id uuid NOT NULL DEFAULT uuidv7(),
  create_time timestamptz NOT NULL DEFAULT now(),
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  account_id text NOT NULL,
  method text NOT NULL,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid,
  unit_id uuid,
  request_id uuid,
  details jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT audit_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_subject ON audit (subject_id, create_time);
COMMENT ON TABLE audit IS 'Who did what; INSERT-only by GRANT.';

CREATE TABLE outbox (
  id uuid NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  occur_time timestamptz NOT NULL,
  type text NOT NULL,
  subject text NOT NULL,
  aggregate_type text NOT NULL,
  aggregate_id uuid NOT NULL,
  aggregate_version integer NOT NULL,
  unit_id uuid,
  body jsonb NOT NULL,
  trace_context text,
  sent_time timestamptz,
  CONSTRAINT outbox_pkey PRIMARY KEY (id, occur_time)
) PARTITION BY RANGE (occur_time);
CREATE INDEX outbox_unsent ON outbox (seq) WHERE sent_time IS NULL;
CREATE INDEX outbox_seq ON outbox (seq);
CREATE TABLE outbox_default PARTITION OF outbox DEFAULT;
COMMENT ON TABLE outbox IS 'The event log: never deleted, content never changed; only sent_time is set, once, by the relay.';

CREATE TABLE inbox (
  consumer text NOT NULL,
  event_id uuid NOT NULL,
  process_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT inbox_pkey PRIMARY KEY (consumer, event_id)
);
COMMENT ON TABLE inbox IS 'Events each consumer has taken effect of.';

CREATE TABLE dead_letters (
  id uuid NOT NULL DEFAULT uuidv7(),
  consumer text NOT NULL,
  subject text NOT NULL,
  event_id uuid,
  reason text NOT NULL,
  body bytea NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  replay_count integer NOT NULL DEFAULT 0,
  replay_wanted boolean NOT NULL DEFAULT false,
  resolve_time timestamptz,
  CONSTRAINT dead_letters_pkey PRIMARY KEY (id)
);
CREATE INDEX dead_letters_open ON dead_letters (id) WHERE resolve_time IS NULL;
COMMENT ON TABLE dead_letters IS 'Events a consumer gave up on, with the reason.';

CREATE TABLE replays (
  id uuid NOT NULL DEFAULT uuidv7(),
  consumer text NOT NULL,
  start_time timestamptz,
  last_seq bigint NOT NULL DEFAULT 0,
  end_seq bigint NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  finish_time timestamptz,
  CONSTRAINT replays_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE replays IS 'Runs that publish the event log again to one consumer; resumable from last_seq.';
`;

const years = Array.from({ length: 15 }, (_, index) => 2024 + index);

const partitions = years
  .map(
    (year) =>
      `CREATE TABLE outbox_${year} PARTITION OF outbox
  FOR VALUES FROM ('${year}-01-01 00:00:00+07') TO ('${year + 1}-01-01 00:00:00+07');`,
  )
  .join('\n');

function grants(app: string): string {
  return `
GRANT USAGE ON SCHEMA public TO ${app};
GRANT SELECT ON schema_migrations TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON request_keys TO ${app};
GRANT SELECT, INSERT ON audit TO ${app};
GRANT SELECT, INSERT, UPDATE (sent_time) ON outbox TO ${app};
GRANT SELECT, INSERT ON inbox TO ${app};
GRANT SELECT, INSERT, UPDATE ON dead_letters, replays TO ${app};
`;
}

/** Name of the app role GRANTs are made to: the migrator's own name with `_app`. */
export function appRole(migrator: string): string {
  return migrator.replace(/_migrator$/, '_app');
}

/** The tables of the chassis in every service's database. Runs before the service's own migrations. */
export class Migration20260101000000Chassis extends Migration {
  override name = 'Migration20260101000000Chassis';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const migrator = String((rows[0] as { name?: unknown } | undefined)?.name);
    await this.execute(tables);
    await this.execute(partitions);
    await this.execute(grants(appRole(migrator)));
  }
}
