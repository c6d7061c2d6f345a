import { randomUUID } from 'node:crypto';
import {
  GrantOpeningRequest,
  ListOpeningsRequest,
  OpenIdentityRequest,
  PutPartyRequest,
} from '@baro/proto/baro/complaints/v1/identities';
import { call } from '@baro/chassis';
import type { LetterCall } from './calls-letters.ts';
import { ahead } from './task-scenes.ts';

const key = (): { reason: string; requestId: string } => ({ reason: 'Xác minh', requestId: randomUUID() });

/** How each RPC about the identities of a letter is asked; the letter is a complaint, which who handles it opens without a grant. */
export const identityCalls: Record<string, LetterCall> = {
  PutParty: {
    stage: 'classified',
    changes: true,
    ask: ({ platform: { identities }, scene: { id: letterId, partyId }, token }) => {
      const identity = { fullName: 'Vũ Thị Gửi' };
      const ids = { letterId, partyId };
      const request = PutPartyRequest.fromPartial({ ...ids, identity, requestId: randomUUID() });
      return call(identities, identities.putParty, request, { token });
    },
  },
  OpenIdentity: {
    stage: 'classified',
    ask: ({ platform: { identities }, scene: { id: letterId, partyId }, token }) => {
      const ids = { letterId, partyId };
      const request = OpenIdentityRequest.fromPartial({ ...ids, fields: ['fullName'], ...key() });
      return call(identities, identities.openIdentity, request, { token });
    },
  },
  GrantOpening: {
    stage: 'classified',
    changes: true,
    ask: ({ platform: { identities }, scene: { id: letterId }, token }) => {
      const grant = { letterId, personId: randomUUID(), endTime: ahead(2), ...key() };
      return call(identities, identities.grantOpening, GrantOpeningRequest.fromPartial(grant), { token });
    },
  },
  RevokeGrant: {
    stage: 'classified',
    changes: true,
    ask: ({ platform: { identities }, scene: { id: letterId }, token }) =>
      call(identities, identities.revokeGrant, { letterId, grantId: randomUUID(), ...key() }, { token }),
  },
  ListGrants: {
    stage: 'classified',
    ask: ({ platform: { identities }, scene: { id: letterId }, token }) =>
      call(identities, identities.listGrants, { letterId }, { token }),
  },
  ListOpenings: {
    stage: 'classified',
    ask: ({ platform: { identities }, scene: { id: letterId }, token }) =>
      call(identities, identities.listOpenings, ListOpeningsRequest.fromPartial({ letterId }), { token }),
  },
};
