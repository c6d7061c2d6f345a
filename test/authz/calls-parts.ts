import { AskPartRequest } from '@baro/proto/baro/petitions/v1/parts';
import { call } from '@baro/chassis';
import type { PetitionCall } from './calls-petitions.ts';
import { partFor, writing } from './petition-scenes.ts';
import { postId } from './world.ts';

/** Another post of the unit that was asked, by who holds the part. */
const colleagues: Record<string, string> = {
  'records-clerk': 'STC.desk',
  leader: 'STC.desk',
  'chief-of-office': 'STC.desk',
  'head-of-division': 'STC1.desk',
  official: 'STC1.desk',
  'office-clerk': 'VP.desk',
  'city-chief': 'VP.desk',
  'city-leader': 'UBND.desk',
  'task-force': 'UBND.desk',
};

/** How each RPC of co-ordinators' parts is asked. */
export const partCalls: Record<string, PetitionCall> = {
  AskPart: {
    stage: 'accepted',
    changes: true,
    ask: ({ platform: { petitionParts }, scene: { id }, token }) =>
      call(petitionParts, petitionParts.askPart, AskPartRequest.fromPartial(partFor(id, 'TX.desk')), {
        token,
      }),
  },
  AcceptPart: {
    heldPart: true,
    stage: 'parted',
    changes: true,
    ask: ({ platform: { petitionParts }, scene: { partId }, token }) =>
      call(petitionParts, petitionParts.acceptPart, { id: partId, ...writing() }, { token }),
  },
  HandOverPart: {
    heldPart: true,
    stage: 'parted',
    changes: true,
    ask: ({ platform: { petitionParts }, scene: { partId, holder }, token }) => {
      const to = postId(colleagues[holder] ?? 'STC.leader');
      const request = { id: partId, postId: to, note: '', ...writing() };
      return call(petitionParts, petitionParts.handOverPart, request, { token });
    },
  },
  FinishPart: {
    heldPart: true,
    stage: 'part-accepted',
    changes: true,
    ask: ({ platform: { petitionParts }, scene: { partId }, token }) =>
      call(petitionParts, petitionParts.finishPart, { id: partId, result: 'Đủ', ...writing() }, { token }),
  },
  SendBackPart: {
    heldPart: true,
    stage: 'parted',
    changes: true,
    ask: ({ platform: { petitionParts }, scene: { partId }, token }) =>
      call(petitionParts, petitionParts.sendBackPart, { id: partId, reason: 'Sai', ...writing() }, { token }),
  },
  WithdrawPart: {
    stage: 'parted',
    changes: true,
    ask: ({ platform: { petitionParts }, scene: { partId }, token }) =>
      call(petitionParts, petitionParts.withdrawPart, { id: partId, reason: 'Đủ', ...writing() }, { token }),
  },
};
