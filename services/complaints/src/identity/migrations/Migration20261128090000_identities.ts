import { appRole } from '@baro/chassis';
import { Migration } from '@mikro-orm/migrations';

const tables = `
CREATE TABLE case_keys (
  case_id uuid NOT NULL,
  master_key_id text NOT NULL,
  wrapped_key bytea,
  create_time timestamptz NOT NULL DEFAULT now(),
  destroy_time timestamptz,
  CONSTRAINT case_keys_pkey PRIMARY KEY (case_id),
  CONSTRAINT case_keys_destroyed CHECK ((wrapped_key IS NULL) = (destroy_time IS NOT NULL))
);
CREATE INDEX case_keys_master ON case_keys (master_key_id) WHERE wrapped_key IS NOT NULL;
COMMENT ON TABLE case_keys IS 'One data key per case, wrapped by a master key that is not here; once destroyed nothing of the case opens.';

CREATE TABLE parties (
  party_id uuid NOT NULL,
  case_id uuid NOT NULL,
  role text NOT NULL,
  secret_on_request boolean NOT NULL,
  sealed_identity bytea,
  fingerprint bytea NOT NULL,
  version integer NOT NULL DEFAULT 1,
  create_time timestamptz NOT NULL DEFAULT now(),
  put_time timestamptz NOT NULL DEFAULT now(),
  confirm_time timestamptz,
  CONSTRAINT parties_pkey PRIMARY KEY (party_id),
  CONSTRAINT parties_case FOREIGN KEY (case_id) REFERENCES case_keys
);
CREATE INDEX parties_case ON parties (case_id);
CREATE INDEX parties_unconfirmed ON parties (put_time) WHERE confirm_time IS NULL;
COMMENT ON TABLE parties IS 'People of letters and cases, encrypted; confirmed once the service has the row that names them.';

CREATE TABLE person_tokens (
  party_id uuid NOT NULL,
  kind text NOT NULL,
  index_key_id text NOT NULL,
  token bytea NOT NULL,
  CONSTRAINT person_tokens_pkey PRIMARY KEY (party_id, kind),
  CONSTRAINT person_tokens_party FOREIGN KEY (party_id) REFERENCES parties ON DELETE CASCADE
);
CREATE INDEX person_tokens_token ON person_tokens (token);
CREATE INDEX person_tokens_key ON person_tokens (index_key_id);
COMMENT ON TABLE person_tokens IS 'Keyed hashes by which equal people are found.';

CREATE TABLE case_bars (
  case_id uuid NOT NULL,
  person_id uuid,
  unit_id uuid NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT case_bars_key UNIQUE NULLS NOT DISTINCT (case_id, person_id, unit_id)
);
CREATE INDEX case_bars_person ON case_bars (person_id);
CREATE INDEX case_bars_unit ON case_bars (unit_id);
COMMENT ON TABLE case_bars IS 'Officials who are denounced, as ids: they and their units are kept away from the case. INSERT-only by GRANT.';

CREATE TABLE grants (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  granter_person_id uuid NOT NULL,
  granter_post_id uuid NOT NULL,
  sealed_reason bytea NOT NULL,
  fingerprint bytea NOT NULL,
  grant_time timestamptz NOT NULL,
  end_time timestamptz NOT NULL,
  CONSTRAINT grants_pkey PRIMARY KEY (id),
  CONSTRAINT grants_term CHECK (end_time > grant_time)
);
CREATE INDEX grants_case ON grants (case_id, person_id);
COMMENT ON TABLE grants IS 'Who may open the identities of a case, by whom and until when; counts once the service audited it. INSERT-only by GRANT.';

CREATE TABLE grant_revocations (
  grant_id uuid NOT NULL,
  revoker_person_id uuid NOT NULL,
  revoker_post_id uuid NOT NULL,
  sealed_reason bytea NOT NULL,
  revoke_time timestamptz NOT NULL,
  CONSTRAINT grant_revocations_pkey PRIMARY KEY (grant_id),
  CONSTRAINT grant_revocations_grant FOREIGN KEY (grant_id) REFERENCES grants
);
COMMENT ON TABLE grant_revocations IS 'Grants taken back; INSERT-only by GRANT.';

CREATE TABLE openings (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  party_id uuid NOT NULL,
  person_id uuid NOT NULL,
  post_id uuid NOT NULL,
  delegation_id uuid,
  grant_id uuid,
  fields text[] NOT NULL,
  sealed_reason bytea NOT NULL,
  open_time timestamptz NOT NULL,
  CONSTRAINT openings_pkey PRIMARY KEY (id)
);
CREATE INDEX openings_case ON openings (case_id, open_time, id);
COMMENT ON TABLE openings IS 'Each view of an identity: who, at which post, what, why, when; INSERT-only by GRANT.';
`;

/** A party the service knows of leaves by its case's key alone. */
const guard = `
CREATE FUNCTION keep_confirmed_party() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a confirmed party is never deleted' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER keep_confirmed_party BEFORE DELETE ON parties
  FOR EACH ROW WHEN (OLD.confirm_time IS NOT NULL) EXECUTE FUNCTION keep_confirmed_party();
`;

function grants(app: string): string {
  return `
GRANT USAGE ON SCHEMA public TO ${app};
GRANT SELECT ON schema_migrations TO ${app};
GRANT SELECT, INSERT, DELETE, UPDATE (master_key_id, wrapped_key, destroy_time) ON case_keys TO ${app};
GRANT SELECT, INSERT, DELETE, UPDATE (role, secret_on_request, sealed_identity, fingerprint, version, put_time, confirm_time)
  ON parties TO ${app};
GRANT SELECT, INSERT, DELETE ON person_tokens TO ${app};
GRANT SELECT, INSERT ON case_bars, grants, grant_revocations, openings TO ${app};
`;
}

/** Tables of the identity database. */
export class Migration20261128090000Identities extends Migration {
  override name = 'Migration20261128090000Identities';

  override async up(): Promise<void> {
    const rows = await this.execute('SELECT current_user AS name');
    const app = appRole(String((rows[0] as { name?: unknown } | undefined)?.name));
    for (const sql of [tables, guard, grants(app)]) await this.execute(sql);
  }
}
