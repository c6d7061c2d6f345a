import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { ReportPart } from '@baro/proto/baro/petitions/v1/session_report';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReportWorld } from './report-world.ts';
import type { ReportWorld } from './report-world.ts';
import type { Fields } from './world.ts';
import { slowCounts, slowEntries } from './slow-count.ts';
import type { SlowEntry } from './slow-count.ts';

let reports: ReportWorld;
let entries: SlowEntry[];
beforeAll(async () => {
  reports = await startReportWorld();
  entries = await slowEntries(reports);
}, 300_000);
afterAll(() => reports.close());

const gapOf = (name: string, value: number): Fields => (value ? { [name]: value } : { without: [name] });

describe('GetSessionReport', () => {
  it('counts each matter once: carried over + raised = total, as a count one by one', async () => {
    const report = await reports.report();
    expect(report.total).toEqual(slowCounts(entries));
    expect(report.carried).toEqual(slowCounts(entries.filter(({ carried }) => carried)));
    expect(report.raised).toEqual(slowCounts(entries.filter(({ carried }) => !carried)));
    const { carriedCount = 0, raisedCount = 0, raisedAgainCount = 0, totalCount } = report.total ?? {};
    expect(carriedCount + raisedCount).toBe(totalCount);
    // The world is no easy one: all kinds are there.
    expect([carriedCount, raisedCount, raisedAgainCount].every((count) => count > 2)).toBe(true);
    expect(report.total?.differingCount).toBeGreaterThan(2);
  });

  it('counts a session alike with its board, and carries over to the next what was not closed', async () => {
    const { sessions } = await reports.world.sessions('auditor');
    const second = sessions.find(({ id }) => id === reports.second);
    const report = await reports.report();
    expect(report.raised?.totalCount).toBe(second?.petitionCount);
    expect(report.raised?.answeredCount).toBe(second?.answeredCount);
    const first = await reports.report(reports.first);
    expect(first.carried?.totalCount).toBe(0);
    const later = await reports.world.session('Kỳ họp thứ 6', { openDate: '2027-07-06' });
    const next = await reports.report(later.id);
    const open = entries.filter(({ petition }) => petition.holder);
    expect(next.carried?.totalCount).toBe(open.length);
    expect(next.raised?.totalCount).toBe(0);
  });

  it('counts by level, field and unit as a count one by one, each adding up to all', async () => {
    const report = await reports.report();
    for (const { level, counts } of report.levels) {
      expect(counts).toEqual(slowCounts(entries.filter(({ petition }) => petition.level === level)));
    }
    for (const { field, counts } of report.fields) {
      expect(counts).toEqual(slowCounts(entries.filter(({ petition }) => petition.field === field)));
    }
    for (const { leadUnitId, counts } of report.leadUnits) {
      expect(counts).toEqual(
        slowCounts(entries.filter(({ petition }) => petition.leadUnitId === leadUnitId)),
      );
    }
    for (const lines of [report.levels, report.fields, report.leadUnits]) {
      const sum = lines.reduce((total, { counts }) => total + (counts?.totalCount ?? 0), 0);
      expect(sum).toBe(entries.length);
    }
    expect(report.leadUnits.at(-1)).toMatchObject({ leadUnitId: '', leadUnitName: '' });
  });

  it('counts by locality and field, whatever capitals, a petition of two localities in both', async () => {
    const report = await reports.report();
    for (const { localityName, fieldCounts, totalCount } of report.localities) {
      const own = entries.filter(({ lines }) =>
        lines.some((line) => line.localityName.toLowerCase() === localityName.toLowerCase()),
      );
      expect(totalCount).toBe(own.length);
      fieldCounts.forEach((count, field) =>
        expect(count).toBe(own.filter(({ petition }) => petition.field === field).length),
      );
    }
    expect(report.localities).toHaveLength(3);
    expect(report.localityTotal?.totalCount).toBe(entries.length);
    const sum = report.localities.reduce((total, line) => total + line.totalCount, 0);
    expect(sum).toBeGreaterThan(entries.length);
  });
});

describe('ListSessionReportRows', () => {
  it('lists exactly the petitions behind each number', async () => {
    const report = await reports.report();
    const count = async (fields: Fields): Promise<number> => (await reports.rows(fields)).length;
    expect(await count({ part: ReportPart.CARRIED })).toBe(report.total?.carriedCount);
    expect(await count({ part: ReportPart.RAISED })).toBe(report.total?.raisedCount);
    expect(await count({ part: ReportPart.RAISED_AGAIN })).toBe(report.total?.raisedAgainCount);
    expect(await count({ answered: 'true' })).toBe(report.total?.answeredCount);
    expect(await count({ differing: 'true' })).toBe(report.total?.differingCount);
    for (const { level, counts } of report.levels) {
      expect(await count(gapOf('level', level))).toBe(counts?.totalCount);
    }
    for (const { field, counts } of report.fields) {
      expect(await count({ ...gapOf('field', field), part: ReportPart.CARRIED })).toBe(counts?.carriedCount);
    }
    for (const { leadUnitId, counts } of report.leadUnits) {
      const lead = leadUnitId ? { leadUnitId } : { without: ['lead'] };
      expect(await count({ ...lead, answered: 'false' })).toBe(
        (counts?.totalCount ?? 0) - (counts?.answeredCount ?? 0),
      );
    }
    for (const { localityName, totalCount } of report.localities) {
      expect(await count({ localityName })).toBe(totalCount);
    }
    for (const { claimClass, findingClass, count: pair } of report.claimFindings) {
      const without = [...(claimClass ? [] : ['claim']), ...(findingClass ? [] : ['finding'])];
      expect(await count({ claimClass, findingClass, without })).toBe(pair);
    }
  });

  it('pages without a gap or a double, raised before carried over, section I before II', async () => {
    const rows = await reports.rows();
    const ids = rows.map(({ petitionId }) => petitionId);
    expect(new Set(ids)).toEqual(new Set(entries.map(({ petition }) => petition.id)));
    expect(ids).toHaveLength(entries.length);
    const keys = rows.map(({ part, national, code }) => `${Number(part === 1)}${Number(!national)}${code}`);
    expect(keys).toEqual(keys.toSorted());
    expect(keys.some((key) => key.startsWith('00')) && keys.some((key) => key.startsWith('11'))).toBe(true);
  });

  it('shows the lines of retired petitions under the code they were recorded as, and both words', async () => {
    const rows = await reports.rows();
    for (const { petition, lines } of entries) {
      const row = rows.find(({ petitionId }) => petitionId === petition.id);
      expect(row?.lines.map(({ words }) => words).toSorted()).toEqual(
        lines.map(({ words }) => words).toSorted(),
      );
      expect([row?.claimClass, row?.claimDueDate]).toEqual([
        petition.claim?.resultClass ?? 0,
        petition.claim?.dueDate ?? '',
      ]);
      expect([row?.findingClass, row?.findingDueDate]).toEqual([
        petition.finding?.resultClass ?? 0,
        petition.finding?.dueDate ?? '',
      ]);
    }
    const joined = rows.flatMap(({ code, lines }) => lines.filter((line) => line.code !== code));
    expect(joined.length).toBeGreaterThanOrEqual(2);
  });
});

describe('a session report', () => {
  it('refuses faulty fields, an unknown session, and who has no post', async () => {
    await expectReason(reports.report(''), 'FIELD_INVALID', ['sessionId']);
    await expectReason(reports.report('x'), 'FIELD_INVALID', ['sessionId']);
    await expectReason(reports.report(randomUUID()), 'SESSION_NOT_FOUND');
    await expectReason(reports.rows({ sessionId: randomUUID() }), 'SESSION_NOT_FOUND');
    const faulty = {
      leadUnitId: 'x',
      answered: 'ja',
      differing: 'no',
      without: ['due'],
      level: 9,
      part: 9,
      localityName: 'x'.repeat(201),
    };
    await expectReason(reports.rows(faulty), 'FIELD_INVALID', [
      'answered',
      'differing',
      'leadUnitId',
      'level',
      'localityName',
      'part',
      'without[0]',
    ]);
    await expectReason(reports.file(0), 'FIELD_INVALID', ['format']);
    await expectReason(reports.file(1, randomUUID()), 'SESSION_NOT_FOUND');
  });
});
