import { DirectoryServiceClient, ListUnitsRequest } from '@baro/proto/baro/directory/v1/directory';
import type { Unit } from '@baro/proto/baro/directory/v1/directory';
import { IncomingDocumentServiceClient } from '@baro/proto/baro/documents/v1/incoming';
import type {
  ImportIncomingDocumentsRequest,
  ImportIncomingDocumentsResponse,
} from '@baro/proto/baro/documents/v1/incoming';
import { ListCouncilSessionsRequest, PetitionServiceClient } from '@baro/proto/baro/petitions/v1/petitions';
import type {
  ImportPetitionsRequest,
  ImportPetitionsResponse,
} from '@baro/proto/baro/petitions/v1/petitions';
import { IndexSetServiceClient } from '@baro/proto/baro/reporting/v1/index_sets';
import type {
  ImportIndexSetRequest,
  ImportIndexSetResponse,
  ImportSurveyResultsRequest,
  ImportSurveyResultsResponse,
} from '@baro/proto/baro/reporting/v1/index_sets';
import { IndicatorServiceClient } from '@baro/proto/baro/reporting/v1/indicators';
import type {
  ImportIndicatorsRequest,
  ImportIndicatorsResponse,
} from '@baro/proto/baro/reporting/v1/indicators';
import { TaskServiceClient } from '@baro/proto/baro/tasks/v1/tasks';
import type { ImportTasksRequest, ImportTasksResponse } from '@baro/proto/baro/tasks/v1/tasks';
import { call, decodeStatus, openClient } from '@baro/chassis';
import type { Access } from './access.ts';
import { ImportError } from './import-error.ts';

/** The calls an import makes, through the gateway. */
export interface PlatformClient {
  /** The unit of a code that exists today. @throws ImportError */
  getUnit: (code: string) => Promise<Unit>;
  importDocuments: (request: ImportIncomingDocumentsRequest) => Promise<ImportIncomingDocumentsResponse>;
  importTasks: (request: ImportTasksRequest) => Promise<ImportTasksResponse>;
  /** The session of that name of a Council. @throws ImportError */
  getSessionId: (unitId: string, name: string) => Promise<string>;
  importPetitions: (request: ImportPetitionsRequest) => Promise<ImportPetitionsResponse>;
  importIndicators: (request: ImportIndicatorsRequest) => Promise<ImportIndicatorsResponse>;
  importIndexSet: (request: ImportIndexSetRequest) => Promise<ImportIndexSetResponse>;
  importSurveyResults: (request: ImportSurveyResultsRequest) => Promise<ImportSurveyResultsResponse>;
  close: () => void;
}

const callDeadlineMs = 60_000;
/** How long an import waits for a platform that is away (a restart) before it gives up. */
const patienceMs = 60_000;
const pauseMs = 1_000;

export function openPlatform(address: string, access: Access): PlatformClient {
  const directory = openClient(DirectoryServiceClient, address);
  const documents = openClient(IncomingDocumentServiceClient, address);
  const tasks = openClient(TaskServiceClient, address);
  const petitions = openClient(PetitionServiceClient, address);
  const indicators = openClient(IndicatorServiceClient, address);
  const indexSets = openClient(IndexSetServiceClient, address);
  const retried = async <T>(work: (token: string) => Promise<T>): Promise<T> => {
    const end = Date.now() + patienceMs;
    for (;;) {
      try {
        return await work(await access());
      } catch (error) {
        if (!isPassing(error) || Date.now() > end) throw toImportError(error, address);
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  };
  return {
    getUnit: async (code) => {
      const request = ListUnitsRequest.fromPartial({ code, pageSize: 2 });
      const { units } = await retried((token) => call(directory, directory.listUnits, request, { token }));
      const [unit] = units;
      if (unit) return unit;
      throw new ImportError(`No unit has the code "${code}" today. Codes are on the page of units.`);
    },
    // Sent again with the same request id: what was taken although the answer was lost is not taken twice.
    importDocuments: (request) =>
      retried((token) =>
        call(documents, documents.importIncomingDocuments, request, { token, deadlineMs: callDeadlineMs }),
      ),
    importTasks: (request) =>
      retried((token) => call(tasks, tasks.importTasks, request, { token, deadlineMs: callDeadlineMs })),
    getSessionId: async (unitId, name) => {
      const request = ListCouncilSessionsRequest.fromPartial({ unitId, pageSize: 200 });
      const { sessions } = await retried((token) =>
        call(petitions, petitions.listCouncilSessions, request, { token }),
      );
      const named = sessions.filter((session) => session.name === name);
      if (named.length > 1) throw new ImportError(`More than one session is called "${name}".`);
      const [session] = named;
      if (session) return session.id;
      throw new ImportError(
        `The unit has no session "${name}". Sessions are entered on the page of petitions.`,
      );
    },
    importPetitions: (request) =>
      retried((token) =>
        call(petitions, petitions.importPetitions, request, { token, deadlineMs: callDeadlineMs }),
      ),
    importIndicators: (request) =>
      retried((token) =>
        call(indicators, indicators.importIndicators, request, { token, deadlineMs: callDeadlineMs }),
      ),
    importIndexSet: (request) =>
      retried((token) =>
        call(indexSets, indexSets.importIndexSet, request, { token, deadlineMs: callDeadlineMs }),
      ),
    importSurveyResults: (request) =>
      retried((token) =>
        call(indexSets, indexSets.importSurveyResults, request, { token, deadlineMs: callDeadlineMs }),
      ),
    close: () => {
      for (const client of [directory, documents, tasks, petitions, indicators, indexSets]) client.close();
    },
  };
}

function isPassing(error: unknown): boolean {
  const status = statusOf(error);
  // No details: the connection itself failed. gRPC: 4 DEADLINE_EXCEEDED, 8 RESOURCE_EXHAUSTED, 14 UNAVAILABLE.
  return status !== undefined && [4, 8, 14].includes(status.code) && status.reason !== 'IMPORT_TOO_LARGE';
}

function toImportError(error: unknown, address: string): unknown {
  const status = statusOf(error);
  if (!status) return error;
  const fields = status.fields.map(({ field, rule }) => `${field} ${rule}`).join(', ');
  if (status.reason === 'UNAUTHENTICATED') {
    return new ImportError('The access token is not accepted or has ended.');
  }
  if (status.reason === 'PERMISSION_DENIED' || status.reason === 'CALLER_UNKNOWN') {
    return new ImportError('This account may not import for this unit.');
  }
  if (status.reason === '') {
    return new ImportError(`Nothing answers at ${address} (${status.message}): is the platform running?`, {
      cause: error,
    });
  }
  return new ImportError(
    `Refused as a whole: ${status.reason}${fields ? ` (${fields})` : ''}. ${status.message}`,
    {
      cause: error,
    },
  );
}

interface Failure {
  code: number;
  reason: string;
  message: string;
  fields: { field: string; rule: string }[];
}

function statusOf(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'number') return undefined;
  const metadata = 'metadata' in error ? (error.metadata as Parameters<typeof decodeStatus>[0]) : undefined;
  const decoded = decodeStatus(metadata);
  if (decoded) return { ...decoded, code: error.code };
  return { code: error.code, reason: '', message: error.message, fields: [] };
}
