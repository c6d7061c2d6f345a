import type { RouteRequest, RouteTarget } from '../../api/types.ts';
import type { Errors } from '../../form/form-state.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { cityToday } from '../../time/format.ts';
import type { Option } from '../../ui/combobox-options.ts';
import { readDue } from '../../time/typed-due.ts';

/** One receiver as typed. */
export interface RouteLine {
  readonly key: string;
  readonly post: Option | undefined;
  readonly due: string;
  readonly direction: string;
}

export interface RouteValues {
  readonly lead: RouteLine;
  readonly coOrdinators: readonly RouteLine[];
  readonly forInformation: readonly Option[];
  readonly direction: string;
}

export function emptyLine(key: string): RouteLine {
  return { key, post: undefined, due: '', direction: '' };
}

export const EMPTY_ROUTE: RouteValues = {
  lead: emptyLine('lead'),
  coOrdinators: [],
  forInformation: [],
  direction: '',
};

/** Errors by `lead`, `lead.due`, `<key of a line>`, `<key>.due`, `direction`. */
export function checkRoute(values: RouteValues, m: Messages, now = new Date()): Errors<string> {
  const missing = values.direction.trim() === '' ? { direction: m.act.directionMissing } : {};
  return { ...checkLines(values.lead, values.coOrdinators, m, now), ...missing };
}

/** One lead and its co-ordinators: each post once, no due time gone by, none after the lead's. */
export function checkLines(
  lead: RouteLine,
  coOrdinators: readonly RouteLine[],
  m: Messages,
  now: Date,
): Errors<string> {
  const errors: Record<string, string> = {};
  if (lead.post === undefined) errors['lead'] = m.act.leadMissing;
  const seen = new Set(lead.post === undefined ? [] : [lead.post.value]);
  for (const line of coOrdinators) {
    if (line.post === undefined) errors[line.key] = m.act.postMissing;
    else if (seen.has(line.post.value)) errors[line.key] = m.act.postTwice;
    else seen.add(line.post.value);
  }
  const leadDue = readDue(lead.due, cityToday(now));
  for (const line of [lead, ...coOrdinators]) {
    const due = readDue(line.due, cityToday(now));
    if (line.due !== '' && due === undefined) errors[`${line.key}.due`] = m.time.badDate;
    else if (due !== undefined && due < now) errors[`${line.key}.due`] = m.time.pastDue;
    else if (due !== undefined && leadDue !== undefined && due > leadDue) {
      errors[`${line.key}.due`] = m.act.dueAfterLead;
    }
  }
  return errors;
}

/** The request without its id. */
export function toRoute(values: RouteValues, id: string, etag: string): Omit<RouteRequest, 'requestId'> {
  return {
    id,
    lead: toTarget(values.lead),
    coOrdinators: values.coOrdinators.map(toTarget),
    forInformationPostIds: values.forInformation.map((post) => post.value),
    direction: values.direction.normalize('NFC').trim(),
    etag,
  };
}

/** Paths of the contract and the places of the dialog. */
export function routeFieldNames(values: RouteValues): Record<string, string> {
  const lines = values.coOrdinators.flatMap(({ key }, index) => [
    [`coOrdinators[${index}]`, key],
    [`coOrdinators[${index}].dueTime`, `${key}.due`],
  ]);
  return {
    ...(Object.fromEntries(lines) as Record<string, string>),
    lead: 'lead',
    'lead.dueTime': 'lead.due',
    coOrdinators: values.coOrdinators[0]?.key ?? 'lead',
    forInformationPostIds: 'forInformation',
    direction: 'direction',
  };
}

function toTarget(line: RouteLine): RouteTarget {
  return {
    postId: line.post?.value ?? '',
    dueTime: readDue(line.due, cityToday())?.toISOString(),
    direction: line.direction.normalize('NFC').trim(),
  };
}
