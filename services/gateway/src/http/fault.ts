import { status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { AppError, decodeStatus, toAppError } from '@baro/chassis';
import { reasons } from '../reasons.ts';
import type { Language } from './language.ts';

/** A refusal as it leaves over HTTP, whoever made it. */
export interface Fault {
  httpStatus: number;
  /** Name of the gRPC code. */
  code: string;
  reason: string;
  domain: string;
  sentences: Record<Language, string>;
  fields: { field: string; rule: string; en: string; vi: string }[];
  metadata: Record<string, string>;
}

// google.rpc.Code's own mapping.
const httpStatuses: Readonly<Record<number, number>> = {
  [status.CANCELLED]: 499,
  [status.INVALID_ARGUMENT]: 400,
  [status.DEADLINE_EXCEEDED]: 504,
  [status.NOT_FOUND]: 404,
  [status.ALREADY_EXISTS]: 409,
  [status.PERMISSION_DENIED]: 403,
  [status.RESOURCE_EXHAUSTED]: 429,
  [status.FAILED_PRECONDITION]: 400,
  [status.ABORTED]: 409,
  [status.OUT_OF_RANGE]: 400,
  [status.UNIMPLEMENTED]: 501,
  [status.UNAVAILABLE]: 503,
  [status.UNAUTHENTICATED]: 401,
};
// Where HTTP has a better word than the code's.
const reasonStatuses: Readonly<Record<string, number>> = {
  MESSAGE_TOO_LARGE: 413,
  ATTACHMENT_TOO_LARGE: 413,
  METHOD_NOT_ALLOWED: 405,
  CONTENT_TYPE_UNSUPPORTED: 415,
};

function httpStatusOf(code: number, reason: string): number {
  return reasonStatuses[reason] ?? httpStatuses[code] ?? 500;
}

function fill(sentence: string, metadata: Record<string, string>): string {
  // `{key}` placeholders of reason sentences.
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, key: string) => metadata[key] ?? whole);
}

/** A refusal of the gateway itself; any other thrown value becomes INTERNAL and leaks nothing. */
export function faultOf(error: unknown): Fault {
  const { reason, fields, metadata } = toAppError(error);
  const known = reasons.rows[reason];
  const row = known ?? reasons.rows['INTERNAL'];
  if (!row) throw new Error('the reason table lacks INTERNAL');
  const code = status[row.code];
  return {
    httpStatus: httpStatusOf(code, reason),
    code: row.code,
    reason: known ? reason : 'INTERNAL',
    domain: reasons.domain,
    sentences: { vi: fill(row.vi, metadata), en: fill(row.en, metadata) },
    fields: fields.map((field) => ({ ...field, en: `${field.field} ${field.en}` })),
    metadata,
  };
}

/** The error as grpc-js's, when it is one. */
export function asServiceError(error: unknown): ServiceError | undefined {
  const isOne =
    error instanceof Error && 'code' in error && typeof error.code === 'number' && 'details' in error;
  return isOne ? (error as ServiceError) : undefined;
}

/** What a failed call says: the service's own words, or ours when the service never answered. */
export function faultOfCall(error: ServiceError): Fault {
  const decoded = decodeStatus(error.metadata);
  if (!decoded?.reason) return faultOf(withoutDetails(error.code, error.details));
  const { vi, en } = decoded.sentences;
  return {
    httpStatus: httpStatusOf(decoded.code, decoded.reason),
    code: status[decoded.code] ?? 'UNKNOWN',
    reason: decoded.reason,
    domain: decoded.domain,
    sentences: { vi: vi ?? decoded.message, en: en ?? decoded.message },
    fields: decoded.fields,
    metadata: decoded.metadata,
  };
}

// What grpc-js makes itself, by code; its texts name addresses and are never shown.
const bareReasons: Readonly<Record<number, string>> = {
  [status.UNAVAILABLE]: 'UNAVAILABLE',
  [status.DEADLINE_EXCEEDED]: 'DEADLINE_EXCEEDED',
  [status.UNAUTHENTICATED]: 'UNAUTHENTICATED',
  [status.UNIMPLEMENTED]: 'RPC_UNKNOWN',
  [status.CANCELLED]: 'CALL_CANCELLED',
};

/** Carries a fault that was put together elsewhere to where it is answered. */
export class FaultError extends Error {
  override name = 'FaultError';
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.reason);
    this.fault = fault;
  }
}

/** The reason for a status that came without details: grpc-js made it, a service of ours sends some with each. */
export function withoutDetails(code: status, details: string): AppError {
  // grpc-js says INTERNAL of a connection that broke under a call, too.
  const broken = code === status.INTERNAL && /RST_STREAM|Session closed/.test(details);
  if (broken) return new AppError('UNAVAILABLE');
  // grpc-js: "Received message larger than max", "Attempted to send message with a size larger than".
  const tooLarge = code === status.RESOURCE_EXHAUSTED && details.includes('larger than');
  return new AppError(tooLarge ? 'MESSAGE_TOO_LARGE' : (bareReasons[code] ?? 'INTERNAL'));
}

/** The body of a refusal, in the reader's language. */
export function faultBody(fault: Fault, language: Language): string {
  const { code, reason, domain, metadata } = fault;
  const fields = fault.fields.map((field) => ({
    field: field.field,
    rule: field.rule,
    message: field[language],
  }));
  return JSON.stringify({
    error: { code, reason, domain, message: fault.sentences[language], fields, metadata },
  });
}
