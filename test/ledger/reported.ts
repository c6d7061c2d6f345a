import { call, newId, openClient } from '@baro/chassis';
import { ImportIndicatorsRequest, IndicatorServiceClient } from '@baro/proto/baro/reporting/v1/indicators';
import { openRunningMonth } from '@baro/tools/testing/recount/computed-figures.ts';
import type { Period } from '@baro/tools/testing/recount/computed-figures.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { readIndicatorDefinitions } from '../../services/reporting/reference/index.ts';

/** What is computed of what documents and tasks tell, and of the ledger. */
const definitions = readIndicatorDefinitions().filter(
  ({ code, computedBy }) => computedBy !== '' && /^TH-(?:VB|NV|LG)-/.test(code),
);

/** Takes in the indicators whose figures are compared. @throws while the service does not know who calls */
export async function importCatalogue(platform: TestPlatform, unitId: string): Promise<void> {
  const client = openClient(IndicatorServiceClient, platform.address('reporting'));
  const request = ImportIndicatorsRequest.fromPartial({
    unitId,
    source: 'thử lửa',
    indicators: definitions.map((definition, at) => ({
      externalId: definition.code,
      row: at + 1,
      definition,
    })),
    requestId: newId(),
  });
  const token = await platform.signOn.token('lanh-dao');
  const { refusals } = await call(client, client.importIndicators, request, { token }).finally(() =>
    client.close(),
  );
  if (refusals.length > 0) throw new Error(`indicators refused: ${JSON.stringify(refusals)}`);
}

/** Opens the month that runs at an instant, for both units of the run. */
export async function openPeriod(platform: TestPlatform, unitId: string, now: Date): Promise<Period> {
  return openRunningMonth(platform, { unitId, indicatorCodes: definitions.map(({ code }) => code), now });
}
