import { App } from 'antd';
import { useRef, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { RequestIds } from '../api/request-id.ts';
import { useMessages } from '../i18n/language.tsx';
import { problemText } from '../ui/problem-text.ts';
import type { ItemWriter } from './item-writer.ts';

/** An act without questions: one press does it; a refusal is said, and the item is read again. */
export function useDirectAct<Doc>(
  writer: ItemWriter<Doc>,
  what: string,
  body: object,
  send: (requestId: string) => Promise<Doc>,
): { isBusy: boolean; run: () => void } {
  const m = useMessages();
  const { message } = App.useApp();
  const ids = useRef(new RequestIds());
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    try {
      const document = await send(ids.current.idFor(body));
      ids.current.done();
      writer.done(document, what);
    } catch (error) {
      message.error(problemText(error, m));
      // The item is other than it was shown: show it as it is.
      if (error instanceof ApiError && error.status === 409) await writer.reload();
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, run: () => void run() };
}
