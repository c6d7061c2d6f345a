export { runService, migrateService, configOf } from './run-service.ts';
export type { ServiceDefinition, ServiceConfig } from './run-service.ts';
export { startService } from './start-service.ts';
export type { ServiceDeps, StartedService } from './start-service.ts';
export { hasSecrecyMark } from './files/secrecy-mark.ts';
export { readConfig, text, integer, flag, list, secret, ConfigError } from './config/define-config.ts';
export type { ConfigSpec, ConfigOf, ConfigField } from './config/define-config.ts';
export { baseConfig } from './config/base-config.ts';
export type { BaseConfig } from './config/base-config.ts';
export { checkImport } from './errors/check-import.ts';
export { AppError } from './errors/app-error.ts';
export type { FieldViolation } from './errors/app-error.ts';
export {
  checkCount,
  checkEnum,
  checkId,
  checkReason,
  checkTime,
  refuseField,
} from './errors/field-limits.ts';
export { checkEtag } from './write/etag.ts';
export { FieldCheck, isIsoDate, isUuid } from './errors/field-check.ts';
export { readMask } from './errors/update-mask.ts';
export { commonReasons, defineReasons } from './errors/reasons.ts';
export type { ReasonRow, ReasonTable } from './errors/reasons.ts';
export { isTransient, isUniqueViolation, sqlFault } from './errors/sql-errors.ts';
export { decodeStatus, statusDetailsKey, toAppError, toGrpcFault } from './errors/status.ts';
export type { DecodedStatus } from './errors/status.ts';
export { bindService } from './grpc/bind.ts';
export type { BoundService, RpcHandlers } from './grpc/bind.ts';
export { tokenVerifier } from './grpc/caller.ts';
export type { Caller, VerifyToken } from './grpc/caller.ts';
export { call, callMetadata, openClient } from './grpc/client.ts';
export { CallContext } from './grpc/context.ts';
export { endedBySender } from './grpc/whole-stream.ts';
export { openServer } from './grpc/open-server.ts';
export type { RpcServer } from './grpc/open-server.ts';
export type { ProtoFile } from './grpc/reflection.ts';
export { migrationList } from './db/migrate.ts';
export { appRole } from './db/chassis-migration.ts';
export { openOrm } from './db/orm.ts';
export { prepared } from './db/prepared.ts';
export { execute, query } from './db/query.ts';
export type { Queryable } from './db/query.ts';
export { RebuiltTable } from './db/rebuilt-table.ts';
export type { CopyValue } from './db/rebuilt-table.ts';
export type { BulkTx } from './db/bulk-tx.ts';
export { statementCounter } from './db/statement-counter.ts';
export { newId, nameId } from './ids.ts';
export { nextToken, pageOf } from './pagination/page.ts';
export type { Page } from './pagination/page.ts';
export { write, auditRead, isAnswered } from './write/write.ts';
export type { OwnAct } from './write/own-act.ts';
export type { AuditRow, EventInput, Tx } from './write/tx.ts';
export { Event, PoisonError, defineConsumer } from './events/consumer.ts';
export type { ConsumerDefinition, ConsumerTx } from './events/consumer.ts';
export { defineCommand } from './commands/command.ts';
export type { CommandDefinition, Refusal } from './commands/command.ts';
export { connectNats } from './events/nats.ts';
export { streamOf } from './events/streams.ts';
export type { Job } from './jobs.ts';
export { rebuildReadModel } from './operations/rebuild.ts';
export type { Rebuild } from './operations/rebuild.ts';
export type { MayOperate } from './operations/operations-service.ts';
export { openLog, errorFacts } from './telemetry/logger.ts';
export type { Logger } from './telemetry/logger.ts';
export { startTelemetry } from './telemetry/telemetry.ts';
export { defineCounter, defineHistogram, waitBuckets, watchGauge } from './telemetry/metrics.ts';
export type { Reading } from './telemetry/metrics.ts';
export { inConsumerSpan } from './telemetry/tracing.ts';
export { watchPool } from './telemetry/pool-gauges.ts';
export { Migration20260201000000SearchFunctions } from '../migrations/Migration20260201000000_search-functions.ts';
export { joinAll, Parameters } from './search/parameters.ts';
export type { Condition } from './search/parameters.ts';
export { parseSearch } from './search/search-query.ts';
export type { SearchQuery } from './search/search-query.ts';
export { fold, isAccented, plain, tidy } from './search/text.ts';
export { partCondition, queryCondition } from './search/text-condition.ts';
