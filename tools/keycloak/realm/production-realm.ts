import { randomUUID } from 'node:crypto';

/** A district system that gets a client. */
export interface District {
  /** Client id, for example `district-ba-dinh`. */
  id: string;
  name: string;
}

/** What the city decides of its realm. */
export interface ProductionChoice {
  /** Undefined: stays a placeholder. */
  publicUrl: string | undefined;
  districts: readonly District[];
}

/** A realm for production, and what its makers have to be told. */
export interface ProductionRealm {
  realm: Json;
  /** Account ids of the district systems, by client id: the directory has to know them. */
  accounts: Map<string, string>;
  /** Names of the placeholders that are left. */
  placeholders: string[];
}

type Json = Record<string, unknown>;

/** The client whose copies the districts get. */
const DISTRICT = 'district-ba-dinh';
/** Takes people's passwords for tests, bench and import of the demo. */
const TOOLS = 'baro-cli';

/** The realm file without what is for the demo only. */
export function productionRealm(file: Json, choice: ProductionChoice): ProductionRealm {
  const clients = objects(file['clients']);
  const pattern = clients.find((client) => client['clientId'] === DISTRICT);
  if (!pattern) throw new Error(`the realm file has no client ${DISTRICT} to make others by`);
  const accounts = new Map(choice.districts.map(({ id }) => [id, randomUUID()]));
  const kept = clients.filter(({ clientId }) => clientId !== DISTRICT && clientId !== TOOLS);
  const realm = {
    ...file,
    clients: [...kept, ...choice.districts.map((district) => districtClient(pattern, district))],
    users: [...serviceAccountsOf(file, kept), ...districtUsers(accounts)],
  };
  const text = JSON.stringify(realm);
  const filled =
    choice.publicUrl === undefined ? text : text.replaceAll('${BARO_PUBLIC_URL}', choice.publicUrl);
  return { realm: JSON.parse(filled) as Json, accounts, placeholders: placeholdersIn(filled) };
}

/** The resource Keycloak's operator imports a realm by. */
export function operatorImport(
  { realm, placeholders }: ProductionRealm,
  names: { keycloak: string; secret: string },
): Json {
  return {
    apiVersion: 'k8s.keycloak.org/v2alpha1',
    kind: 'KeycloakRealmImport',
    metadata: { name: 'realm-baro' },
    spec: {
      keycloakCRName: names.keycloak,
      realm,
      placeholders: Object.fromEntries(
        placeholders.map((name) => [name, { secret: { name: names.secret, key: name } }]),
      ),
    },
  };
}

/** The placeholder of a district client's secret. */
export function secretNameOf(id: string): string {
  return `BARO_${id.toUpperCase().replaceAll('-', '_')}_SECRET`;
}

function districtClient(pattern: Json, { id, name }: District): Json {
  return { ...pattern, clientId: id, name, secret: `\${${secretNameOf(id)}}` };
}

function districtUsers(accounts: ReadonlyMap<string, string>): Json[] {
  return [...accounts].map(([client, id]) => ({
    id,
    username: `service-account-${client}`,
    enabled: true,
    serviceAccountClientId: client,
  }));
}

/** Only programs: people come from the directory. */
function serviceAccountsOf(file: Json, clients: readonly Json[]): Json[] {
  const ids = new Set(clients.map(({ clientId }) => clientId));
  return objects(file['users'])
    .filter(({ serviceAccountClientId }) => ids.has(serviceAccountClientId))
    .map((user) => Object.fromEntries(Object.entries(user).filter(([key]) => key !== 'id')));
}

function placeholdersIn(text: string): string[] {
  // Keycloak's own message keys (`${username}`) are in small letters.
  return [...new Set([...text.matchAll(/\$\{(BARO_[A-Z0-9_]+)\}/g)].map(([, name = '']) => name))].toSorted(
    (a, b) => (a < b ? -1 : 1),
  );
}

function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.map((item) => ({ ...(item as Json) })) : [];
}
