import {
  ListCouncilSessionsRequest,
  ListLikelyPairsRequest,
  ListPetitionsRequest,
  RaisePetitionRequest,
} from '@baro/proto/baro/petitions/v1/petitions';
import { PetitionField, PetitionLevel, ResultClass } from '@baro/proto/baro/petitions/v1/resources';
import { ListSessionReportRowsRequest } from '@baro/proto/baro/petitions/v1/session_report';
import { call, callMetadata } from '@baro/chassis';
import {
  answerTo,
  assignmentTo,
  listOf,
  newPetition,
  newRaising,
  newSession,
  writing,
} from './petition-scenes.ts';
import type { PetitionScene, PetitionStage } from './petition-scenes.ts';
import { receiptCalls } from './calls-receipts.ts';
import type { Platform, Token } from './platform.ts';
import { readAll } from './stream-calls.ts';
import { postId, unitId } from './world.ts';

export interface PetitionQuestion {
  platform: Platform;
  token: Token;
  scene: PetitionScene;
  /** What `prepare` made; empty without. */
  prepared: string;
}

export interface PetitionCall {
  /** How far along the petition is. */
  stage: PetitionStage;
  ask: (question: PetitionQuestion) => Promise<unknown>;
  changes?: true;
  /** `holder` is who holds the petition's part, not who leads. */
  heldPart?: true;
  /** Makes what is asked about, beside the petition. */
  prepare?: (platform: Platform, scene: PetitionScene) => Promise<string>;
}

/** Another post of the unit that leads, by who holds the petition. */
const colleagues: Record<string, string> = {
  'head-of-division': 'STC1.desk',
  official: 'STC1.desk',
  'office-clerk': 'VP.desk',
  'city-chief': 'VP.desk',
  'city-leader': 'UBND.desk',
  'task-force': 'UBND.desk',
};

const word = { resultClass: ResultClass.UNDER_WAY, dueDate: '', text: 'Đang làm' };

/** How each RPC of petitions is asked. */
export const petitionCalls: Record<string, PetitionCall> = {
  CreateCouncilSession: {
    stage: 'recorded',
    changes: true,
    ask: ({ platform: { petitions }, token }) =>
      call(petitions, petitions.createCouncilSession, newSession(), { token }),
  },
  RecordPetition: {
    stage: 'recorded',
    changes: true,
    ask: ({ platform: { petitions }, scene, token }) =>
      call(petitions, petitions.recordPetition, newPetition(scene.sessionId), { token }),
  },
  RaisePetition: {
    stage: 'recorded',
    changes: true,
    ask: ({ platform: { petitions }, scene: { id, sessionId }, token }) => {
      const request = RaisePetitionRequest.fromPartial({ id, raising: newRaising(sessionId), ...writing() });
      return call(petitions, petitions.raisePetition, request, { token });
    },
  },
  ClassifyPetition: {
    stage: 'recorded',
    changes: true,
    ask: ({ platform: { petitions }, scene: { id }, token }) => {
      const fields = { subject: 'Đèn', level: PetitionLevel.COMMUNE, field: PetitionField.URBAN };
      const request = { id, ...fields, competentName: '', ...writing() };
      return call(petitions, petitions.classifyPetition, request, { token });
    },
  },
  ImportPetitions: {
    stage: 'recorded',
    changes: true,
    ask: ({ platform: { petitions }, scene: { sessionId }, token }) =>
      call(petitions, petitions.importPetitions, listOf(sessionId), { token }),
  },
  AssignPetition: {
    stage: 'recorded',
    changes: true,
    ask: ({ platform: { petitions }, scene: { id }, token }) =>
      call(petitions, petitions.assignPetition, assignmentTo(id, 'STC.desk'), { token }),
  },
  AcceptPetition: {
    stage: 'assigned',
    changes: true,
    ask: ({ platform: { petitions }, scene: { id }, token }) =>
      call(petitions, petitions.acceptPetition, { id, ...writing() }, { token }),
  },
  HandOverPetition: {
    stage: 'accepted',
    changes: true,
    ask: ({ platform: { petitions }, scene: { id, holder }, token }) => {
      const request = { id, postId: postId(colleagues[holder] ?? 'STC.desk'), note: '', ...writing() };
      return call(petitions, petitions.handOverPetition, request, { token });
    },
  },
  SubmitAnswer: {
    stage: 'accepted',
    changes: true,
    ask: ({ platform: { petitions }, scene: { id }, token }) =>
      call(petitions, petitions.submitAnswer, answerTo(id, 'UBND.leader'), { token }),
  },
  SignAnswer: {
    stage: 'submitted',
    changes: true,
    ask: ({ platform: { petitions }, scene: { id }, token }) =>
      call(petitions, petitions.signAnswer, { id, ...writing() }, { token }),
  },
  SendBackAnswer: {
    stage: 'submitted',
    changes: true,
    ask: ({ platform: { petitions }, scene: { id }, token }) =>
      call(petitions, petitions.sendBackAnswer, { id, reason: 'Chưa rõ', ...writing() }, { token }),
  },
  ClaimResult: {
    stage: 'answered',
    changes: true,
    ask: ({ platform: { petitions }, scene: { id }, token }) =>
      call(petitions, petitions.claimResult, { id, ...word, ...writing() }, { token }),
  },
  FindResult: {
    stage: 'answered',
    changes: true,
    ask: ({ platform: { petitions }, scene: { id }, token }) =>
      call(petitions, petitions.findResult, { id, ...word, ...writing() }, { token }),
  },
  RetirePetition: {
    stage: 'recorded',
    changes: true,
    ask: ({ platform: { petitions }, scene: { id, otherId }, token }) => {
      const request = { id, favouredId: otherId, note: '', ...writing() };
      return call(petitions, petitions.retirePetition, request, { token });
    },
  },
  RestorePetition: {
    stage: 'retired',
    changes: true,
    ask: ({ platform: { petitions }, scene: { id }, token }) =>
      call(petitions, petitions.restorePetition, { id, reason: 'Khác đường', ...writing() }, { token }),
  },
  DismissLikely: {
    stage: 'recorded',
    changes: true,
    ask: ({ platform: { petitions }, scene: { id, otherId }, token }) =>
      call(petitions, petitions.dismissLikely, { id, otherId, note: '', ...writing() }, { token }),
  },
  ListLikelyPairs: {
    stage: 'recorded',
    ask: ({ platform: { petitions }, token }) =>
      call(petitions, petitions.listLikelyPairs, ListLikelyPairsRequest.fromPartial({}), { token }),
  },
  ListLikelyPetitions: {
    stage: 'recorded',
    ask: ({ platform: { petitions }, scene: { id }, token }) =>
      call(petitions, petitions.listLikelyPetitions, { id }, { token }),
  },
  GetPetition: {
    stage: 'recorded',
    ask: ({ platform: { petitions }, scene: { id }, token }) =>
      call(petitions, petitions.getPetition, { id }, { token }),
  },
  ListPetitions: {
    stage: 'recorded',
    ask: async ({ platform: { petitions }, scene: { id, sessionId }, token }) => {
      const request = ListPetitionsRequest.fromPartial({ sessionId });
      const page = await call(petitions, petitions.listPetitions, request, { token });
      return page.petitions.some((petition) => petition.id === id) ? 'seen' : 'hidden';
    },
  },
  GetSessionReport: {
    stage: 'recorded',
    ask: ({ platform: { sessionReports }, scene: { sessionId }, token }) =>
      call(sessionReports, sessionReports.getSessionReport, { sessionId }, { token }),
  },
  ListSessionReportRows: {
    stage: 'recorded',
    ask: async ({ platform: { sessionReports }, scene: { id, sessionId }, token }) => {
      const request = ListSessionReportRowsRequest.fromPartial({ sessionId });
      const page = await call(sessionReports, sessionReports.listSessionReportRows, request, { token });
      return page.rows.some(({ petitionId }) => petitionId === id) ? 'seen' : 'hidden';
    },
  },
  ExportSessionReport: {
    stage: 'recorded',
    ask: ({ platform: { sessionReports }, scene: { sessionId }, token }) =>
      readAll(sessionReports.exportSessionReport({ sessionId, format: 1 }, callMetadata(token))),
  },
  ListCouncilSessions: { stage: 'recorded', ask: findSession },
  ...receiptCalls,
};

/** Looks through all pages of the sessions of the Council. */
async function findSession({
  platform: { petitions },
  scene,
  token,
}: PetitionQuestion): Promise<'seen' | 'hidden'> {
  let pageToken = '';
  do {
    const request = ListCouncilSessionsRequest.fromPartial({
      unitId: unitId('HD'),
      pageSize: 200,
      pageToken,
    });
    const page = await call(petitions, petitions.listCouncilSessions, request, { token });
    if (page.sessions.some(({ id }) => id === scene.sessionId)) return 'seen';
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return 'hidden';
}
