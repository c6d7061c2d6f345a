import type { Petition, Raising } from '@baro/proto/baro/petitions/v1/resources';
import type { ReportCounts } from '@baro/proto/baro/petitions/v1/session_report';
import type { ReportWorld } from './report-world.ts';

/** A petition of a report, found by going through all its lines. */
export interface SlowEntry {
  petition: Petition;
  carried: boolean;
  again: boolean;
  lines: Raising[];
}

/** The petitions of the report of the second session, one by one. */
export async function slowEntries(reports: ReportWorld): Promise<SlowEntry[]> {
  const entries: SlowEntry[] = [];
  for (const petition of await reports.all()) {
    const lines = [...petition.raisings, ...petition.retired.flatMap(({ raisings }) => raisings)];
    const of = (sessionId: string): Raising[] => lines.filter((line) => line.sessionId === sessionId);
    const before = of(reports.first);
    const now = of(reports.second);
    if (now.length > 0) entries.push({ petition, carried: false, again: before.length > 0, lines: now });
    else if (before.length > 0 && !reports.closedEarly.has(petition.id)) {
      entries.push({ petition, carried: true, again: false, lines: before });
    }
  }
  return entries;
}

/** Counts one by one. */
export function slowCounts(entries: readonly SlowEntry[]): ReportCounts {
  const counts: ReportCounts = {
    carriedCount: 0,
    raisedCount: 0,
    raisedAgainCount: 0,
    totalCount: 0,
    answeredCount: 0,
    claimCounts: [0, 0, 0, 0, 0, 0],
    findingCounts: [0, 0, 0, 0, 0, 0],
    differingCount: 0,
  };
  for (const { petition, carried, again } of entries) {
    const { claim, finding } = petition;
    counts.totalCount += 1;
    if (carried) counts.carriedCount += 1;
    else counts.raisedCount += 1;
    if (again) counts.raisedAgainCount += 1;
    if (petition.answerTime) counts.answeredCount += 1;
    const claimAt = claim?.resultClass ?? 0;
    const findingAt = finding?.resultClass ?? 0;
    counts.claimCounts[claimAt] = (counts.claimCounts[claimAt] ?? 0) + 1;
    counts.findingCounts[findingAt] = (counts.findingCounts[findingAt] ?? 0) + 1;
    if (claim && finding && claimAt !== findingAt) counts.differingCount += 1;
  }
  return counts;
}
