import type { Platform, Token } from './platform.ts';
import type { ReportScene, ReportStage } from './report-scenes.ts';

export interface ReportQuestion {
  platform: Platform;
  token: Token;
  scene: ReportScene;
}

export interface ReportCall {
  /** How far along the submission is. */
  stage: ReportStage;
  ask: (question: ReportQuestion) => Promise<unknown>;
  /** `adds`: leaves what is asked about as it was. */
  changes?: true | 'adds';
  /** What its `allowed_actions` are of. */
  offeredBy?: 'receiver' | 'form' | 'period' | 'submission' | 'standing';
}

export type Found = Promise<'seen' | 'hidden'>;

/** Looks through all pages of a list. */
export async function findIn<T>(
  read: (pageToken: string) => Promise<{ rows: T[]; nextPageToken: string }>,
  isIt: (row: T) => boolean,
): Found {
  let pageToken = '';
  do {
    const page = await read(pageToken);
    if (page.rows.some(isIt)) return 'seen';
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return 'hidden';
}
