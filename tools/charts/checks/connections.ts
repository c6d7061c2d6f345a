import { at, ofKind } from '../manifest.ts';
import type { Manifest } from '../manifest.ts';
import { workloadsOf } from '../workload.ts';
import type { Workload } from '../workload.ts';

/** One that readiness keeps for itself, beside the pool. */
const PROBE = 1;
/** Of a migration. */
const MIGRATOR = 2;
/** Replicas of the database, its operator, its exporter, backups, and who looks at what is wrong. */
const RESERVE = 20;

/**
 * PostgreSQL has a connection for everybody at once: every service at its most replicas, one more of each while it is
 * upgraded, all migrations, and a reserve.
 */
export function checkConnections(manifests: readonly Manifest[]): string[] {
  const [cluster] = ofKind(manifests, 'Cluster');
  const most = Number(at(cluster, 'spec', 'postgresql', 'parameters', 'max_connections'));
  const needed = workloadsOf(manifests).reduce((sum, one) => sum + neededBy(one, manifests), RESERVE);
  if (needed <= most) return [];
  return [
    `Cluster: max_connections is ${most}, and ${needed} can be asked for at once: raise it (memory!), or lower database.poolSize or autoscaling.maxReplicas`,
  ];
}

function neededBy({ role, manifest, env }: Workload, manifests: readonly Manifest[]): number {
  if (role === 'smoke') return 0;
  // One database after the other.
  if (role === 'migrate') return MIGRATOR;
  const each = poolsOf(env).reduce((sum, pool) => sum + pool, PROBE);
  return (replicasOf(manifest, manifests) + 1) * each;
}

/** Sizes of all pools of a process: of its own database, and of each beside it. */
function poolsOf(env: Readonly<Record<string, string>>): number[] {
  return Object.entries(env).flatMap(([key, size]) =>
    key.endsWith('_DATABASE_POOL_SIZE') ? [Number(size)] : [],
  );
}

function replicasOf({ metadata, spec }: Manifest, manifests: readonly Manifest[]): number {
  const scaler = ofKind(manifests, 'HorizontalPodAutoscaler').find(
    (one) => at(one, 'spec', 'scaleTargetRef', 'name') === metadata.name,
  );
  return Number(at(scaler, 'spec', 'maxReplicas') ?? at(spec, 'replicas'));
}
