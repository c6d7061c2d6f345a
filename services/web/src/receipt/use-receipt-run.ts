import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { problemText } from '../ui/problem-text.ts';

/** Issues and revokes, one at a time; the list of receipts is read anew after each. */
export function useReceiptRun(queryKey: readonly string[]) {
  const m = useMessages();
  const client = useQueryClient();
  const [problem, setProblem] = useState<string[]>([]);
  const [busy, setBusy] = useState('');
  const run = async (what: string, work: () => Promise<void>): Promise<void> => {
    setBusy(what);
    try {
      await work();
      setProblem([]);
      await client.invalidateQueries({ queryKey });
    } catch (error) {
      setProblem([problemText(error, m)]);
    } finally {
      setBusy('');
    }
  };
  return { problem, busy, run };
}
