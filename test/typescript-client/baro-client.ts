// Calls of Baro as it wants to be called: a fresh token, a deadline, the same request again when it is worth it.
// Made from the protos at run time: npm install @grpc/grpc-js@1.14.7 @grpc/proto-loader@0.8.1 google-proto-files@6.0.1
import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { Metadata, credentials, loadPackageDefinition, status } from '@grpc/grpc-js';
import type { Client, ServiceError } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { MessageTypeDefinition, PackageDefinition } from '@grpc/proto-loader';

const tries = 8;
// Once more, with the same request_id: the server may or may not have heard the first.
const retried: readonly number[] = [status.UNAVAILABLE, status.DEADLINE_EXCEEDED];

/** The protos of the contract; google/api and google/rpc come with google-proto-files. */
export function loadProtos(protoDir: string): PackageDefinition {
  const google = dirname(createRequire(import.meta.url).resolve('google-proto-files/package.json'));
  const files = [
    'baro/directory/v1/directory.proto',
    'baro/documents/v1/incoming.proto',
    'baro/custody/v1/feed.proto',
    'google/rpc/status.proto',
    'google/rpc/error_details.proto',
  ];
  return loadSync(files, {
    includeDirs: [protoDir, google],
    keepCase: true,
    longs: Number,
    enums: String,
    defaults: true,
  });
}

/** A refusal with its reason code: what to do is decided by the reason, never by the sentence. */
export class Refused extends Error {
  override name = 'Refused';
  readonly reason: string;
  readonly fields: string[];
  /** Wait the server asks for, milliseconds. */
  readonly waitMs: number | undefined;

  constructor(reason: string, message: string, fields: string[], waitMs: number | undefined) {
    super(`${reason}: ${message} ${fields.join(' ')}`);
    [this.reason, this.fields, this.waitMs] = [reason, fields, waitMs];
  }
}

interface Details {
  reason?: string;
  field_violations?: { field: string; reason: string }[];
  retry_delay?: { seconds: number; nanos: number };
}

export interface BaroOptions {
  protoDir: string;
  gateway: string;
  issuer: string;
  client: string;
  secret: string;
  /** Deadline of a call, seconds. */
  seconds?: number;
}

/** A connection of one system. Make one and keep it: it holds one HTTP/2 connection a service and one token. */
export class Baro {
  readonly #options: BaroOptions;
  readonly #protos: PackageDefinition;
  readonly #clients = new Map<string, Client>();
  #token = '';
  #tokenEnd = 0;

  constructor(options: BaroOptions) {
    this.#options = options;
    this.#protos = loadProtos(options.protoDir);
  }

  /** The client of a service by its full name. */
  client(service: string): Client {
    const known = this.#clients.get(service);
    if (known) return known;
    let place: unknown = loadPackageDefinition(this.#protos);
    for (const part of service.split('.')) place = (place as Record<string, unknown>)[part];
    const Service = place as new (
      address: string,
      channel: ReturnType<typeof credentials.createInsecure>,
    ) => Client;
    // In a city: credentials.createSsl().
    const client = new Service(this.#options.gateway, credentials.createInsecure());
    this.#clients.set(service, client);
    return client;
  }

  /** The token, renewed before it ends (OAuth 2.0 client credentials). */
  async metadata(): Promise<Metadata> {
    if (performance.now() >= this.#tokenEnd) {
      const { issuer, client, secret } = this.#options;
      const form = { grant_type: 'client_credentials', client_id: client, client_secret: secret };
      const body = new URLSearchParams(form);
      const answer = await fetch(`${issuer}/protocol/openid-connect/token`, { method: 'POST', body });
      if (!answer.ok) throw new Error(`no token: ${answer.status}`);
      const got = (await answer.json()) as { access_token: string; expires_in: number };
      [this.#token, this.#tokenEnd] = [got.access_token, performance.now() + got.expires_in * 800];
    }
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${this.#token}`);
    return metadata;
  }

  /** Calls until it is answered, refused, or not worth another try. */
  async call<Answer>(service: string, method: string, request: object): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once<Answer>(service, method, request);
      } catch (error) {
        await this.pause(error as ServiceError, attempt);
      }
    }
  }

  async #once<Answer>(service: string, method: string, request: object): Promise<Answer> {
    const metadata = await this.metadata();
    const deadline = Date.now() + (this.#options.seconds ?? 30) * 1000;
    const client = this.client(service) as unknown as Record<string, (...args: unknown[]) => void>;
    return new Promise((resolve, reject) => {
      const done = (error: ServiceError | null, answer: Answer): void =>
        error ? reject(error) : resolve(answer);
      client[method]?.(request, metadata, { deadline }, done);
    });
  }

  /** The reason (ErrorInfo), the fields (BadRequest) and the wait asked for (RetryInfo) of a failed call. */
  refusalOf(error: ServiceError): Refused {
    let [reason, fields, waitMs] = [
      status[error.code] ?? 'UNKNOWN',
      [] as string[],
      undefined as number | undefined,
    ];
    const bytes = error.metadata?.get('grpc-status-details-bin')[0];
    const { details = [] } = Buffer.isBuffer(bytes) ? this.#decode('google.rpc.Status', bytes) : {};
    for (const { type_url: type, value } of details as { type_url: string; value: Buffer }[]) {
      const name = type.slice(type.lastIndexOf('/') + 1);
      if (!(name in this.#protos)) continue;
      const detail = this.#decode(name, value) as Details;
      if (name === 'google.rpc.ErrorInfo') reason = detail.reason ?? reason;
      if (name === 'google.rpc.BadRequest') {
        fields = (detail.field_violations ?? []).map((one) => `${one.field} ${one.reason}`);
      }
      const delay = name === 'google.rpc.RetryInfo' ? detail.retry_delay : undefined;
      if (delay) waitMs = delay.seconds * 1000 + delay.nanos / 1e6;
    }
    return new Refused(reason, error.details, fields, waitMs);
  }

  #decode(name: string, bytes: Buffer): { details?: unknown } {
    return (this.#protos[name] as MessageTypeDefinition<object, object>).deserialize(bytes);
  }

  /** Waits before another try. @throws Refused when there is none */
  async pause(error: ServiceError, attempt: number): Promise<void> {
    if (typeof error.code !== 'number') throw error;
    const refused = this.refusalOf(error);
    if (attempt >= tries) throw refused;
    if (error.code === status.UNAUTHENTICATED && attempt < 3) this.#tokenEnd = 0;
    else if (refused.waitMs === undefined && !retried.includes(error.code)) throw refused;
    // Growing, and never all clients at once.
    const own = (0.5 + Math.random() / 2) * Math.min(10_000, 200 * 2 ** attempt);
    await pause(refused.waitMs ?? own);
  }

  close(): void {
    for (const client of this.#clients.values()) client.close();
  }
}
