import { Metadata, status as grpcStatus } from '@grpc/grpc-js';
import type { Any } from '@baro/proto/google/protobuf/any';
import { BadRequest, ErrorInfo, LocalizedMessage, RetryInfo } from '@baro/proto/google/rpc/error_details';
import { Status } from '@baro/proto/google/rpc/status';
import { AppError } from './app-error.ts';
import { commonReasons } from './reasons.ts';
import type { ReasonTable } from './reasons.ts';
import { isTransient } from './sql-errors.ts';

/** Trailer that carries the encoded google.rpc.Status. */
export const statusDetailsKey = 'grpc-status-details-bin';

const typeUrl = (name: string): string => `type.googleapis.com/${name}`;

/** What grpc-js wants thrown back to the client. */
export interface GrpcFault {
  code: number;
  details: string;
  metadata: Metadata;
}

function fill(sentence: string, metadata: Record<string, string>): string {
  // `{key}` placeholders of reason sentences.
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, key: string) => metadata[key] ?? whole);
}

/** Any thrown value as the AppError that is shown; unknown errors become INTERNAL and leak nothing. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError(isTransient(error) ? 'UNAVAILABLE' : 'INTERNAL', { cause: error });
}

/** The reason as it is shown, with both its sentences filled in. */
export function sentencesOf(error: AppError, table: ReasonTable): { reason: string; en: string; vi: string } {
  const row = table.rows[error.reason];
  const { en, vi } = row ?? commonReasons.INTERNAL;
  return {
    reason: row ? error.reason : 'INTERNAL',
    en: fill(en, error.metadata),
    vi: fill(vi, error.metadata),
  };
}

/** Fields told of one refusal: a trailer of many more never reaches the caller. */
const maxFields = 100;

/** An AppError as google.rpc.Status with one ErrorInfo, both sentences, and BadRequest for its first hundred fields. */
export function toStatus(error: AppError, table: ReasonTable): Status {
  const row = table.rows[error.reason] ?? commonReasons.INTERNAL;
  const { reason, en: message, vi } = sentencesOf(error, table);
  const pack = (name: string, value: Uint8Array): Any => ({ typeUrl: typeUrl(name), value });
  const info = ErrorInfo.fromPartial({ reason, domain: table.domain, metadata: error.metadata });
  const details = [pack('google.rpc.ErrorInfo', ErrorInfo.encode(info).finish())];
  if (error.fields.length > 0) {
    const fieldViolations = error.fields.slice(0, maxFields).map((fault) => ({
      field: fault.field,
      description: `${fault.field} ${fault.en}`,
      reason: fault.rule,
      localizedMessage: { locale: 'vi', message: fault.vi },
    }));
    details.push(
      pack('google.rpc.BadRequest', BadRequest.encode(BadRequest.fromPartial({ fieldViolations })).finish()),
    );
  }
  if (error.retryAfterSeconds !== undefined) {
    const retryDelay = { seconds: error.retryAfterSeconds, nanos: 0 };
    details.push(pack('google.rpc.RetryInfo', RetryInfo.encode({ retryDelay }).finish()));
  }
  for (const [locale, sentence] of [
    ['vi', vi],
    ['en', message],
  ] as const) {
    const localized = LocalizedMessage.fromPartial({ locale, message: sentence });
    details.push(pack('google.rpc.LocalizedMessage', LocalizedMessage.encode(localized).finish()));
  }
  return { code: grpcStatus[row.code], message, details };
}

/** An AppError as grpc-js sends it. */
export function toGrpcFault(error: AppError, table: ReasonTable): GrpcFault {
  const status = toStatus(error, table);
  const metadata = new Metadata();
  metadata.set(statusDetailsKey, Buffer.from(Status.encode(status).finish()));
  // gRPC's word to channels that try again by themselves: here that would only add to what is too much.
  if (error.reason === 'OVERLOADED') metadata.set('grpc-retry-pushback-ms', '-1');
  return { code: status.code, details: status.message, metadata };
}

/** What a client reads out of a failed call. */
export interface DecodedStatus {
  code: number;
  message: string;
  reason: string;
  domain: string;
  metadata: Record<string, string>;
  fields: { field: string; rule: string; en: string; vi: string }[];
  /** Sentence by locale, `vi` and `en`. */
  sentences: Record<string, string>;
}

/** Reads the details of a failed call; undefined when the server sent none. */
export function decodeStatus(metadata: Metadata | undefined): DecodedStatus | undefined {
  const raw = metadata?.get(statusDetailsKey)[0];
  if (!Buffer.isBuffer(raw)) return undefined;
  const status = Status.decode(raw);
  const decoded: DecodedStatus = {
    code: status.code,
    message: status.message,
    reason: '',
    domain: '',
    metadata: {},
    fields: [],
    sentences: {},
  };
  for (const detail of status.details) readDetail(detail, decoded);
  return decoded;
}

function readDetail(detail: Any, into: DecodedStatus): void {
  if (detail.typeUrl === typeUrl('google.rpc.ErrorInfo')) {
    const info = ErrorInfo.decode(detail.value);
    into.reason = info.reason;
    into.domain = info.domain;
    into.metadata = info.metadata;
  } else if (detail.typeUrl === typeUrl('google.rpc.BadRequest')) {
    into.fields = BadRequest.decode(detail.value).fieldViolations.map((fault) => ({
      field: fault.field,
      rule: fault.reason,
      en: fault.description,
      vi: fault.localizedMessage?.message ?? '',
    }));
  } else if (detail.typeUrl === typeUrl('google.rpc.LocalizedMessage')) {
    const localized = LocalizedMessage.decode(detail.value);
    into.sentences[localized.locale] = localized.message;
  }
}
