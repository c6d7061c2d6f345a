/**
 * SQL of the two tables in which a service keeps who holds its items: `<name>_items` (now) and `<name>_hands` (change
 * points; grant it INSERT only). What the service adds of its own goes into `columns`, each line with its comma.
 */
export function itemTables(name: string, columns = ''): string {
  return `
CREATE TABLE ${name}_items (
  id uuid NOT NULL,
  ${columns}
  version integer NOT NULL,
  event_version integer NOT NULL,
  holder_unit_id uuid,
  holder_post_id uuid,
  holder_person_id uuid,
  since_time timestamptz NOT NULL,
  due_time timestamptz,
  awaiting boolean NOT NULL,
  acted boolean NOT NULL,
  back_version integer,
  CONSTRAINT ${name}_items_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE ${name}_items IS 'Who holds each item now. version = changes of hands, event_version = its events so far. No holder: ended.';

CREATE TABLE ${name}_hands (
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
  CONSTRAINT ${name}_hands_pkey PRIMARY KEY (item_id, version)
);
COMMENT ON TABLE ${name}_hands IS 'Change points of holding: what the ledger is compared with. INSERT-only by GRANT.';
`;
}
