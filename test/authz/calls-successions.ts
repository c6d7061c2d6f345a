import { randomUUID } from 'node:crypto';
import { call } from '@baro/chassis';
import {
  ListSuccessionItemsRequest,
  ListSuccessionsRequest,
  RetrySuccessionRequest,
  SettleSuccessionRequest,
  StartSuccessionRequest,
} from '@baro/proto/baro/custody/v1/successions';
import type { Platform, Token } from './platform.ts';

/** A question about a closed unit and its run. */
export interface SuccessionQuestion {
  platform: Platform;
  token: Token;
  unitId: string;
  runId: string;
}

type Ask = (question: SuccessionQuestion) => Promise<unknown>;

const seenIf = (isSeen: boolean): 'seen' | 'hidden' => (isSeen ? 'seen' : 'hidden');

/** How each RPC is asked. What changes something is asked so that who may is refused for the state. */
export const successionCalls: Record<string, Ask> = {
  ListClosedUnits: async ({ platform: { successions }, token, unitId }) => {
    const { units } = await call(successions, successions.listClosedUnits, {}, { token });
    return seenIf(units.some((unit) => unit.unitId === unitId));
  },
  PreviewSuccession: ({ platform: { successions }, token, unitId }) =>
    call(successions, successions.previewSuccession, { unitId }, { token }),
  StartSuccession: ({ platform: { successions }, token, unitId }) => {
    const fields = { unitId, legalRef: '12/NQ-HĐND', totalCount: 999, requestId: randomUUID() };
    const request = StartSuccessionRequest.fromPartial(fields);
    return call(successions, successions.startSuccession, request, { token });
  },
  GetSuccession: ({ platform: { successions }, token, runId: id }) =>
    call(successions, successions.getSuccession, { id }, { token }),
  ListSuccessions: async ({ platform: { successions }, token, runId }) => {
    const request = ListSuccessionsRequest.fromPartial({ pageSize: 200 });
    const answer = await call(successions, successions.listSuccessions, request, { token });
    return seenIf(answer.successions.some((run) => run.id === runId));
  },
  'ListSuccessions(unit)': ({ platform: { successions }, token, unitId }) => {
    const request = ListSuccessionsRequest.fromPartial({ unitId });
    return call(successions, successions.listSuccessions, request, { token });
  },
  ListSuccessionItems: ({ platform: { successions }, token, runId: id }) => {
    const request = ListSuccessionItemsRequest.fromPartial({ id });
    return call(successions, successions.listSuccessionItems, request, { token });
  },
  RetrySuccession: ({ platform: { successions }, token, runId: id }) => {
    const request = RetrySuccessionRequest.fromPartial({ id, requestId: randomUUID() });
    return call(successions, successions.retrySuccession, request, { token });
  },
  SettleSuccession: ({ platform: { successions }, token, runId: id }) => {
    const request = SettleSuccessionRequest.fromPartial({ id, reason: 'Lưu', requestId: randomUUID() });
    return call(successions, successions.settleSuccession, request, { token });
  },
};

/** RPCs the page offers of a closed unit; none where it is not shown. */
export async function offeredActions({ platform, token, unitId }: SuccessionQuestion): Promise<string[]> {
  const { successions } = platform;
  try {
    const { unit } = await call(successions, successions.previewSuccession, { unitId }, { token });
    return unit?.allowedActions ?? [];
  } catch {
    return []; // who may not look is offered nothing; that it may not is a question of its own
  }
}
