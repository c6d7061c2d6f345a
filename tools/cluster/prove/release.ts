import { statSync } from 'node:fs';

import { at } from '../../charts/manifest.ts';
import type { Manifest } from '../../charts/manifest.ts';
import { chartDir, valuesOf } from '../../charts/render.ts';
import { services, gateway } from '../../start/services.ts';
import type { Child } from '../../platform/child.ts';
import type { CommandResult } from '../../platform/command.ts';
import type { Cluster } from '../cluster.ts';
import { deprecatedIn, migrationOrder, readAudit, refusalsIn } from './audit-log.ts';
import type { AuditEvent } from './audit-log.ts';
import { differences, notAsSent, ownPart } from './compare.ts';
import { faultsOf, keyOf, liveObjects, namesOfRelease, namespace, sentByHelm } from './server-answers.ts';

const names = [...services, gateway].map(({ name }) => name);
const inNamespace = `--namespace=${namespace}`;
const waiting = ['--wait', '--wait-for-jobs'];

/** What the next version of a release changes: images, settings, numbers, and kinds of objects that were not there. */
const nextVersion = {
  'global.image.tag': '1.1.0',
  'global.telemetry.serviceMonitor': true,
  'directory.config.LOG_LEVEL': 'debug',
  'custody.replicas': 2,
  'custody.podDisruptionBudget': true,
  'gateway.autoscaling': { enabled: true, minReplicas: 2, maxReplicas: 3 },
  'gateway.podDisruptionBudget': true,
};

/** An autoscaler may set the number once more before helm takes it away; there it stays (charts/service/UPGRADING.md). */
const heldByAutoscaler = 'Deployment/baro-gateway: /spec/replicas';

/** A release that lives on the cluster, and what is known of it. */
export class LivingRelease {
  readonly #cluster: Cluster;
  #nodes: Child;
  #first: Manifest[] = [];
  #mark = 0;
  #upgradeMark = 0;

  constructor(cluster: Cluster, nodes: Child) {
    this.#cluster = cluster;
    this.#nodes = nodes;
  }

  async install(): Promise<string[]> {
    this.#mark = this.#auditSize();
    const said = await this.#helm(
      'install',
      'baro',
      chartDir,
      ...this.#values(),
      ...waiting,
      '--timeout=180s',
    );
    return faultsOf(said);
  }

  /** Every object of the revision is there as it was sent, no other of its kinds, and all pods are ready. */
  async isAsSent(revision: number): Promise<string[]> {
    const sent = await sentByHelm(this.#cluster, revision);
    const live = await liveObjects(this.#cluster, sent);
    if (revision === 1) this.#first = live;
    const expected = new Set(sent.map(keyOf));
    const others = (await namesOfRelease(this.#cluster, sent)).filter((name) => !expected.has(name));
    return [
      ...notAsSent(sent, live),
      ...others.map((name) => `${name} is there and was not sent`),
      ...live.filter(({ kind }) => kind === 'Deployment').flatMap(notReady),
    ];
  }

  /** A migration that does not end: the upgrade fails, and what serves is not touched. */
  async upgradeWithoutNodes(): Promise<string[]> {
    await this.#nodes.stop({ signal: 'SIGTERM', graceMs: 10_000 }, { signal: 'SIGKILL', graceMs: 0 });
    const { code } = await this.#upgrade('--timeout=15s');
    const live = await liveObjects(this.#cluster, this.#first);
    this.#nodes = await this.#cluster.startNodes();
    const untouched = this.#first.filter(({ kind }) => kind !== 'Job');
    return [
      ...(code === 0 ? ['the upgrade did not wait for its migrations'] : []),
      ...unlike(untouched, live),
    ];
  }

  async upgrade(): Promise<string[]> {
    this.#upgradeMark = this.#auditSize();
    return faultsOf(await this.#upgrade(...waiting, '--timeout=180s'));
  }

  async migratedFirst(): Promise<string[]> {
    return migrationOrder(this.#events(this.#upgradeMark), names);
  }

  async rollBack(): Promise<string[]> {
    return faultsOf(await this.#helm('rollback', 'baro', '1', ...waiting, '--timeout=180s'));
  }

  /** The live objects are what they were after the installation, and nothing of the later version is left. */
  async isFirstAgain(): Promise<string[]> {
    const live = await liveObjects(this.#cluster, this.#first);
    const sent = await sentByHelm(this.#cluster, 3);
    const left = await namesOfRelease(this.#cluster, [...this.#first, ...sent]);
    const expected = new Set(this.#first.map(keyOf));
    return [
      ...unlike(this.#first, live).filter((finding) => !finding.startsWith(heldByAutoscaler)),
      ...left.filter((name) => !expected.has(name)).map((name) => `${name} is left of the later version`),
    ];
  }

  /** Since the installation nobody was refused anything, no pod either, and nothing asked goes away with a later Kubernetes. */
  async nobodyRefused(): Promise<string[]> {
    const events = this.#events(this.#mark);
    const asked = events.filter(({ user }) => user === 'baro-admin').length;
    if (asked < 100) return [`only ${asked} requests were written down`];
    return [...refusalsIn(events), ...deprecatedIn(events)];
  }

  /** The city's data outlives the release, and only that. */
  async uninstall(): Promise<string[]> {
    const faults = faultsOf(await this.#helm('uninstall', 'baro', '--wait', '--timeout=120s'));
    const left = await namesOfRelease(this.#cluster, this.#first);
    const kept = this.#first
      .filter(({ metadata }) => metadata.annotations?.['helm.sh/resource-policy'] === 'keep')
      .map(keyOf);
    const said = faults.filter((fault) => !/kept due to the resource policy|^\[/.test(fault));
    return [
      ...said,
      ...(left.join() === kept.sort().join()
        ? []
        : [`left: ${left.join(', ')}; to be kept: ${kept.join(', ')}`]),
    ];
  }

  async #upgrade(...more: readonly string[]): Promise<CommandResult> {
    const set = Object.entries(nextVersion).map(
      ([key, value]) => `--set-json=${key}=${JSON.stringify(value)}`,
    );
    return this.#helm('upgrade', 'baro', chartDir, ...this.#values(), ...set, ...more);
  }

  #helm(...args: readonly string[]): Promise<CommandResult> {
    return this.#cluster.helm(...args, inNamespace);
  }

  #values(): string[] {
    return valuesOf('evaluation').map((file) => `--values=${file}`);
  }

  #auditSize(): number {
    return statSync(this.#cluster.plane.auditLog).size;
  }

  #events(from: number): AuditEvent[] {
    return readAudit(this.#cluster.plane.auditLog, from, namespace);
  }
}

function unlike(before: readonly Manifest[], after: readonly Manifest[]): string[] {
  const now = new Map(after.map((one) => [keyOf(one), ownPart(one)]));
  return before.flatMap((manifest) => {
    const found = now.get(keyOf(manifest));
    if (found === undefined) return [`${keyOf(manifest)} is gone`];
    const was = ownPart(manifest);
    // Both ways: what is gone, and what has come.
    const findings = new Set([...differences(was, found), ...differences(found, was)]);
    return [...findings].map((finding) => `${keyOf(manifest)}: ${finding}`);
  });
}

function notReady(deployment: Manifest): string[] {
  const wanted = at(deployment, 'spec', 'replicas');
  const ready = Number(at(deployment, 'status', 'readyReplicas') ?? 0);
  return ready === wanted ? [] : [`${keyOf(deployment)}: ${ready} of ${String(wanted)} pods are ready`];
}
