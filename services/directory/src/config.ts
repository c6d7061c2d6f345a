import { integer, list, secret, text } from '@baro/chassis';

/** The directory's own configuration, keys with the prefix `DIRECTORY_`. */
export const directoryConfig = {
  /** Accounts (token `sub`) that may write while the directory holds no administrator yet; empty in normal times. */
  bootstrapAdmins: list('BOOTSTRAP_ADMINS', { fallback: [] }),
  /** Keycloak whose people and groups follow the directory, without `/realms/…`; empty: none does. */
  keycloakUrl: text('KEYCLOAK_URL', { fallback: '' }),
  keycloakRealm: text('KEYCLOAK_REALM', { fallback: 'baro' }),
  /** The client the directory is there; its service account needs manage-users, view-users, query-users, query-groups. */
  keycloakClientId: text('KEYCLOAK_CLIENT_ID', { fallback: 'baro-directory' }),
  keycloakClientSecret: secret('KEYCLOAK_CLIENT_SECRET', { fallback: '' }),
  /** Logins the city names there that nobody in the directory has and that stay open: administrators, programs. */
  keycloakKeptLogins: list('KEYCLOAK_KEPT_LOGINS', { fallback: [] }),
  /** Everything is compared this often although nothing changed, seconds. */
  keycloakCompareSeconds: integer('KEYCLOAK_COMPARE_SECONDS', { fallback: 300 }),
};
