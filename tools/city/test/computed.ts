import { randomUUID } from 'node:crypto';
import { call, openClient } from '@baro/chassis';
import { atLocalTime, localDateOf } from '@baro/directory-client/time';
import { DirectoryServiceClient, ListUnitsRequest } from '@baro/proto/baro/directory/v1/directory';
import type { Unit } from '@baro/proto/baro/directory/v1/directory';
import { CreateReportFormRequest, PeriodServiceClient } from '@baro/proto/baro/reporting/v1/periods';
import { PeriodKind } from '@baro/proto/baro/reporting/v1/resources';
import type { Period } from '@baro/proto/baro/reporting/v1/resources';
import { ListSubmissionsRequest, SubmissionServiceClient } from '@baro/proto/baro/reporting/v1/submissions';
import type { TestPlatform } from '../../testing/test-platform.ts';

/** Opens the month that runs for a form of indicators. */
export async function openRunningMonth(
  platform: TestPlatform,
  unitId: string,
  indicatorCodes: string[],
): Promise<Period> {
  const client = openClient(PeriodServiceClient, platform.address('reporting'));
  const token = await platform.signOn.token('lanh-dao');
  const request = CreateReportFormRequest.fromPartial({
    form: {
      code: 'TU-TINH',
      name: 'Số liệu tự tính',
      unitId,
      periodKind: PeriodKind.MONTH,
      cutOffCode: 'nd09',
      legalRef: 'NĐ 09/2019/NĐ-CP',
      indicatorCodes,
    },
    requestId: randomUUID(),
  });
  const { form } = await call(client, client.createReportForm, request, { token });
  const [year = 0, month = 0, day = 0] = localDateOf(new Date()).split('-').map(Number);
  // From the 15th on it is the next month's, from 15 December on the next year's.
  const number = day >= 15 ? (month % 12) + 1 : month;
  const ask = {
    formId: form?.id ?? '',
    year: number < month ? year + 1 : year,
    number,
    requestId: randomUUID(),
  };
  const { period } = await call(client, client.openPeriod, ask, { token });
  client.close();
  if (!period) throw new Error('no period');
  return period;
}

/** First instant of a period, and the first after it. */
export function spanOf({ fromDate, toDate }: Period): { start: number; end: number } {
  return { start: atLocalTime(fromDate, '00:00').getTime(), end: atLocalTime(toDate, '24:00').getTime() };
}

/** Units that are asked for a period. */
export async function unitsAsked(platform: TestPlatform, periodId: string): Promise<string[]> {
  const client = openClient(SubmissionServiceClient, platform.address('reporting'));
  const token = await platform.signOn.token('kiem-toan');
  const list = ListSubmissionsRequest.fromPartial({ periodId, pageSize: 200 });
  const { submissions } = await call(client, client.listSubmissions, list, { token });
  client.close();
  return submissions.map(({ unitId }) => unitId);
}

/** What every unit's draft says of what is computed and not 0: `<unit> <code>[/<member>]`, of a denominator `<unit> <code>:`. */
export async function computedOf(platform: TestPlatform, periodId: string): Promise<Map<string, number>> {
  const client = openClient(SubmissionServiceClient, platform.address('reporting'));
  const token = await platform.signOn.token('kiem-toan');
  const list = ListSubmissionsRequest.fromPartial({ periodId, pageSize: 200 });
  const { submissions } = await call(client, client.listSubmissions, list, { token });
  const found = new Map<string, number>();
  for (const { id, unitId } of submissions) {
    const { lines } = await call(client, client.getSubmission, { id }, { token });
    for (const { indicatorCode, member, value, numerator, denominator, computed } of lines.flatMap(
      ({ figures }) => figures,
    )) {
      if (!computed) continue;
      const key = `${unitId} ${member ? `${indicatorCode}/${member}` : indicatorCode}`;
      if (Number(numerator || value) !== 0) found.set(key, Number(numerator || value));
      if (Number(denominator) !== 0) found.set(`${key}:`, Number(denominator));
    }
  }
  client.close();
  return found;
}

const reporting = new Set(['ward', 'commune', 'township', 'department']);

/** The unit itself if it reports, or the nearest above that does; itself where none does. */
export async function reportingAbove(platform: TestPlatform): Promise<(unitId: string) => string> {
  const client = openClient(DirectoryServiceClient, platform.address('directory'));
  const token = await platform.signOn.token('quan-tri');
  const units = new Map<string, Unit>();
  let pageToken = '';
  do {
    const page = await call(
      client,
      client.listUnits,
      ListUnitsRequest.fromPartial({ pageSize: 200, pageToken }),
      {
        token,
      },
    );
    for (const unit of page.units) units.set(unit.id, unit);
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  client.close();
  return (unitId) => {
    for (let at = units.get(unitId); at; at = units.get(at.parentId)) {
      if (reporting.has(at.kind)) return at.id;
    }
    return unitId;
  };
}
