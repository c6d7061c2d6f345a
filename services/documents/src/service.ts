import type { ServiceDefinition } from '@baro/chassis';
import { directoryCopy, mayOperate, openSession, successionCommand } from '@baro/directory-client';
import { protoMetadata as attachmentsProto } from '@baro/proto/baro/documents/v1/attachments';
import { protoMetadata as incomingProto } from '@baro/proto/baro/documents/v1/incoming';
import { protoMetadata as outgoingProto } from '@baro/proto/baro/documents/v1/outgoing';
import { protoMetadata as registersProto } from '@baro/proto/baro/documents/v1/registers';
import { Migration20260201000000SearchFunctions } from '@baro/chassis';
import { Migration20260201000100Documents } from '../migrations/Migration20260201000100_documents.ts';
import { Migration20260201000200DocumentTypes } from '../migrations/Migration20260201000200_document-types.ts';
import { Migration20260201000300IssuedImmutable } from '../migrations/Migration20260201000300_issued-immutable.ts';
import { Migration20260201000400WorkCounts } from '../migrations/Migration20260201000400_work-counts.ts';
import { Migration20261127150000ItemEvents } from '../migrations/Migration20261127150000_item-events.ts';
import { Migration20261127150100DropWorkCounts } from '../migrations/Migration20261127150100_drop-work-counts.ts';
import { cleanFilesJob } from './app/clean-files.ts';
import type { Deps } from './app/deps.ts';
import { describeItemsJob } from './app/describe-items.ts';
import { openFileDeps } from './app/file-deps.ts';
import { succeedItem } from './app/succeed-item.ts';
import { documentsConfig } from './config.ts';
import { openFiles } from './files/open-files.ts';
import { reasons } from './reasons.ts';
import { attachmentService } from './rpc/attachment-service.ts';
import { incomingService } from './rpc/incoming-service.ts';
import { outgoingService } from './rpc/outgoing-service.ts';
import { registerService } from './rpc/register-service.ts';
import { CustodyEntity, ItemEntity } from './store/custody-entities.ts';
import { IncomingEntity, PartEntity } from './store/incoming-entities.ts';
import { AttachmentEntity, OutgoingEntity, SeriesEntity } from './store/outgoing-entities.ts';
import { TypeTable } from './store/type-store.ts';

/** The documents service as the chassis runs it. One definition serves one process. */
export function documents(): ServiceDefinition<typeof documentsConfig> {
  const directory = directoryCopy.open();
  const deps: Deps = { directory, types: new TypeTable() };
  return {
    name: 'documents',
    reasons,
    config: documentsConfig,
    entities: [
      IncomingEntity,
      PartEntity,
      ItemEntity,
      CustodyEntity,
      OutgoingEntity,
      SeriesEntity,
      AttachmentEntity,
    ],
    migrations: [
      ...directoryCopy.migrations,
      Migration20260201000000SearchFunctions,
      Migration20260201000100Documents,
      Migration20260201000200DocumentTypes,
      Migration20260201000300IssuedImmutable,
      Migration20260201000400WorkCounts,
      Migration20261127150000ItemEvents,
      Migration20261127150100DropWorkCounts,
    ],
    protos: [incomingProto, outgoingProto, attachmentsProto, registersProto],
    rpc: ({ config }) => [
      incomingService(deps),
      outgoingService(deps),
      attachmentService(openFileDeps(deps, config)),
      registerService(deps),
    ],
    consumers: () => [directory.consumer()],
    commands: () => [
      successionCommand({
        kind: 'document',
        directory,
        succeed: (asked, tx) => succeedItem(deps, asked, tx),
      }),
    ],
    jobs: ({ config, orm, log, clock, act }) => [
      cleanFilesJob({ ...openFiles(config), orm, log }, clock),
      describeItemsJob(deps, act),
    ],
    mayOperate: () => async (ctx) => mayOperate((await openSession(ctx, directory)).staff).allowed,
  };
}
