import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { registry } from './exposition.ts';
import { readPromql } from './promql.ts';

const deploy = path.resolve(import.meta.dirname, '../../deploy');

interface Target {
  expr: string;
  legendFormat: string;
  datasource: { uid: string };
}

interface Dashboard {
  uid: string;
  title: string;
  panels: { id: number; title: string; datasource: { uid: string }; targets: Target[] }[];
  templating: { list: { name: string; type: string; query: string }[] };
}

const files = readdirSync(path.join(deploy, 'dashboards'));
const dashboards = files.map(
  (file) => JSON.parse(readFileSync(path.join(deploy, 'dashboards', file), 'utf8')) as Dashboard,
);
const alertText = readdirSync(path.join(deploy, 'alerts'))
  .map((file) => readFileSync(path.join(deploy, 'alerts', file), 'utf8'))
  .join('\n');
const alerts = [...alertText.matchAll(/- alert: (\w+)\n\s+expr: '((?:[^']|'')*)'/g)].map(
  ([, name = '', expr = '']) => ({ name, expr: expr.replaceAll("''", "'") }),
);

/** Labels a scrape adds by itself. */
const scrapeLabels = ['service_name', 'instance', 'job'];

/** What in an expression no process shows. */
function faultsOf(text: string): string[] {
  const { selected, groupedBy } = readPromql(text);
  const known = new Set<string>(scrapeLabels);
  const faults: string[] = [];
  for (const { metric, labels } of selected) {
    // Prometheus's own word for whether a scrape worked.
    const row = metric === 'up' ? { name: 'up', type: 'gauge', labels: [] } : rowOf(metric);
    if (!row) faults.push(`${metric} is not measured: ${text}`);
    const own = new Set([
      ...scrapeLabels,
      ...(row?.labels ?? []),
      ...(row?.type === 'histogram' ? ['le'] : []),
    ]);
    for (const label of own) known.add(label);
    for (const label of labels) if (!own.has(label)) faults.push(`${metric} has no label ${label}: ${text}`);
  }
  for (const label of groupedBy) if (!known.has(label)) faults.push(`nothing has a label ${label}: ${text}`);
  return faults;
}

function rowOf(metric: string): (typeof registry)[number] | undefined {
  return registry.find(({ name, type }) => {
    return type === 'histogram'
      ? ['bucket', 'sum', 'count'].some((part) => metric === `${name}_${part}`)
      : metric === name;
  });
}

describe('dashboards', () => {
  it('look at nothing but what is measured', () => {
    const targets = dashboards.flatMap(({ panels }) => panels.flatMap((panel) => panel.targets));
    expect(targets.length).toBeGreaterThan(30);
    expect(targets.flatMap(({ expr }) => faultsOf(expr))).toEqual([]);
  });

  it('show every metric somewhere, on a dashboard or by an alert', () => {
    const all = [...dashboards.flatMap(({ panels }) => panels.flatMap((panel) => panel.targets)), ...alerts];
    const seen = new Set(
      all.flatMap(({ expr }) => readPromql(expr).selected.map((one) => rowOf(one.metric)?.name)),
    );
    expect(registry.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
  });

  it('name in a legend only labels the expression gives', () => {
    const wrong = dashboards.flatMap(({ title, panels }) =>
      panels.flatMap((panel) =>
        panel.targets.flatMap(({ legendFormat, expr }) =>
          [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)]
            .map(([, label = '']) => label)
            .filter((label) => !scrapeLabels.includes(label) && !gives(expr, label))
            .map((label) => `${title}, ${panel.title}: ${label}`),
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('have ids of their own and let the data source be chosen', () => {
    expect(new Set(dashboards.map(({ uid }) => uid)).size).toBe(dashboards.length);
    for (const { panels, templating } of dashboards) {
      expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
      expect(templating.list).toEqual([expect.objectContaining({ name: 'datasource', type: 'datasource' })]);
      const sources = panels.flatMap((panel) =>
        [panel, ...panel.targets].map(({ datasource }) => datasource.uid),
      );
      expect(new Set(sources)).toEqual(new Set(['${datasource}']));
    }
  });
});

describe('alerts', () => {
  it('look at nothing but what is measured', () => {
    expect(alerts.length).toBe(alertText.match(/- alert:/g)?.length);
    expect(alerts.flatMap(({ expr }) => faultsOf(expr))).toEqual([]);
  });

  it('have a severity, sentences, a wait and a runbook of their name, and each runbook an alert', () => {
    const wanted = [
      /\n\s+for: \d+m\n/,
      /severity: (critical|warning|info)\n/,
      /summary: '.{10,}'\n/,
      /description: '.{30,}'\n/,
    ];
    const wrong = alertText
      .split('- alert: ')
      .slice(1)
      .flatMap((block) => {
        const name = block.split('\n')[0] ?? '';
        const all = [...wanted, new RegExp(`runbook_url: deploy/runbooks/${name}\\.md\n`)];
        return all.filter((one) => !one.test(block)).map((one) => `${name}: ${one.source}`);
      });
    expect(wrong).toEqual([]);
    const runbooks = readdirSync(path.join(deploy, 'runbooks')).filter((file) => file !== 'README.md');
    expect(runbooks.toSorted()).toEqual(alerts.map(({ name }) => `${name}.md`).toSorted());
  });

  it('have runbooks of one shape, followed once or honest about it', () => {
    const shape = [
      'What users see',
      'How sure',
      'First look',
      'Likely causes',
      'Mend',
      'Afterwards',
      'Who to call',
      'Followed',
    ];
    const texts = alerts.map(({ name }) => readFileSync(path.join(deploy, 'runbooks', `${name}.md`), 'utf8'));
    for (const text of texts) {
      expect([...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual(shape);
      expect(text).toMatch(/## Followed\n\n(On \d{4}-\d{2}-\d{2}[,:] |Not followed: ).{30,}/);
    }
  });
});

/** Whether the result of an expression has a label: it groups by it, or groups by nothing and selects it. */
function gives(expr: string, label: string): boolean {
  const { selected, groupedBy } = readPromql(expr);
  if (groupedBy.includes(label)) return true;
  const plain = !/\b(sum|count|max|min|avg)\b/.test(expr);
  return plain && selected.some(({ metric }) => rowOf(metric)?.labels.includes(label) ?? false);
}
