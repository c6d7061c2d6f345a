import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import { at, nameOf } from '../manifest.ts';
import type { Manifest } from '../manifest.ts';

interface Schemas {
  /** Everything the version serves, `apps/v1/Deployment`. */
  served: string[];
  kinds: Record<string, object>;
  definitions: Record<string, object>;
}

/** Judges objects by what a Kubernetes version takes: kinds it does not serve, fields it does not know, wrong types. */
export type KindJudge = (manifest: Manifest) => string[];

const folder = path.resolve(import.meta.dirname, '..', 'schemas');

/** The judge of one Kubernetes version, with the operators' kinds. */
export function kindJudge(version: string): KindJudge {
  const kubernetes = readSchemas(`kubernetes-${version}`);
  const operators = readSchemas('operators');
  const served = new Set([...kubernetes.served, ...operators.served]);
  const judges = new Map<string, ValidateFunction>();
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  return (manifest) => {
    const id = `${manifest.apiVersion}/${manifest.kind}`;
    const where = `${nameOf(manifest)} on Kubernetes ${version}`;
    if (!served.has(id)) return [`${where}: ${manifest.apiVersion} ${manifest.kind} is not served`];
    const schema = kubernetes.kinds[id] ?? operators.kinds[id];
    if (!schema) return [`${where}: no schema of ${id}; add the kind to tools/charts/schemas/make.ts`];
    const judge = judges.get(id) ?? ajv.compile({ ...schema, definitions: kubernetes.definitions });
    judges.set(id, judge);
    if (judge(manifest)) return [];
    return (judge.errors ?? []).map(({ instancePath, message, params }) => {
      const field = (params as { additionalProperty?: string }).additionalProperty;
      return `${where}: ${instancePath || '/'} ${field ? `has no field ${field}` : (message ?? 'is wrong')}`;
    });
  };
}

/** Kinds the Keycloak operator has; their makers publish no schema we can fetch, so only these fields are held to. */
const keycloakKinds: Readonly<Record<string, readonly string[]>> = {
  'k8s.keycloak.org/v2alpha1/Keycloak': [
    'instances',
    'db.vendor',
    'db.passwordSecret.name',
    'hostname.hostname',
  ],
  'k8s.keycloak.org/v2alpha1/KeycloakRealmImport': ['keycloakCRName', 'realm.realm'],
};

/** Judges what the city applies itself: Kubernetes' and CloudNativePG's kinds in full, Keycloak's by their main fields. */
export function checkDeployed(manifests: readonly Manifest[], judge: KindJudge): string[] {
  return manifests.flatMap((manifest) => {
    const fields = keycloakKinds[`${manifest.apiVersion}/${manifest.kind}`];
    if (!fields) return judge(manifest);
    return fields
      .filter((field) => at(manifest, 'spec', ...field.split('.')) === undefined)
      .map((field) => `${nameOf(manifest)}: has no spec.${field}`);
  });
}

function readSchemas(name: string): Schemas {
  return JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as Schemas;
}
