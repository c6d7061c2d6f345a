import type { RouteRequest, RouteTarget } from '../../api/types.ts';
import type { Errors } from '../../form/form-state.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { cityToday } from '../../time/format.ts';
import type { Option } from '../../ui/combobox-options.ts';
import { readDue } from '../register/form-values.ts';

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
  const errors: Record<string, string> = {};
  if (values.lead.post === undefined) errors['lead'] = m.act.leadMissing;
  if (values.direction.trim() === '') errors['direction'] = m.act.directionMissing;
  const seen = new Set(values.lead.post === undefined ? [] : [values.lead.post.value]);
  for (const line of values.coOrdinators) {
    if (line.post === undefined) errors[line.key] = m.act.postMissing;
    else if (seen.has(line.post.value)) errors[line.key] = m.act.postTwice;
    else seen.add(line.post.value);
  }
  const leadDue = readDue(values.lead.due, cityToday(now));
  for (const line of [values.lead, ...values.coOrdinators]) {
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
