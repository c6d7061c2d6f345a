import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { stringify } from 'yaml';

/** Who signs in at the API server, with their groups. */
const users = {
  admin: { name: 'baro-admin', groups: ['system:masters'] },
  'controller-manager': { name: 'system:kube-controller-manager', groups: [] },
  scheduler: { name: 'system:kube-scheduler', groups: [] },
  node: { name: 'system:node:baro', groups: ['system:nodes'] },
} as const;

export type ClusterUser = keyof typeof users;

/** Files by which the parts of a cluster know each other. */
export interface Credentials {
  tokens: string;
  /** Signs the tokens of service accounts. */
  signingKey: string;
  /** The API server writes its certificate here; clients hold it against that. */
  certificates: string;
  kubeconfig: (user: ClusterUser) => string;
}

/** Makes them in a folder where they are not there yet; all are private to this user. */
export function makeCredentials(dir: string, address: string): Credentials {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const tokens = path.join(dir, 'tokens.csv');
  const signingKey = path.join(dir, 'service-accounts.pem');
  const certificates = path.join(dir, 'certificates');
  const kubeconfig = (user: ClusterUser): string => path.join(dir, `${user}.kubeconfig`);
  if (!existsSync(tokens)) {
    const lines = Object.entries(users).map(([user, { name, groups }]) => {
      const token = randomBytes(32).toString('base64url');
      const authority = path.join(certificates, 'apiserver.crt');
      keep(kubeconfig(user as ClusterUser), stringify(configOf(name, token, address, authority)));
      return `${token},${name},${name},"${groups.join(',')}"\n`;
    });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    keep(signingKey, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    keep(tokens, lines.join(''));
  }
  return { tokens, signingKey, certificates, kubeconfig };
}

function configOf(user: string, token: string, address: string, authority: string): object {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'baro', cluster: { server: address, 'certificate-authority': authority } }],
    users: [{ name: user, user: { token } }],
    contexts: [{ name: 'baro', context: { cluster: 'baro', user } }],
    'current-context': 'baro',
  };
}

function keep(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
}
