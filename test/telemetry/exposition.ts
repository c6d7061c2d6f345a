import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A metric of deploy/metrics.json. */
export interface MetricRow {
  /** As the scrape shows it. */
  name: string;
  type: 'counter' | 'gauge' | 'histogram';
  /** UCUM, when it has one. */
  unit?: string;
  /** Its own labels; `service_name` comes with every one. */
  labels: readonly string[];
  /** Who shows it: one process by name, all services, or these and the gateway. */
  from: string;
  meaning: string;
}

/** The one list of what is measured. */
export const registry = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../deploy/metrics.json'), 'utf8'),
) as MetricRow[];

/** A metric as a scrape shows it. */
export interface ShownMetric {
  type: string;
  help: string;
  labels: Set<string>;
}

/** Reads Prometheus text; what belongs to a histogram is the histogram. */
export function readExposition(text: string): Map<string, ShownMetric> {
  const shown = new Map<string, ShownMetric>();
  const of = (name: string): ShownMetric => {
    const known = shown.get(name) ?? { type: '', help: '', labels: new Set<string>() };
    shown.set(name, known);
    return known;
  };
  for (const line of text.split('\n').filter(Boolean)) {
    const comment = /^# (HELP|TYPE|UNIT) (\S+) ?(.*)$/.exec(line);
    if (comment) {
      const [, what, name = '', rest = ''] = comment;
      if (what === 'HELP') of(name).help = rest;
      if (what === 'TYPE') of(name).type = rest;
      continue;
    }
    const sample = /^([A-Za-z_:][\w:]*)(?:\{(.*)\})? \S+/.exec(line);
    if (!sample) throw new Error(`not Prometheus text: ${line}`);
    const base = (sample[1] ?? '').replace(/_(bucket|sum|count)$/, '');
    const metric = shown.get(sample[1] ?? '') ?? of(base);
    for (const [, label = ''] of (sample[2] ?? '').matchAll(/(\w+)="(?:[^"\\]|\\.)*"/g)) {
      if (label !== 'le') metric.labels.add(label);
    }
  }
  return shown;
}

/** Whether a process shows a metric. */
export function shows(process: string, { from }: MetricRow): boolean {
  return from === process || from === 'all' || (from === 'services' && process !== 'gateway');
}
