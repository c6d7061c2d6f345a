import { expect, it } from 'vitest';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import { render, valuesOf } from '@baro/tools/charts/render.ts';
import { checkDatabases } from '@baro/tools/charts/checks/completeness.ts';
import { checkEnvironment } from '@baro/tools/charts/checks/environment.ts';
import { checkNetwork } from '@baro/tools/charts/checks/network.ts';
import { at, listAt, ofKind } from '@baro/tools/charts/manifest.ts';
import type { Manifest } from '@baro/tools/charts/manifest.ts';

describeNeeding('helm', 'charts/baro rendered by helm', (helm) => {
  async function rendered(set: readonly string[], upgrade = false): Promise<Manifest[]> {
    const made = await render({ helm, values: valuesOf('production'), set, upgrade });
    if ('refusal' in made) throw new Error(made.refusal);
    return made.manifests;
  }

  it('a caller missing in the one list is red: both ends are closed, and it has no address', async () => {
    const manifests = await rendered(['global.calls.gateway=["directory","documents","custody"]']);
    const network = checkNetwork(manifests).join('\n');
    expect(network).toContain(
      'gateway → tasks:8080 is called by the program, and gateway may not leave to it',
    );
    expect(checkEnvironment(manifests).join('\n')).toContain('GATEWAY_TASKS_ADDRESS is missing');
  });

  it('a caller too many is red', async () => {
    const manifests = await rendered(['global.calls.tasks=["documents"]']);
    expect(checkNetwork(manifests).join('\n')).toContain(
      'tasks → documents:8080 is open, and no program calls it',
    );
  });

  it('the release makes no database when the city brings its own, and migrates before pods start', async () => {
    const manifests = await rendered(['global.postgres.create=false']);
    expect(checkDatabases(manifests)).toEqual(['Cluster: postgres.create is on, and there is no cluster']);
    for (const job of ofKind(manifests, 'Job')) {
      expect(job.metadata.annotations?.['helm.sh/hook']).toBe('pre-install,pre-upgrade');
    }
  });

  it('the first migration runs beside a database the release makes, each later one before the upgrade', async () => {
    for (const job of ofKind(await rendered([]), 'Job')) expect(job.metadata.annotations).toBeUndefined();
    for (const job of ofKind(await rendered([], true), 'Job')) {
      expect(job.metadata.annotations?.['helm.sh/hook']).toBe('pre-install,pre-upgrade');
    }
  });

  it('a cluster can begin as another stood at an instant, and archives under a name of its own', async () => {
    const restore = '{"enabled":true,"serverName":"baro-postgres","targetTime":"2026-11-27 09:30:00+07"}';
    const set = [`postgres.restore=${restore}`, 'postgres.backup.serverName="baro-postgres-2"'];
    const [cluster] = ofKind(await rendered(set), 'Cluster');
    expect(at(cluster, 'spec', 'bootstrap')).toEqual({
      recovery: { source: 'origin', recoveryTarget: { targetTime: '2026-11-27 09:30:00+07' } },
    });
    expect(at(cluster, 'spec', 'externalClusters', 0, 'plugin', 'parameters', 'serverName')).toBe(
      'baro-postgres',
    );
    expect(at(listAt(cluster, 'spec', 'plugins')[0], 'parameters', 'serverName')).toBe('baro-postgres-2');
  });

  it('changed configuration starts pods anew', async () => {
    const checksum = (manifests: Manifest[]): unknown =>
      ofKind(manifests, 'Deployment').map((one) =>
        at(one, 'spec', 'template', 'metadata', 'annotations', 'checksum/config'),
      );
    const [before, after] = [await rendered([]), await rendered(['global.logLevel="debug"'])];
    expect(checksum(after)).not.toEqual(checksum(before));
  });

  it('no secret of a city is in what is rendered', async () => {
    const manifests = await rendered([]);
    expect(ofKind(manifests, 'Secret')).toEqual([]);
  });
});
