import { get } from '../client/rest.ts';
import { part, parts, text, type Json } from '../client/measure.ts';
import { stage } from '../client/settings.ts';

/** What staff find on their pages before the day begins: ids they may open, by login. */
export interface Known {
  documents: Record<string, readonly string[]>;
  outgoing: Record<string, readonly string[]>;
  tasks: Record<string, readonly string[]>;
  items: Record<string, readonly string[]>;
  petitions: Record<string, readonly string[]>;
  letters: Record<string, readonly string[]>;
  reports: Record<string, readonly string[]>;
  periods: readonly string[];
  /** Index sets, and units each compares. */
  standings: readonly { indexSetId: string; unitIds: readonly string[] }[];
  /** Indicators a monthly form may ask for. */
  indicators: readonly string[];
  /** Documents of the register of the ward whose own system takes part. */
  ward: readonly string[];
}

const atMost = 100;

/** Looks, as each of them, what there is to open. Not measured. */
export function look(): Known {
  const known: Known = {
    documents: {},
    outgoing: {},
    tasks: {},
    items: {},
    petitions: {},
    letters: {},
    reports: {},
    periods: [],
    standings: [],
    indicators: [],
    ward: [],
  };
  for (const login of Object.keys(stage.sessions)) {
    known.documents[login] = list(login, '/v1/documents/incoming', 'documents');
    known.outgoing[login] = list(login, '/v1/documents/outgoing', 'documents');
    known.tasks[login] = list(login, '/v1/tasks', 'tasks');
    known.petitions[login] = list(login, '/v1/petitions', 'petitions');
    known.letters[login] = list(login, '/v1/letters', 'letters');
    known.reports[login] = list(login, '/v1/submissions', 'submissions');
    known.items[login] = list(login, '/v1/custody/work', 'items', 'itemId');
  }
  known.periods = list(stage.books[0]?.leader ?? '', '/v1/reportPeriods', 'periods');
  known.standings = comparedUnits(stage.books[0]?.leader ?? '');
  known.indicators = monthlyIndicators(stage.books[0]?.leader ?? '');
  const ward = stage.books.find(({ unitId }) => unitId === stage.districtUnitId);
  const unitId = stage.districtUnitId;
  known.ward = list(ward?.clerk ?? '', '/v1/documents/incoming', 'documents', 'id', { unitId });
  return known;
}

/** Index sets with the units their dashboards show. */
function comparedUnits(login: string): Known['standings'] {
  return list(login, '/v1/indexSets', 'indexSets').map((indexSetId) => {
    const path = `/v1/indexSets/${indexSetId}/dashboard`;
    const { ending, why, body } = get(login, path, { windowKind: 'PERIOD_KIND_MONTH' });
    if (ending !== 'answered') throw new Error(`${login} cannot see ${path}: ${ending} ${why}`);
    return { indexSetId, unitIds: parts(body, 'units').map((unit) => text(unit, 'unitId')) };
  });
}

/** Codes of indicators that every unit counts by the month: a form is made of them. */
function monthlyIndicators(login: string): string[] {
  const { body } = get(login, '/v1/indicators', { pageSize: 200 });
  return parts(body, 'indicators')
    .map((indicator) => part(indicator, 'definition'))
    .filter(
      ({ periodKind, collectors }) =>
        periodKind === 'PERIOD_KIND_MONTH' && (collectors as string[]).length === 2,
    )
    .map((definition) => text(definition, 'code'))
    .slice(0, 30);
}

function list(login: string, path: string, key: string, id = 'id', query = {}): string[] {
  const { ending, why, body } = get(login, path, { pageSize: atMost, ...query });
  if (ending !== 'answered') throw new Error(`${login} cannot list ${path}: ${ending} ${why}`);
  return parts(body, key).map((one: Json) => text(one, id));
}

/** One of them by chance. */
export function oneOf<T>(all: readonly T[]): T {
  const one = all[Math.floor(Math.random() * all.length)];
  if (one === undefined) throw new Error('the city has nothing to choose from: load the demo city first');
  return one;
}

/** A login that has something of a kind, and one of its ids. */
export function someoneWith(lists: Readonly<Record<string, readonly string[]>>): {
  login: string;
  id: string;
} {
  const login = oneOf(Object.keys(lists).filter((name) => (lists[name] ?? []).length > 0));
  return { login, id: oneOf(lists[login] ?? []) };
}
