import type { PlatformClient } from './platform-client.ts';

const notAsked = async (): Promise<never> => Promise.reject(new Error('not asked'));

/** For tests: a platform that is asked nothing but what `answers` says. */
export function unaskedClient(answers: Partial<PlatformClient>): PlatformClient {
  return {
    getUnit: notAsked,
    importDocuments: notAsked,
    importTasks: notAsked,
    getSessionId: notAsked,
    importPetitions: notAsked,
    importIndicators: notAsked,
    importIndexSet: notAsked,
    importSurveyResults: notAsked,
    close: () => {},
    ...answers,
  };
}
