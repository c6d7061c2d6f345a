import { status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { call, decodeStatus, nameId, openClient } from '@baro/chassis';
import {
  IncomingDocumentServiceClient,
  RegisterIncomingDocumentRequest,
} from '@baro/proto/baro/documents/v1/incoming';
import { DocumentForm } from '@baro/proto/baro/documents/v1/resources';
import type { Acknowledged } from '../fire/registrar.ts';

/** A call that was refused, as its caller saw it. */
export interface Refused {
  code: string;
  reason: string;
  en: string;
  vi: string;
}

const width = 3;
const pauseMs = 100;
const space = '0190a000-0000-7000-8000-0000000000f5';

/** Clients at the gateway that register without a pause, each under the same request id until it is answered. */
export class Clients {
  readonly told: Acknowledged[] = [];
  readonly refused: Refused[] = [];
  readonly #client: IncomingDocumentServiceClient;
  readonly #token: () => Promise<string>;
  readonly #unitId: string;
  readonly #end = new AbortController();
  readonly #runs: Promise<unknown>;

  constructor(address: string, unitId: string, token: () => Promise<string>) {
    this.#client = openClient(IncomingDocumentServiceClient, address);
    this.#unitId = unitId;
    this.#token = token;
    this.#runs = Promise.all(Array.from({ length: width }, (_, index) => this.#work(index)));
  }

  /** Resolves when so many more were answered. */
  async more(count: number): Promise<void> {
    const wanted = this.told.length + count;
    await this.until(() => this.told.length >= wanted);
  }

  /** Resolves when it is so; fails with the clients. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await Promise.race([rest(20), this.#runs]);
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#runs;
    this.#client.close();
  }

  async #work(index: number): Promise<void> {
    for (let number = 1; !this.#end.signal.aborted; number += 1) {
      const request = this.#request(`${index}/${number}`, index * 100_000 + number);
      for (let answer = await this.#ask(request); !answer; answer = await this.#ask(request)) {
        await rest(pauseMs);
      }
    }
  }

  async #ask(request: RegisterIncomingDocumentRequest): Promise<boolean> {
    try {
      const options = { token: await this.#token(), deadlineMs: 30_000 };
      const { document } = await call(this.#client, this.#client.registerIncomingDocument, request, options);
      this.told.push({ id: document?.id ?? '', arrivalNumber: document?.arrivalNumber ?? 0 });
      return true;
    } catch (error) {
      const { code, metadata } = error as ServiceError;
      const decoded = decodeStatus(metadata);
      const { en = '', vi = '' } = decoded?.sentences ?? {};
      this.refused.push({ code: status[code] ?? String(code), reason: decoded?.reason ?? '', en, vi });
      return false;
    }
  }

  #request(name: string, number: number): RegisterIncomingDocumentRequest {
    return RegisterIncomingDocumentRequest.fromPartial({
      requestId: nameId(name, space),
      document: {
        unitId: this.#unitId,
        form: DocumentForm.ELECTRONIC,
        number: String(number),
        symbol: 'MAT-CV',
        issuerName: 'Sở thử mất mát',
        issueDate: '2026-01-05',
        subject: `Văn bản thử mất mát ${name}`,
      },
    });
  }
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
