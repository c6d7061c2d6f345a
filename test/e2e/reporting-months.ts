import { chief, director, head, official } from './reporting-scene.ts';
import type { Json, Rest } from './rest.ts';

/** Another meaning of the share, which breaks its series between October and November; then a form of the share alone. */
export async function startForm(rest: Rest, unitId: string): Promise<string> {
  const { indicator } = await rest.get(chief, '/v1/indicators/VB-02');
  const { definition } = indicator as { definition: Json };
  const next = { ...definition, validFrom: '2026-10-15', breaksSeries: true };
  await rest.post('quan-tri', '/v1/indicators:import', {
    unitId,
    source: 'thử',
    indicators: [{ externalId: 'VB-02', row: 1, definition: next }],
  });
  const form = {
    unitId,
    code: 'VB-CHUOI',
    name: 'Báo cáo tỷ lệ tháng',
    periodKind: 'PERIOD_KIND_MONTH',
    cutOffCode: 'nd09',
    legalRef: 'thử',
    indicatorCodes: ['VB-02'],
  };
  return idOf(await rest.post(chief, '/v1/reportForms', { form }), 'form');
}

/** Opens a month, lets the department report it, and rolls it up. */
export async function reportMonth(
  rest: Rest,
  of: { formId: string; number: number; numerator: string; denominator: string },
): Promise<void> {
  const { formId, number, numerator, denominator } = of;
  const opened = await rest.post(chief, `/v1/reportForms/${formId}/periods`, { year: 2026, number });
  const periodId = idOf(opened, 'period');
  const listed = await rest.get(official, `/v1/submissions?periodId=${periodId}`);
  const submissions = listed['submissions'] as { id: string; unitName: string }[];
  const { id = '' } = submissions.find(({ unitName }) => unitName === 'Sở Tài chính') ?? {};
  const figures = [{ indicatorCode: 'VB-02', numerator, denominator }];
  await rest.post(official, `/v1/submissions/${id}:saveFigures`, { figures });
  await rest.post(official, `/v1/submissions/${id}:check`, {});
  await rest.post(head, `/v1/submissions/${id}:approve`, {});
  await rest.post(director, `/v1/submissions/${id}:sign`, { grade: 'VALUE_GRADE_FINAL' });
  await rest.post(chief, `/v1/reportPeriods/${periodId}:rollUp`, {});
}

function idOf(reply: Json, name: string): string {
  return (reply[name] as { id: string }).id;
}
