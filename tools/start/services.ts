import path from 'node:path';

/** What a service's own settings may be made from. */
export interface ServicePlace {
  /** The clone. */
  root: string;
  /** The data folder. */
  dataDir: string;
  /** A file of the secrets folder. */
  secretFile: (name: string) => string;
  /** The loopback address of a port, counted from --port. */
  address: (offset: number) => string;
  /** Address of the real Keycloak; undefined with the development sign-on. */
  keycloak?: string | undefined;
}

/** One process of the platform. */
export interface ServiceEntry {
  /** Short name: database, roles and configuration prefix follow from it. */
  name: string;
  /** Its gRPC port, counted from --port. */
  port: number;
  /** Its program when it is not services/<name>/src/main.ts; a path from the clone. */
  main?: string;
  /** Set when its being ready is asked over HTTP and not by grpc.health.v1. */
  readyPath?: string;
  /** Databases beside its own (`ServiceDefinition.sideDatabases`): name, and what their settings begin with. */
  sides?: readonly { name: string; prefix: string }[];
  /** What it needs beyond every service's settings. */
  env?: (place: ServicePlace) => Record<string, string>;
}

/** The services, in the order they start. A new one is one line here. */
export const services: readonly ServiceEntry[] = [
  {
    name: 'directory',
    port: 10,
    env: ({ keycloak, secretFile }) => ({
      // The demo administrator (quan-tri in the realm file) loads the empty platform.
      DIRECTORY_BOOTSTRAP_ADMINS: '0190a000-0000-7000-8000-000000000009',
      ...(keycloak && {
        DIRECTORY_KEYCLOAK_URL: keycloak,
        DIRECTORY_KEYCLOAK_CLIENT_SECRET_FILE: secretFile('directory-keycloak-client-secret'),
      }),
    }),
  },
  {
    name: 'documents',
    port: 11,
    env: ({ dataDir }) => ({ DOCUMENTS_ATTACHMENT_DIR: path.join(dataDir, 'attachments') }),
  },
  {
    name: 'tasks',
    port: 12,
    env: ({ dataDir }) => ({ TASKS_ATTACHMENT_DIR: path.join(dataDir, 'task-attachments') }),
  },
  {
    name: 'custody',
    port: 13,
    // For `main.ts rebuild` alone.
    env: ({ address }) => ({
      CUSTODY_DOCUMENTS_ADDRESS: address(11),
      CUSTODY_TASKS_ADDRESS: address(12),
      CUSTODY_PETITIONS_ADDRESS: address(14),
      CUSTODY_COMPLAINTS_ADDRESS: address(15),
    }),
  },
  { name: 'petitions', port: 14 },
  {
    name: 'complaints',
    port: 15,
    sides: [{ name: 'identities', prefix: 'IDENTITY' }],
    env: ({ secretFile }) => ({
      COMPLAINTS_IDENTITY_KEY_FILE: secretFile('identity-key'),
      COMPLAINTS_IDENTITY_INDEX_KEY_FILE: secretFile('identity-index-key'),
    }),
  },
  {
    name: 'reporting',
    port: 16,
    // For `main.ts rebuild` alone.
    env: ({ address }) => ({
      REPORTING_DOCUMENTS_ADDRESS: address(11),
      REPORTING_TASKS_ADDRESS: address(12),
      REPORTING_CUSTODY_ADDRESS: address(13),
      REPORTING_PETITIONS_ADDRESS: address(14),
      REPORTING_COMPLAINTS_ADDRESS: address(15),
    }),
  },
];

/** Starts after the services and the pages: the one door to them. */
export const gateway: ServiceEntry = {
  name: 'gateway',
  port: 1,
  readyPath: '/readyz',
  env: ({ root, secretFile, address }) => ({
    GATEWAY_HTTP_ADDRESS: address(0),
    GATEWAY_PUBLIC_URL: `http://${address(0)}`,
    GATEWAY_OIDC_CLIENT_ID: 'baro-web',
    GATEWAY_OIDC_CLIENT_SECRET_FILE: secretFile('gateway-client-secret'),
    GATEWAY_PUBLIC_CLIENT_SECRET_FILE: secretFile('gateway-public-client-secret'),
    GATEWAY_SESSION_SECRET_FILE: secretFile('gateway-session-secret'),
    GATEWAY_WEB_DIR: path.join(root, 'services', 'web', 'dist'),
    ...Object.fromEntries(
      services.map(({ name, port }) => [`GATEWAY_${name.toUpperCase()}_ADDRESS`, address(port)]),
    ),
  }),
};
