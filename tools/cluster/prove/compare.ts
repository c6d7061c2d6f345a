import { at, nameOf } from '../../charts/manifest.ts';
import type { Manifest } from '../../charts/manifest.ts';
import { keyOf } from './server-answers.ts';

/** What was sent and is not there, or is there otherwise. Fields the API server adds of itself are its own business. */
export function notAsSent(sent: readonly Manifest[], live: readonly Manifest[]): string[] {
  const there = new Map(live.map((one) => [keyOf(one), one]));
  return sent.flatMap((manifest) => {
    const found = there.get(keyOf(manifest));
    if (!found) return [`${nameOf(manifest)} is not there`];
    return differences(manifest, found).map((finding) => `${nameOf(manifest)}: ${finding}`);
  });
}

/** Where the live value lacks something of the wanted one: `/spec/replicas is 1, not 2`. */
export function differences(wanted: unknown, live: unknown, place = ''): string[] {
  if (isNothing(wanted) && (live === undefined || isNothing(live))) return [];
  if (Array.isArray(wanted) && Array.isArray(live) && wanted.length === live.length) {
    return wanted.flatMap((one, index) => differences(one, live[index], `${place}/${index}`));
  }
  if (isMap(wanted) && isMap(live)) {
    return Object.entries(wanted).flatMap(([key, one]) => differences(one, live[key], `${place}/${key}`));
  }
  if (quantity(wanted) === quantity(live)) return [];
  return [`${place || '/'} is ${JSON.stringify(live)}, not ${JSON.stringify(wanted)}`];
}

/** The part of an object that an operator answers for: without what Kubernetes writes into it by itself. */
export function ownPart(manifest: Manifest): unknown {
  const { name, labels = {}, annotations = {} } = manifest.metadata;
  const own = Object.entries({ ...annotations }).filter(
    ([key]) => !/kubernetes\.io\/(revision|bound|bind)/.test(key),
  );
  // Each making of a job has a mark of its own, in labels and selector.
  const text = JSON.stringify({
    ...manifest,
    metadata: { name, labels, annotations: Object.fromEntries(own) },
    status: undefined,
  });
  const uid = String(at(manifest, 'metadata', 'uid'));
  return JSON.parse(text.replaceAll(uid, '<uid>'));
}

/** Kubernetes leaves out what is empty. */
function isNothing(value: unknown): boolean {
  if (value === null || value === false || value === 0 || value === '') return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `"2"` and 2, `1000m` and `1` are the same amount. */
function quantity(value: unknown): string {
  const text = String(value);
  const milli = /^(\d+)m$/.exec(text)?.[1];
  return milli === undefined ? text : String(Number(milli) / 1000);
}
