import type { Job, ServiceDefinition, ServiceDeps } from '@baro/chassis';
import { directoryCopy, mayOperate, openSession } from '@baro/directory-client';
import type { DirectoryCopy } from '@baro/directory-client';
import { protoMetadata as custodyProto } from '@baro/proto/baro/custody/v1/custody';
import { protoMetadata as feedProto } from '@baro/proto/baro/custody/v1/feed';
import { protoMetadata as findingsProto } from '@baro/proto/baro/custody/v1/findings';
import { protoMetadata as successionsProto } from '@baro/proto/baro/custody/v1/successions';
import { Migration20260301000000Ledger } from '../migrations/Migration20260301000000_ledger.ts';
import { Migration20260301000100Reminders } from '../migrations/Migration20260301000100_reminders.ts';
import { Migration20260301000400Rebuild } from '../migrations/Migration20260301000400_rebuild.ts';
import { Migration20261127090000EventFeed } from '../migrations/Migration20261127090000_event-feed.ts';
import { Migration20261127180000Findings } from '../migrations/Migration20261127180000_findings.ts';
import { Migration20261127181000Successions } from '../migrations/Migration20261127181000_successions.ts';
import { Migration20261127182000Escalation } from '../migrations/Migration20261127182000_escalation.ts';
import { Migration20261128120000Confidential } from '../migrations/Migration20261128120000_confidential.ts';
import type { Deps } from './app/deps.ts';
import { escalateJob } from './app/escalate.ts';
import { FeedWatch } from './app/feed-watch.ts';
import { foldCountsJob } from './app/fold-counts.ts';
import { purgeFeedJob } from './app/purge-feed.ts';
import { rebuildLedger } from './app/rebuild.ts';
import { recountJob } from './app/recount.ts';
import { remindJob } from './app/remind.ts';
import { watchOverdue } from './app/watch-overdue.ts';
import { sendMailsJob } from './app/send-mails.ts';
import { successionJob } from './app/work-successions.ts';
import { custodyConfig } from './config.ts';
import { itemServices } from './domain/item-event.ts';
import { itemFilter, itemsConsumers } from './events/items.ts';
import { refusalConsumers } from './events/succession-refusals.ts';
import { openMailer } from './mail/mailer.ts';
import { reasons } from './reasons.ts';
import { custodyService } from './rpc/custody-service.ts';
import { eventFeedService } from './rpc/event-feed-service.ts';
import { findingService } from './rpc/finding-service.ts';
import { successionService } from './rpc/succession-service.ts';

/** The custody service as the chassis runs it. One definition serves one process. */
export function custody(): ServiceDefinition<typeof custodyConfig> {
  const directory = directoryCopy.open();
  const deps: Deps = { directory };
  return {
    name: 'custody',
    reasons,
    config: custodyConfig,
    entities: [],
    migrations: [
      ...directoryCopy.migrations,
      Migration20260301000000Ledger,
      Migration20260301000100Reminders,
      Migration20260301000400Rebuild,
      Migration20261127090000EventFeed,
      Migration20261127180000Findings,
      Migration20261127181000Successions,
      Migration20261127182000Escalation,
      Migration20261128120000Confidential,
    ],
    protos: [custodyProto, feedProto, findingsProto, successionsProto],
    rpc: ({ orm, clock, config }) => [
      custodyService(deps),
      findingService(deps),
      successionService(deps),
      eventFeedService({ ...deps, watch: new FeedWatch(orm), clock, heartbeatMs: config.feedHeartbeatMs }),
    ],
    consumers: () => [directory.consumer(), ...itemsConsumers(directory), ...refusalConsumers(directory)],
    jobs: (service) => [
      foldCountsJob(service.orm, service.clock),
      recountJob(service.orm, directory),
      purgeFeedJob(service.orm, service.clock, service.config.feedKeepDays),
      successionJob({ orm: service.orm, act: service.act, directory }),
      ...reminderJobs(service, directory),
    ],
    gauges: ({ orm, clock }) => watchOverdue(orm, clock),
    readModel: {
      sources: (config) =>
        itemServices.map((service) => ({
          service,
          address: config[`${service}Address`],
          filter: itemFilter(service),
        })),
      rebuild: (rebuild) => rebuildLedger(directory, rebuild),
    },
    mayOperate: () => async (ctx) => mayOperate((await openSession(ctx, directory)).staff).allowed,
  };
}

function reminderJobs(service: ServiceDeps<typeof custodyConfig>, directory: DirectoryCopy): Job[] {
  const { act, clock, config, log } = service;
  const days = {
    ahead: config.reminderDaysAhead.map(Number),
    overdue: config.reminderDaysOverdue.map(Number),
  };
  const mailer = openMailer(config.smtpUrl, config.mailFrom);
  const { publicUrl } = config;
  return [
    remindJob({ act, clock, directory, days }),
    escalateJob({ act, directory }),
    ...(mailer ? [sendMailsJob({ act, directory, mailer, publicUrl, log })] : []),
  ];
}
