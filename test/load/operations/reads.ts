import { get } from '../client/rest.ts';
import type { Reply } from '../client/measure.ts';
import { stage, type Book } from '../client/settings.ts';
import type { Operation } from '../mix.ts';
import { type Known, oneOf, someoneWith } from './known.ts';

export type Read = (known: Known) => Reply;

const dayMs = 86_400_000;
const words = ['kế hoạch', 'báo cáo', 'giải ngân', 'chuyển đổi số', 'đất đai', 'ngân sách', 'ke hoach'];
const beginnings = ['phòng', 'sở', 'phường', 'xã', 'văn'];
const page = { pageSize: 50 };
const windowKinds = ['PERIOD_KIND_WEEK', 'PERIOD_KIND_MONTH'];

const anyone = (): string => oneOf(Object.keys(stage.sessions));
const book = (): Book => oneOf(stage.books);
const day = (ago: number): string => new Date(Date.now() - ago * dayMs).toISOString().slice(0, 10);
const lastMonth = (): { dateFrom: string; dateTo: string } => ({ dateFrom: day(30), dateTo: day(0) });

/** What staff look at, each as somebody who may. */
export const reads = {
  'see-me': () => get(anyone(), '/v1/directory/me'),
  'find-unit': () => get(anyone(), '/v1/directory/units', { query: oneOf(beginnings), pageSize: 20 }),
  'find-post': () => get(anyone(), '/v1/directory/posts', { query: oneOf(beginnings), pageSize: 20 }),
  'preview-due-time': () => {
    const startTime = new Date().toISOString();
    const query = { termCode: 'documents.incoming.handle.normal', startTime };
    return get(book().clerk, '/v1/directory/dueTimes:preview', query);
  },
  'open-work-list': () => get(anyone(), '/v1/custody/work', page),
  'open-path': ({ items }) => {
    const { login, id } = someoneWith(items);
    return get(login, `/v1/custody/items/${id}/path`);
  },
  'look-at-map': () => {
    const { leader, unitId } = book();
    return get(leader, `/v1/custody/units/${unitId}/map`);
  },
  'dwell-times': () => {
    const { leader, unitId } = book();
    return get(leader, `/v1/custody/units/${unitId}/dwellTimes`, lastMonth());
  },
  'see-reminders': () => get(anyone(), '/v1/custody/reminders', { pageSize: 20 }),
  'open-document': ({ documents }) => {
    const { login, id } = someoneWith(documents);
    return get(login, `/v1/documents/incoming/${id}`);
  },
  'search-documents': () => get(anyone(), '/v1/documents/incoming', { query: oneOf(words), ...page }),
  'list-register': () => {
    const { clerk, unitId } = book();
    return get(clerk, '/v1/documents/incoming', { unitId, ...page });
  },
  'check-duplicates': () => {
    const { clerk, unitId } = book();
    const like = { number: '15', symbol: 'KH-UBND', issuerName: 'Sở Xây dựng', issueDate: day(3) };
    return get(clerk, '/v1/documents/incoming:checkDuplicates', { unitId, ...like });
  },
  'list-outgoing': () => get(book().clerk, '/v1/documents/outgoing', page),
  'open-outgoing': ({ outgoing }) => {
    const { login, id } = someoneWith(outgoing);
    return get(login, `/v1/documents/outgoing/${id}`);
  },
  'register-page': () => {
    const { clerk, unitId } = book();
    const query = { unitId, ...lastMonth(), ...page };
    return get(clerk, '/v1/documents/registers/REGISTER_KIND_INCOMING/rows', query);
  },
  'list-tasks': () => get(anyone(), '/v1/tasks', page),
  'open-task': ({ tasks }) => {
    const { login, id } = someoneWith(tasks);
    return get(login, `/v1/tasks/${id}`);
  },
  slippage: () => get(book().leader, '/v1/slippage', lastMonth()),
  'list-programmes': () => get(anyone(), '/v1/programmes', page),
  'list-council-sessions': () => get(anyone(), '/v1/councilSessions', page),
  'list-petitions': () => get(anyone(), '/v1/petitions', page),
  'open-petition': ({ petitions }) => {
    const { login, id } = someoneWith(petitions);
    return get(login, `/v1/petitions/${id}`);
  },
  'likely-petitions': ({ petitions }) => {
    const { login, id } = someoneWith(petitions);
    return get(login, `/v1/petitions/${id}/likely`);
  },
  'list-promises': () => get(anyone(), '/v1/promises', page),
  'list-letters': ({ letters }) => get(someoneWith(letters).login, '/v1/letters', page),
  'open-letter': ({ letters }) => {
    const { login, id } = someoneWith(letters);
    return get(login, `/v1/letters/${id}`);
  },
  'list-reports': () => get(anyone(), '/v1/submissions', page),
  'open-report': ({ reports }) => {
    const { login, id } = someoneWith(reports);
    return get(login, `/v1/submissions/${id}`);
  },
  'list-report-periods': () => get(anyone(), '/v1/reportPeriods', page),
  'open-report-period': ({ periods }) => get(anyone(), `/v1/reportPeriods/${oneOf(periods)}`),
  'rolled-figures': ({ periods }) => get(anyone(), `/v1/reportPeriods/${oneOf(periods)}/figures`, page),
  'list-indicators': () => get(anyone(), '/v1/indicators', page),
  'indicator-series': ({ indicators }) =>
    get(anyone(), `/v1/indicators/${oneOf(indicators)}/series`, { periodKind: 'PERIOD_KIND_MONTH' }),
  'unit-standing': ({ standings }) => {
    const { indexSetId, unitIds } = oneOf(standings);
    const path = `/v1/indexSets/${indexSetId}/units/${oneOf(unitIds)}/standing`;
    return get(anyone(), path, { windowKind: oneOf(windowKinds) });
  },
  'city-dashboard': ({ standings }) => {
    const { indexSetId } = oneOf(standings);
    return get(anyone(), `/v1/indexSets/${indexSetId}/dashboard`, { windowKind: oneOf(windowKinds) });
  },
  'list-findings': () => get(book().leader, '/v1/custody/findings', page),
} satisfies Partial<Record<Operation, Read>>;
