import { randomUUID } from 'node:crypto';
import { call, callMetadata } from '@baro/chassis';
import type { LetterCall, LetterQuestion } from './calls-letters.ts';
import { readAll } from './stream-calls.ts';

/** How each RPC about the papers of a letter is asked; the letter is a complaint that was accepted. */
export const formCalls: Record<string, LetterCall> = {
  ListLetterForms: {
    stage: 'accepted',
    ask: ({ platform: { letterForms }, scene: { id: letterId }, token }) =>
      call(letterForms, letterForms.listLetterForms, { letterId }, { token }),
  },
  'MakeLetterForm(masked)': { stage: 'accepted', ask: (question) => makeForm(question, '') },
  // Opens who the sender is, as OpenIdentity does.
  'MakeLetterForm(named)': { stage: 'accepted', ask: (question) => makeForm(question, 'Gửi thông báo') },
  ExportCaseFile: {
    stage: 'accepted',
    ask: ({ platform: { letterForms }, scene: { id: letterId }, token }) =>
      readAll(letterForms.exportCaseFile({ letterId }, callMetadata(token))),
  },
};

async function makeForm(
  { platform: { letterForms }, scene: { id: letterId }, token }: LetterQuestion,
  reason: string,
): Promise<unknown> {
  const form = { letterId, formId: 'acceptance-1', named: reason !== '', reason };
  return readAll(letterForms.makeLetterForm({ ...form, requestId: randomUUID() }, callMetadata(token)));
}
