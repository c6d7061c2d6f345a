import { randomUUID } from 'node:crypto';
import { call, openClient } from '@baro/chassis';
import { DirectoryServiceClient, ListUnitsRequest } from '@baro/proto/baro/directory/v1/directory';
import type { Unit } from '@baro/proto/baro/directory/v1/directory';
import { CreateReportFormRequest, PeriodServiceClient } from '@baro/proto/baro/reporting/v1/periods';
import { PeriodKind } from '@baro/proto/baro/reporting/v1/resources';
import type { Period } from '@baro/proto/baro/reporting/v1/resources';
import { ListSubmissionsRequest, SubmissionServiceClient } from '@baro/proto/baro/reporting/v1/submissions';
import type { TestPlatform } from '../test-platform.ts';

export type { Period };

const dayMs = 86_400_000;

/** Opens the month that runs at an instant for a form of indicators. */
export async function openRunningMonth(
  platform: TestPlatform,
  { unitId, indicatorCodes, now }: { unitId: string; indicatorCodes: string[]; now: Date },
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
  const [year = 0, month = 0, day = 0] = localDate(now).split('-').map(Number);
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
  return { start: beginOf(fromDate), end: beginOf(toDate) + dayMs };
}

// Of our own: what is compared with the service shares no code with it.
const localDate = (time: Date): string => new Date(time.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
const beginOf = (date: string): number => Date.parse(`${date}T00:00:00+07:00`);

/** What the drafts of a period compute, by `<unit> <code>[/<member>]`, of a denominator `<unit> <code>:`; and the units asked. */
export async function computedOf(
  platform: TestPlatform,
  periodId: string,
): Promise<{ figures: Map<string, number>; units: string[] }> {
  const client = openClient(SubmissionServiceClient, platform.address('reporting'));
  const token = await platform.signOn.token('kiem-toan');
  const list = ListSubmissionsRequest.fromPartial({ periodId, pageSize: 200 });
  const { submissions } = await call(client, client.listSubmissions, list, { token });
  const figures = new Map<string, number>();
  for (const { id, unitId } of submissions) {
    const { lines } = await call(client, client.getSubmission, { id }, { token });
    for (const figure of lines.flatMap((line) => line.figures)) {
      const { indicatorCode, member, value, numerator, denominator, computed } = figure;
      if (!computed) continue;
      const key = `${unitId} ${member ? `${indicatorCode}/${member}` : indicatorCode}`;
      figures.set(key, Number(numerator || value));
      if (denominator !== '') figures.set(`${key}:`, Number(denominator));
    }
  }
  client.close();
  return { figures, units: submissions.map(({ unitId }) => unitId) };
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
