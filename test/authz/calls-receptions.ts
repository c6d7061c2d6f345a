import { randomUUID } from 'node:crypto';
import {
  ListReceptionsRequest,
  ReceptionPaper,
  RecordReceptionRequest,
  ScheduleReceptionRequest,
} from '@baro/proto/baro/complaints/v1/reception';
import { LetterContent, PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import { call, callMetadata } from '@baro/chassis';
import { readAll } from './stream-calls.ts';
import { writing } from './petition-scenes.ts';
import type { Platform, Token } from './platform.ts';
import { postId, unitId } from './world.ts';

/** A visit and a time of the schedule of the city's committee. */
export interface ReceptionScene {
  id: string;
  slotId: string;
}

export interface ReceptionQuestion {
  platform: Platform;
  token: Token;
  scene: ReceptionScene;
}

export interface ReceptionCall {
  ask: (question: ReceptionQuestion) => Promise<unknown>;
  changes?: true;
}

/** Times of the schedule apart from each other: nobody receives twice at once. */
let hours = 0;

function newSlot(post: string): ScheduleReceptionRequest {
  hours += 2;
  // Even hours of days ahead, an hour each: never over midnight.
  const startTime = new Date(Date.UTC(2030, 0, 1) + hours * 3_600_000);
  const endTime = new Date(startTime.getTime() + 1_800_000);
  const slot = { unitId: unitId('UBND'), postId: postId(post), place: 'Trụ sở', startTime, endTime };
  return ScheduleReceptionRequest.fromPartial({ slot, requestId: randomUUID() });
}

/** A visit to the post of one who complains; refused, so that there is a notice to send. */
function newVisit(post: string): RecordReceptionRequest {
  return RecordReceptionRequest.fromPartial({
    reception: {
      unitId: unitId('UBND'),
      receiverPostId: postId(post),
      receiveTime: new Date(Date.now() - 60_000),
      summary: 'Khiếu nại việc thu hồi đất',
      content: LetterContent.COMPLAINT,
      refusalCode: 'other',
      parties: [{ role: PartyRole.SENDER, identity: { fullName: 'Vũ Thị Đến' } }],
    },
    requestId: randomUUID(),
  });
}

/** Makes a visit to a post, entered by the clerk of the book, and a time of the schedule. */
export async function makeReception(platform: Platform, post: string): Promise<ReceptionScene> {
  const { receptions, tokenOf } = platform;
  const as = { token: await tokenOf('UBND.clerk') };
  const { slot } = await call(receptions, receptions.scheduleReception, newSlot(post), as);
  const { reception } = await call(receptions, receptions.recordReception, newVisit(post), as);
  return { id: reception?.id ?? '', slotId: slot?.id ?? '' };
}

const period = () => ({ unitId: unitId('UBND'), fromDate: '2026-01-01', toDate: '2026-12-31' });
const days = { fromDate: '2030-01-01', toDate: '2030-12-31' };

/** How each RPC of the reception of citizens is asked. */
export const receptionCalls: Record<string, ReceptionCall> = {
  ScheduleReception: {
    changes: true,
    ask: ({ platform: { receptions }, token }) =>
      call(receptions, receptions.scheduleReception, newSlot('UBND.leader'), { token }),
  },
  CancelReception: {
    changes: true,
    ask: ({ platform: { receptions }, scene: { slotId: id }, token }) =>
      call(receptions, receptions.cancelReception, { id, reason: 'Bận', ...writing() }, { token }),
  },
  GetReceptionSchedule: {
    ask: ({ platform: { receptions }, token }) =>
      call(receptions, receptions.getReceptionSchedule, { unitId: unitId('UBND'), ...days }, { token }),
  },
  RecordReception: {
    changes: true,
    ask: ({ platform: { receptions }, token }) =>
      call(receptions, receptions.recordReception, newVisit('UBND.leader'), { token }),
  },
  GetReception: {
    ask: ({ platform: { receptions }, scene: { id }, token }) =>
      call(receptions, receptions.getReception, { id }, { token }),
  },
  ListReceptions: { ask: findVisit },
  AddReceptionFollowUp: {
    changes: true,
    ask: ({ platform: { receptions }, scene: { id }, token }) =>
      call(receptions, receptions.addReceptionFollowUp, { id, text: 'Đã trả lời', ...writing() }, { token }),
  },
  NotifyReceptionRefusal: {
    changes: true,
    ask: ({ platform: { receptions }, scene: { id }, token }) => {
      const sendDate = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
      const request = { id, numberSymbol: '1/TB-UBND', sendDate, ...writing() };
      return call(receptions, receptions.notifyReceptionRefusal, request, { token });
    },
  },
  ExportReceptionBook: {
    ask: ({ platform: { receptions }, token }) =>
      readAll(receptions.exportReceptionBook(period(), callMetadata(token))),
  },
  MakeReceptionPaper: {
    ask: ({ platform: { receptions }, scene: { id }, token }) =>
      readAll(receptions.makeReceptionPaper({ id, paper: ReceptionPaper.REFUSAL }, callMetadata(token))),
  },
  GetStatistics: {
    ask: ({ platform: { statistics }, token }) =>
      call(statistics, statistics.getStatistics, period(), { token }),
  },
  ExportStatistics: {
    ask: ({ platform: { statistics }, token }) =>
      readAll(statistics.exportStatistics(period(), callMetadata(token))),
  },
};

/** Looks through all pages of what the caller sees of the book. */
async function findVisit({
  platform: { receptions },
  scene,
  token,
}: ReceptionQuestion): Promise<'seen' | 'hidden'> {
  let pageToken = '';
  do {
    const request = ListReceptionsRequest.fromPartial({ unitId: unitId('UBND'), pageSize: 200, pageToken });
    const page = await call(receptions, receptions.listReceptions, request, { token });
    if (page.receptions.some(({ id }) => id === scene.id)) return 'seen';
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return 'hidden';
}
