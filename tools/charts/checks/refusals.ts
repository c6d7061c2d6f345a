import { inTurns, render, valuesOf } from '../render.ts';

/** What helm must refuse, on top of the defaults, and a part of the sentence it must say. */
export const refusals: readonly [set: readonly string[], sentence: string][] = [
  [['global.image.tag=""'], 'no image: set '],
  [['global.image.tag="latest"'], 'the tag latest names no certain image'],
  [['directory.image.digest="sha256:12"'], 'does not match pattern'],
  [['directory.replicas=1'], 'podDisruptionBudget with one replica'],
  [['directory.replicas=1', 'directory.podDisruptionBudget=false'], 'production needs at least two replicas'],
  [['directory.replicas="two"'], 'got string, want integer'],
  [
    ['directory.autoscaling={"enabled":true,"minReplicas":4,"maxReplicas":3}'],
    'maxReplicas is below minReplicas',
  ],
  [['documents.attachments.accessMode="ReadWriteOnce"'], 'more than one replica needs ReadWriteMany'],
  [['documents.attachments.accessMode="ReadOnlyMany"'], 'value must be one of'],
  [['directory.terminationGracePeriodSeconds=20'], 'terminationGracePeriodSeconds must be longer'],
  [['tasks.tls.secret="x"'], 'native gRPC probes speak no TLS'],
  [['tasks.config={"EMBEDDED":true}'], 'config.EMBEDDED is a test means'],
  [['tasks.config={"FAULT_POINT":"before-commit:1"}'], 'config.FAULT_POINT is a test means'],
  [['tasks.config={"DATABASE_URL":"postgres://x"}'], 'config.DATABASE_URL looks like a secret'],
  [['custody.config={"HOOK":"https://a:b@c"}'], 'config.HOOK looks like a secret'],
  [['tasks.config={"logLevel":"info"}'], 'does not match pattern'],
  [['directory.livenes={}'], "additional properties 'livenes' not allowed"],
  [['global.enviroment="production"'], "additional properties 'enviroment' not allowed"],
  [['global.oidc.issuer=""'], 'global.oidc.issuer is missing'],
  [['global.oidc.issuer="http://sso.example.vn/realms/baro"'], 'global.oidc.issuer: production needs TLS'],
  [['global.publicUrl=""'], 'global.publicUrl is missing'],
  [['global.publicUrl="http://baro.example.vn"'], 'global.publicUrl: production needs TLS'],
  [
    ['directory.config={"KEYCLOAK_URL":"http://keycloak-service:8080"}'],
    'directory.config.KEYCLOAK_URL: production needs TLS',
  ],
  [['ingress.tlsSecret=""'], 'ingress.tlsSecret is missing: production needs TLS'],
  [['global.nats.clusterSize=1'], 'each copy needs a server of its own'],
  [['global.nats.streamReplicas=1'], 'production keeps three copies of each stream'],
  [['global.nats.streamReplicas=2'], 'value must be one of'],
  [['global.calls.tasks=["ghosts"]'], 'global.calls.tasks names ghosts, which is no service'],
  [['global.calls.ghosts=["tasks"]'], 'global.calls names ghosts, which is no service'],
  [
    ['tasks.secretFiles.KEY={"secret":"baro-identity-keys","key":"identity-key"}'],
    'the keys of the sealed identities are for complaints alone',
  ],
  [
    ['tasks.sideDatabases=[{"name":"identities","prefix":"OTHER","poolSize":1}]'],
    'sideDatabases: a database stands twice',
  ],
  [['directory.name="directories"'], 'directory.name must be directory'],
  [['defaultDeny=false'], 'production denies what no policy names'],
  [['postgres.instances=1', 'postgres.synchronousReplicas=0'], 'a primary and at least one replica'],
  [['postgres.synchronousReplicas=3'], 'or no commit is ever answered'],
  [['postgres.backup.enabled=false'], 'production keeps backups'],
  [['postgres.backup.destinationPath=""'], 'postgres.backup.destinationPath is missing'],
  [['postgres.backup.schedule="daily"'], 'does not match pattern'],
  [['postgres.restore.enabled=true'], 'postgres.restore.serverName is missing'],
  [
    ['postgres.restore={"enabled":true,"serverName":"baro-postgres"}'],
    'a restored cluster would write over the archive it came from',
  ],
  [['postgres.restore.targetTime="yesterday"'], 'does not match pattern'],
];

/** Bad values are refused with the sentence that says what to do. */
export async function checkRefusals(helm: string): Promise<string[]> {
  return inTurns(refusals, async ([set, sentence]) => {
    const rendered = await render({ helm, values: valuesOf('defaults'), set });
    if (!('refusal' in rendered)) return [`${set.join(' ')} is not refused`];
    return rendered.refusal.includes(sentence)
      ? []
      : [`${set.join(' ')} is refused otherwise than by "${sentence}": ${rendered.refusal}`];
  });
}
