import type { Job, ServiceDefinition, ServiceDeps } from '@baro/chassis';
import { directoryCopy, mayOperate, openSession } from '@baro/directory-client';
import type { DirectoryCopy } from '@baro/directory-client';
import { protoMetadata as custodyProto } from '@baro/proto/baro/custody/v1/custody';
import { Migration20260301000000Ledger } from '../migrations/Migration20260301000000_ledger.ts';
import { Migration20260301000100Reminders } from '../migrations/Migration20260301000100_reminders.ts';
import { Migration20261127182000Escalation } from '../migrations/Migration20261127182000_escalation.ts';
import type { Deps } from './app/deps.ts';
import { escalateJob } from './app/escalate.ts';
import { foldCountsJob } from './app/fold-counts.ts';
import { recountJob } from './app/recount.ts';
import { remindJob } from './app/remind.ts';
import { sendMailsJob } from './app/send-mails.ts';
import { custodyConfig } from './config.ts';
import { itemConsumers, itemsConsumers } from './events/items.ts';
import { openMailer } from './mail/mailer.ts';
import { reasons } from './reasons.ts';
import { custodyService } from './rpc/custody-service.ts';
import { emptyLedger } from './store/ledger-store.ts';

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
      Migration20261127182000Escalation,
    ],
    protos: [custodyProto],
    rpc: () => [custodyService(deps)],
    consumers: () => [directory.consumer(), ...itemsConsumers(directory)],
    jobs: (service) => [
      foldCountsJob(service.orm, service.clock),
      recountJob(service.orm, directory),
      ...reminderJobs(service, directory),
    ],
    readModel: { consumers: itemConsumers, empty: emptyLedger },
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
