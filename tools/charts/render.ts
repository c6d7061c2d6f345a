import path from 'node:path';

import { runCommand } from '../platform/command.ts';
import { readManifests } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { kubernetesVersions } from './versions.ts';

/** The clone. */
export const root = path.resolve(import.meta.dirname, '..', '..');
export const chartDir = path.join(root, 'charts', 'baro');
/** What a city adds to every values file: image tag, addresses, object store. */
export const cityValues = path.join(root, 'deploy', 'kubernetes', 'city.yaml');

/** Each kind of installation: name → values files, later ones win. */
export const installations: Readonly<Record<string, readonly string[]>> = {
  defaults: [],
  evaluation: ['values-evaluation.yaml'],
  production: ['values-production.yaml'],
  ha: ['values-production.yaml', 'values-ha.yaml'],
};

/** How the chart is rendered. */
export interface RenderWish {
  helm: string;
  /** Values files, paths. */
  values: readonly string[];
  /** `--set` of helm. */
  set?: readonly string[];
  /** As helm is told; the newest when not given. */
  kubernetes?: string;
  /** As an upgrade and not as an installation. */
  upgrade?: boolean;
}

/** What helm answered: objects, or its sentence. */
export type Rendered = { text: string; manifests: Manifest[] } | { refusal: string };

/** Renders charts/baro as release `baro` in namespace `baro`. */
export async function render({ helm, values, set = [], kubernetes, upgrade }: RenderWish): Promise<Rendered> {
  const { code, output } = await runCommand(helm, [
    'template',
    'baro',
    chartDir,
    '--namespace=baro',
    `--kube-version=${kubernetes ?? kubernetesVersions.at(-1)?.helm ?? ''}`,
    ...values.map((file) => `--values=${file}`),
    ...set.map((text) => `--set-json=${text}`),
    ...(upgrade ? ['--is-upgrade'] : []),
  ]);
  if (code !== 0) return { refusal: output.trim() };
  // Helm says on the same stream that it followed our links.
  const text = output
    .split('\n')
    .filter((line) => !/^(level=|\d{4}\/\d\d\/\d\d |time=).*symbolic link/.test(line))
    .join('\n');
  return { text, manifests: readManifests(text) };
}

/** The values files of an installation with a city's own on top. */
export function valuesOf(installation: string): string[] {
  return [...(installations[installation] ?? []).map((file) => path.join(chartDir, file)), cityValues];
}

/** Helm runs side by side: one of them waits more than it works. */
const atOnce = 4;

/** Findings of all, a few at a time, in their order. */
export async function inTurns<T>(all: readonly T[], judge: (one: T) => Promise<string[]>): Promise<string[]> {
  const findings: string[] = [];
  for (let first = 0; first < all.length; first += atOnce) {
    findings.push(...(await Promise.all(all.slice(first, first + atOnce).map(judge))).flat());
  }
  return findings;
}
