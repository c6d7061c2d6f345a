import { Migration20260201000000SearchFunctions } from '@baro/chassis';
import type { ServiceDefinition } from '@baro/chassis';
import { WorkbookReader } from '@baro/chassis/workbook';
import { directoryCopy, mayOperate, openSession } from '@baro/directory-client';
import { protoMetadata as indexSetsProto } from '@baro/proto/baro/reporting/v1/index_sets';
import { protoMetadata as indicatorsProto } from '@baro/proto/baro/reporting/v1/indicators';
import { protoMetadata as periodsProto } from '@baro/proto/baro/reporting/v1/periods';
import { protoMetadata as standingsProto } from '@baro/proto/baro/reporting/v1/standings';
import { protoMetadata as submissionsProto } from '@baro/proto/baro/reporting/v1/submissions';
import { protoMetadata as workbooksProto } from '@baro/proto/baro/reporting/v1/workbooks';
import { Migration20261129090000Reporting } from '../migrations/Migration20261129090000_reporting.ts';
import { Migration20261129150000Computed } from '../migrations/Migration20261129150000_computed.ts';
import { Migration20261129180000IndexSets } from '../migrations/Migration20261129180000_index-sets.ts';
import { Migration20261129190000Standings } from '../migrations/Migration20261129190000_standings.ts';
import { rebuildItems } from './app/rebuild.ts';
import { countMeasuresJob } from './app/standing/count-measures.ts';
import { reportingConfig } from './config.ts';
import { itemFilters, itemServices, itemsConsumers } from './events/items.ts';
import { reasons } from './reasons.ts';
import { indexSetService } from './rpc/index-set-service.ts';
import { indicatorService } from './rpc/indicator-service.ts';
import { periodService } from './rpc/period-service.ts';
import { standingService } from './rpc/standing-service.ts';
import { submissionService } from './rpc/submission-service.ts';
import { workbookService } from './rpc/workbook-service.ts';
import { FormEntity, PeriodEntity, SignedEntity, SubmissionEntity } from './store/entities.ts';

/** The reporting service as the chassis runs it. One definition serves one process. */
export function reporting(): ServiceDefinition<typeof reportingConfig> {
  const directory = directoryCopy.open();
  return {
    name: 'reporting',
    reasons,
    config: reportingConfig,
    entities: [FormEntity, PeriodEntity, SubmissionEntity, SignedEntity],
    migrations: [
      ...directoryCopy.migrations,
      Migration20260201000000SearchFunctions,
      Migration20261129090000Reporting,
      Migration20261129150000Computed,
      Migration20261129180000IndexSets,
      Migration20261129190000Standings,
    ],
    protos: [indexSetsProto, indicatorsProto, periodsProto, standingsProto, submissionsProto, workbooksProto],
    rpc: () => [
      indexSetService({ directory }),
      indicatorService({ directory }),
      periodService({ directory }),
      standingService({ directory }),
      submissionService({ directory }),
      workbookService({ directory, workbooks: new WorkbookReader() }),
    ],
    jobs: ({ orm, clock }) => [countMeasuresJob(orm, clock)],
    consumers: () => [directory.consumer(), ...itemsConsumers(directory)],
    readModel: {
      sources: (config) =>
        itemServices.flatMap((service) =>
          itemFilters(service).map((filter) => ({ service, address: config[`${service}Address`], filter })),
        ),
      rebuild: (rebuild) => rebuildItems(directory, rebuild),
    },
    mayOperate: () => async (ctx) => mayOperate((await openSession(ctx, directory)).staff).allowed,
  };
}
