import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { call, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { DirectoryServiceClient, GetMeRequest } from '@baro/proto/baro/directory/v1/directory';
import {
  IncomingDocumentServiceClient,
  RegisterIncomingDocumentRequest,
} from '@baro/proto/baro/documents/v1/incoming';
import { DocumentForm } from '@baro/proto/baro/documents/v1/resources';
import { loadDirectory } from '../city/directory/load-directory.ts';
import { startTestPlatform } from '../testing/test-platform.ts';
import type { TestPlatform } from '../testing/test-platform.ts';

/** The system of the demo city: a ward's. */
export const systemClient = 'district-ba-dinh';

/** A throw-away city with a system in it. */
export interface ConformanceCity {
  platform: TestPlatform;
  unitId: string;
  /** File with the secret of the system's client. */
  secretFile: string;
  /** Registers documents as the system does, past any door. */
  register: (count: number) => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts the real platform with the demo directory, and waits until it knows the system. */
export async function startCity(env: Record<string, string> = {}): Promise<ConformanceCity> {
  const platform = await startTestPlatform({
    services: ['directory', 'documents', 'custody', 'gateway'],
    env,
  });
  const gateway = platform.address('gateway');
  const directory = openClient(DirectoryServiceClient, gateway);
  const documents = openClient(IncomingDocumentServiceClient, gateway);
  const stop = async (): Promise<void> => {
    directory.close();
    documents.close();
    await platform.stop();
  };
  try {
    const day = new Date().toISOString().slice(0, 10);
    await loadDirectory(platform.address('directory'), platform.signOn.token, day, () => {});
    const secretFile = path.join(platform.dir, 'system-secret');
    await writeFile(secretFile, platform.signOn.secrets.BARO_DISTRICT_CLIENT_SECRET, { mode: 0o600 });
    const me = await call(directory, directory.getMe, GetMeRequest.create(), {
      token: await platform.signOn.clientToken(),
    });
    const unitId = me.serviceAccount?.unitId ?? '';
    const register = async (count: number): Promise<void> => {
      for (let number = 1; number <= count; number += 1) {
        const token = await platform.signOn.clientToken();
        const request = letter(unitId, number);
        await eventually(
          () => call(documents, documents.registerIncomingDocument, request, { token }),
          patienceMs,
        );
      }
    };
    return { platform, unitId, secretFile, register, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The documents service hears of the system by events: until then it is refused. */
const patienceMs = 600_000;

function letter(unitId: string, number: number): RegisterIncomingDocumentRequest {
  return RegisterIncomingDocumentRequest.fromPartial({
    requestId: randomUUID(),
    document: {
      unitId,
      form: DocumentForm.ELECTRONIC,
      messageId: `H26,${randomUUID()}`,
      number: String(number),
      symbol: 'KH-UBND',
      issueDate: '2026-01-05',
      issuerName: 'Ủy ban nhân dân Thành phố',
      subject: `Kế hoạch số ${number}`,
    },
  });
}
