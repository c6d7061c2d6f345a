import { readFileSync } from 'node:fs';
import path from 'node:path';

import { parse } from 'yaml';
import { runCommand } from '../platform/command.ts';
import { checkAlerts, checkCarried } from './checks/alerts.ts';
import {
  checkBackups,
  checkCompanions,
  checkDatabases,
  checkNatsValues,
  checkServices,
} from './checks/completeness.ts';
import { checkConnections } from './checks/connections.ts';
import { checkEnvironment } from './checks/environment.ts';
import { checkGolden } from './checks/golden.ts';
import { checkDeployed, kindJudge } from './checks/kinds.ts';
import { checkNetwork } from './checks/network.ts';
import { checkPods } from './checks/pods.ts';
import { checkRefusals } from './checks/refusals.ts';
import { checkValues } from './checks/values.ts';
import { readManifests } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { chartDir, inTurns, installations, render, root, valuesOf } from './render.ts';
import { kubernetesVersions } from './versions.ts';

/** One judgement of charts:check. */
export interface ChartCheck {
  name: string;
  run: () => Promise<string[]>;
}

interface Release {
  name: string;
  installation: string;
  text: string;
  manifests: Manifest[];
}

const deployDir = path.join(root, 'deploy');

/** What the chart makes of each installation; findings when it makes nothing. */
async function renderAll(helm: string): Promise<{ releases: Release[]; findings: string[] }> {
  const releases: Release[] = [];
  const findings: string[] = [];
  for (const installation of Object.keys(installations)) {
    for (const upgrade of installation === 'production' ? [false, true] : [false]) {
      const name = upgrade ? `${installation}-upgrade` : installation;
      const rendered = await render({ helm, values: valuesOf(installation), upgrade });
      if ('refusal' in rendered) findings.push(`${name}: ${rendered.refusal}`);
      else releases.push({ name, installation, ...rendered });
    }
  }
  return { releases, findings };
}

/** All judgements, cheapest and most telling first. Each release is rendered once. */
export async function chartChecks(helm: string, isUpdate: boolean): Promise<ChartCheck[]> {
  const { releases, findings } = await renderAll(helm);
  const ofEach =
    (check: (manifests: Manifest[], release: Release) => string[]) => async (): Promise<string[]> =>
      releases.flatMap((release) =>
        check(release.manifests, release).map((finding) => `${release.name}: ${finding}`),
      );
  const whole = ({ name }: Release): boolean => name !== 'evaluation';
  return [
    { name: 'render', run: async () => findings },
    { name: 'lint', run: async () => lint(helm) },
    {
      name: 'values',
      run: async () => ['service', 'baro'].flatMap((name) => checkValues(path.join(root, 'charts', name))),
    },
    { name: 'kinds', run: async () => checkKinds(helm, releases) },
    {
      name: 'services',
      run: ofEach((manifests, release) => [
        ...checkServices(manifests),
        ...checkDatabases(manifests),
        ...(whole(release) ? [...checkBackups(manifests), ...checkCompanions(manifests)] : []),
      ]),
    },
    { name: 'deploy', run: async () => checkDeployFolder() },
    { name: 'environment', run: ofEach((manifests) => checkEnvironment(manifests)) },
    { name: 'pods', run: ofEach(checkPods) },
    { name: 'network', run: ofEach(checkNetwork) },
    { name: 'connections', run: ofEach(checkConnections) },
    {
      name: 'alerts',
      run: async () => [
        ...checkAlerts(deployDir),
        ...releases.filter(whole).flatMap(({ manifests }) => checkCarried(manifests, deployDir)),
      ],
    },
    {
      name: 'golden',
      run: ofEach((_, { name, text }) =>
        name === 'defaults' ? [] : checkGolden(name, withoutCarried(text), isUpdate),
      ),
    },
    { name: 'refusals', run: async () => checkRefusals(helm) },
  ];
}

async function lint(helm: string): Promise<string[]> {
  const values = valuesOf('production').map((file) => `--values=${file}`);
  const { code, output } = await runCommand(helm, ['lint', '--strict', ...values, chartDir]);
  return code === 0 ? [] : [output.trim()];
}

/** The releases are rendered for the newest Kubernetes; the older ones get renders of their own. */
async function checkKinds(helm: string, releases: readonly Release[]): Promise<string[]> {
  const findings: string[] = [];
  for (const { name, helm: kubernetes } of kubernetesVersions) {
    const judge = kindJudge(name);
    const isNewest = name === kubernetesVersions.at(-1)?.name;
    if (isNewest) findings.push(...releases.flatMap(({ manifests }) => manifests.flatMap(judge)));
    else {
      const judged = await inTurns(Object.keys(installations), async (installation) => {
        const rendered = await render({ helm, values: valuesOf(installation), kubernetes });
        return 'refusal' in rendered ? [rendered.refusal] : rendered.manifests.flatMap(judge);
      });
      findings.push(...judged.map((finding) => `Kubernetes ${name}: ${finding}`));
    }
  }
  return [...new Set(findings)];
}

/** What the city applies beside the release. */
function checkDeployFolder(): string[] {
  const read = (name: string): string => readFileSync(path.join(deployDir, 'kubernetes', name), 'utf8');
  const manifests = ['namespaces.yaml', 'keycloak.yaml'].flatMap((name) => readManifests(read(name)));
  return [
    ...kubernetesVersions.flatMap(({ name }) => checkDeployed(manifests, kindJudge(name))),
    ...checkNatsValues(parse(read('nats-values.yaml'))),
  ];
}

/** Alerts and dashboards have checks of their own; here they would only make every change of one a change of goldens. */
function withoutCarried(text: string): string {
  return text
    .split(/^(?=---\n)/m)
    .filter((part) => !/^# Source: baro\/templates\/(dashboards|prometheusrule)\.yaml/m.test(part))
    .join('');
}
