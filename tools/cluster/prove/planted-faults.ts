import { at, listAt } from '../../charts/manifest.ts';
import type { Manifest } from '../../charts/manifest.ts';

/** A fault put into an object of a release, and what the API server must say of it. */
export interface PlantedFault {
  name: string;
  kind: string;
  object: string;
  plant: (manifest: Manifest) => void;
  sentence: string;
}

/** In the production release; each must turn the answer red, or the judgement is worth nothing. */
export const plantedFaults: readonly PlantedFault[] = [
  {
    name: 'an unknown field',
    kind: 'Deployment',
    object: 'baro-tasks',
    plant: (one) => set(containerOf(one), 'livenesProbe', {}),
    sentence: 'livenesProbe',
  },
  {
    name: 'an unknown field of the database cluster',
    kind: 'Cluster',
    object: 'baro-postgres',
    plant: (one) => set(at(one, 'spec', 'postgresql'), 'hba', []),
    sentence: 'hba',
  },
  {
    name: 'a privileged container',
    kind: 'Deployment',
    object: 'baro-custody',
    plant: (one) => {
      set(at(containerOf(one), 'securityContext'), 'privileged', true);
      set(at(containerOf(one), 'securityContext'), 'allowPrivilegeEscalation', true);
    },
    sentence: 'would violate PodSecurity "restricted:latest": privileged',
  },
  {
    name: 'a job that may run as root',
    kind: 'Job',
    object: 'baro-tasks-migrate',
    plant: (one) => set(at(one, 'spec', 'template', 'spec', 'securityContext'), 'runAsNonRoot', false),
    sentence: 'would violate PodSecurity "restricted:latest": runAsNonRoot != true',
  },
  {
    name: 'a version that is gone',
    kind: 'HorizontalPodAutoscaler',
    object: 'baro-gateway',
    plant: (one) => set(one, 'apiVersion', 'autoscaling/v2beta1'),
    sentence: 'no matches for kind "HorizontalPodAutoscaler" in version "autoscaling/v2beta1"',
  },
  {
    name: 'a probe of the wrong type',
    kind: 'Deployment',
    object: 'baro-directory',
    plant: (one) => set(at(containerOf(one), 'livenessProbe', 'grpc'), 'port', 'grpc'),
    sentence: 'livenessProbe.grpc.port',
  },
  {
    name: 'a probe of two kinds',
    kind: 'Deployment',
    object: 'baro-directory',
    plant: (one) => set(at(containerOf(one), 'readinessProbe'), 'tcpSocket', { port: 8080 }),
    sentence: 'may not specify more than 1 handler type',
  },
  {
    name: 'a selector that misses its own pods',
    kind: 'Deployment',
    object: 'baro-documents',
    plant: (one) => set(at(one, 'spec', 'selector', 'matchLabels'), 'app.kubernetes.io/name', 'papers'),
    sentence: '`selector` does not match template `labels`',
  },
  {
    name: 'a policy for a port that is none',
    kind: 'NetworkPolicy',
    object: 'baro-custody',
    plant: (one) => set(at(listAt(one, 'spec', 'ingress')[0], 'ports', 0), 'port', 80_800),
    sentence: 'must be between 1 and 65535',
  },
];

/** The object with the fault in it. */
export function withFault(manifests: readonly Manifest[], { kind, object, plant }: PlantedFault): Manifest {
  const found = manifests.find((one) => one.kind === kind && one.metadata.name === object);
  if (!found) throw new Error(`the release has no ${kind} ${object}`);
  const faulty = structuredClone(found);
  plant(faulty);
  return faulty;
}

function containerOf(manifest: Manifest): unknown {
  return listAt(manifest, 'spec', 'template', 'spec', 'containers')[0];
}

function set(object: unknown, field: string, value: unknown): void {
  if (typeof object !== 'object' || object === null) {
    throw new Error(`nothing lies where ${field} is planted`);
  }
  Reflect.set(object, field, value);
}
