import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkAlerts, checkCarried } from '@baro/tools/charts/checks/alerts.ts';
import { checkValues } from '@baro/tools/charts/checks/values.ts';

let dir: string;

const alert = (name: string, more = ''): string => `groups:
  - name: x
    rules:
      - alert: ${name}
        expr: up == 0
        for: 5m
        labels: { severity: critical }
        annotations: { summary: s, description: d, runbook_url: 'deploy/runbooks/${name}${more}.md' }
`;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'baro-alerts-'));
  for (const folder of ['alerts', 'runbooks', 'dashboards']) mkdirSync(path.join(dir, folder));
  writeFileSync(path.join(dir, 'alerts', 'a.yaml'), alert('BaroAway'));
  writeFileSync(path.join(dir, 'runbooks', 'BaroAway.md'), '# BaroAway\n');
});

afterEach(() => rmSync(dir, { recursive: true }));

it('finds nothing when each alert has its runbook', () => {
  expect(checkAlerts(dir)).toEqual([]);
});

it('finds an alert without a runbook, and a runbook without an alert', () => {
  writeFileSync(path.join(dir, 'alerts', 'b.yaml'), alert('BaroSlow'));
  writeFileSync(path.join(dir, 'runbooks', 'BaroGone.md'), '# BaroGone\n');
  expect(checkAlerts(dir)).toEqual([
    'alert BaroSlow has no runbook deploy/runbooks/BaroSlow.md',
    'runbook BaroGone.md belongs to no alert',
  ]);
});

it('finds an alert that names the runbook of another', () => {
  writeFileSync(path.join(dir, 'alerts', 'a.yaml'), alert('BaroAway', 'Long'));
  expect(checkAlerts(dir).join()).toContain('runbook_url of alert BaroAway ends not in /BaroAway.md');
});

it('finds an alert and a dashboard the release does not carry', () => {
  writeFileSync(path.join(dir, 'dashboards', 'overview.json'), '{}');
  expect(checkCarried([], dir)).toEqual([
    'alert BaroAway is in no PrometheusRule of the chart',
    'dashboard overview.json is in no ConfigMap of the chart',
  ]);
});

it('finds a value without a word, and one the schema does not know', () => {
  const chart = path.join(dir, 'service');
  cpSync(path.resolve(import.meta.dirname, '../../charts/service'), chart, { recursive: true });
  expect(checkValues(chart)).toEqual([]);
  writeFileSync(path.join(chart, 'values.yaml'), '# -- Name.\nname: ""\nreplicas: 2\n# -- X.\nsurplus: 1\n');
  const findings = checkValues(chart);
  expect(findings).toContain('service/values.yaml: replicas has no comment "# -- …"');
  expect(findings).toContain('service/values.yaml: surplus is not in values.schema.json');
  expect(findings).toContain('service/values.yaml: probes of values.schema.json is not shown');
});
