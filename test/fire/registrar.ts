import { status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import {
  IncomingDocumentServiceClient,
  RegisterIncomingDocumentRequest,
} from '@baro/proto/baro/documents/v1/incoming';
import { DocumentForm } from '@baro/proto/baro/documents/v1/resources';
import { call, nameId, openClient } from '@baro/chassis';

/** Subjects with this word are rolled back by a trigger at commit, after their number was taken. */
export const rollbackWord = 'HOANTAC';

/** What a client was told. */
export interface Acknowledged {
  id: string;
  arrivalNumber: number;
}

export interface RegistrarOptions {
  address: string;
  token: () => Promise<string>;
  unitId: string;
  /** Names the run, so that its request ids are its own. */
  run: string;
}

const space = '0190a000-0000-7000-8000-0000000000f1';
const retryable = new Set<number>([
  status.UNAVAILABLE,
  status.DEADLINE_EXCEEDED,
  status.CANCELLED,
  status.UNKNOWN,
]);

/** Registers documents one after the other, as a district system would: the same request id until it is answered. */
export class Registrar {
  readonly acknowledged: Acknowledged[] = [];
  rolledBack = 0;
  retries = 0;
  readonly #options: RegistrarOptions;
  readonly #client: IncomingDocumentServiceClient;

  constructor(options: RegistrarOptions) {
    this.#options = options;
    this.#client = openClient(IncomingDocumentServiceClient, options.address);
  }

  /** One registration; every tenth is made to be rolled back. @throws on any answer that is neither. */
  async register(client: number, index: number): Promise<void> {
    const rollback = index % 10 === 9;
    const request = this.#request(client, index, rollback);
    for (;;) {
      const outcome = await this.#try(request);
      if (outcome === 'again') {
        this.retries += 1;
        await new Promise((resolve) => setTimeout(resolve, 50));
        continue;
      }
      if (outcome === 'rolled back' && !rollback) {
        throw new Error(`registration ${client}/${index} was refused`);
      }
      if (outcome === 'rolled back') this.rolledBack += 1;
      else this.acknowledged.push(outcome);
      return;
    }
  }

  close(): void {
    this.#client.close();
  }

  #request(client: number, index: number, rollback: boolean): RegisterIncomingDocumentRequest {
    const { run, unitId } = this.#options;
    return RegisterIncomingDocumentRequest.fromPartial({
      requestId: nameId(`${run}/${client}/${index}`, space),
      document: {
        unitId,
        form: index % 2 === 0 ? DocumentForm.PAPER : DocumentForm.ELECTRONIC,
        number: String(client * 10_000 + index),
        symbol: `${run}-CV`,
        issuerName: 'Sở thử lửa',
        issueDate: '2026-01-05',
        subject: rollback ? `Văn bản ${rollbackWord} ${index}` : `Văn bản thử lửa ${client}/${index}`,
      },
    });
  }

  async #try(request: RegisterIncomingDocumentRequest): Promise<Acknowledged | 'again' | 'rolled back'> {
    try {
      const token = await this.#options.token();
      const { document } = await call(this.#client, this.#client.registerIncomingDocument, request, {
        token,
        deadlineMs: 10_000,
      });
      return { id: document?.id ?? '', arrivalNumber: document?.arrivalNumber ?? 0 };
    } catch (error) {
      const { code } = error as ServiceError;
      if (retryable.has(code)) return 'again';
      if (code === status.INTERNAL) return 'rolled back';
      throw error;
    }
  }
}
