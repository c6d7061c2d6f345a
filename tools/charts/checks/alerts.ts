import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parse } from 'yaml';
import { at, listAt, ofKind } from '../manifest.ts';
import type { Manifest } from '../manifest.ts';

/** One alert rule and the file it stands in. */
interface Alert {
  name: string;
  file: string;
  rule: unknown;
}

/** Every alert has its sentences and a runbook of its name, every runbook its alert. */
export function checkAlerts(deployDir: string): string[] {
  const alerts = readAlerts(path.join(deployDir, 'alerts'));
  const runbooks = filesOf(path.join(deployDir, 'runbooks'), '.md').filter((file) => file !== 'README.md');
  const names = alerts.map(({ name }) => name);
  return [
    ...alerts.flatMap(checkAlert),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `alert ${name} stands twice`),
    ...names
      .filter((name) => !runbooks.includes(`${name}.md`))
      .map((name) => `alert ${name} has no runbook deploy/runbooks/${name}.md`),
    ...runbooks
      .filter((file) => !names.includes(file.replace('.md', '')))
      .map((file) => `runbook ${file} belongs to no alert`),
  ];
}

function checkAlert({ name, file, rule }: Alert): string[] {
  const texts = ['expr', 'for', 'labels.severity', 'annotations.summary', 'annotations.description'];
  const missing = texts.filter((field) => !at(rule, ...field.split('.')));
  const runbook = String(at(rule, 'annotations', 'runbook_url'));
  return [
    ...missing.map((field) => `${file}: alert ${name} has no ${field}`),
    ...(runbook.endsWith(`/${name}.md`)
      ? []
      : [`${file}: runbook_url of alert ${name} ends not in /${name}.md`]),
  ];
}

/** The release carries every alert and every dashboard of deploy/. */
export function checkCarried(manifests: readonly Manifest[], deployDir: string): string[] {
  const rules = ofKind(manifests, 'PrometheusRule').flatMap(({ spec }) => listAt(spec, 'groups'));
  const carried = new Set(rules.flatMap((group) => listAt(group, 'rules').map((rule) => at(rule, 'alert'))));
  const maps = ofKind(manifests, 'ConfigMap').flatMap(({ data }) =>
    Object.keys((data as object | undefined) ?? {}),
  );
  return [
    ...readAlerts(path.join(deployDir, 'alerts'))
      .filter(({ name }) => !carried.has(name))
      .map(({ name }) => `alert ${name} is in no PrometheusRule of the chart`),
    ...filesOf(path.join(deployDir, 'dashboards'), '.json')
      .filter((file) => !maps.includes(file))
      .map((file) => `dashboard ${file} is in no ConfigMap of the chart`),
  ];
}

function readAlerts(dir: string): Alert[] {
  return filesOf(dir, '.yaml').flatMap((file) => {
    const content: unknown = parse(readFileSync(path.join(dir, file), 'utf8'));
    const rules = listAt(content, 'groups').flatMap((group) => listAt(group, 'rules'));
    return rules
      .filter((rule) => at(rule, 'alert') !== undefined)
      .map((rule) => ({ name: String(at(rule, 'alert')), file, rule }));
  });
}

function filesOf(dir: string, ending: string): string[] {
  return existsSync(dir)
    ? readdirSync(dir)
        .filter((file) => file.endsWith(ending))
        .sort()
    : [];
}
