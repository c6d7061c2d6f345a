import { call, openClient } from '@baro/chassis';
import { ListPeriodsRequest, PeriodServiceClient } from '@baro/proto/baro/reporting/v1/periods';
import { periodStateToJSON, submissionStateToJSON } from '@baro/proto/baro/reporting/v1/resources';
import type { Period } from '@baro/proto/baro/reporting/v1/resources';
import { ListSubmissionsRequest, SubmissionServiceClient } from '@baro/proto/baro/reporting/v1/submissions';
import type { TestPlatform } from '../../testing/test-platform.ts';

/** Periods of the demo, the latest first, with the states of those reports that somebody has begun, by unit name. */
export async function reportsOf(
  platform: TestPlatform,
): Promise<(Pick<Period, 'unitCount' | 'missingCount'> & { state: string; begun: string[] })[]> {
  const token = await platform.signOn.token('kiem-toan');
  const periods = openClient(PeriodServiceClient, platform.address('reporting'));
  const submissions = openClient(SubmissionServiceClient, platform.address('reporting'));
  const list = await call(periods, periods.listPeriods, ListPeriodsRequest.create(), { token });
  const found = [];
  for (const { id, state, unitCount, missingCount } of list.periods) {
    const request = ListSubmissionsRequest.fromPartial({ periodId: id, pageSize: 200 });
    const page = await call(submissions, submissions.listSubmissions, request, { token });
    // What the system counts is there from the first.
    const least = Math.min(...page.submissions.map(({ filledCount }) => filledCount));
    const begun = page.submissions
      .filter(({ filledCount }) => filledCount > least)
      .map((one) => `${one.unitName} ${submissionStateToJSON(one.state).replace('SUBMISSION_STATE_', '')}`);
    found.push({ state: periodStateToJSON(state), unitCount, missingCount, begun });
  }
  for (const client of [periods, submissions]) client.close();
  return found;
}
