import { listIncoming } from '../../api/incoming-api.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { joinNumberSymbol } from '../../text/number-symbol.ts';
import type { OptionSource } from '../../ui/use-options.ts';

const PAGE = 15;

/** Incoming documents by arrival number (digits alone) or by words. */
export function answeredSource(m: Messages): OptionSource<unknown> {
  return {
    key: ['answered'],
    search: async (typed, signal) => {
      const query = typed.trim();
      const isNumber = /^\d+$/.test(query);
      const page = await listIncoming(
        isNumber ? { arrivalNumber: Number(query), pageSize: PAGE } : { query, pageSize: PAGE },
        signal,
      );
      return (page.documents ?? []).map((document) => ({
        value: document.id ?? '',
        label: `${m.work.arrival(document.arrivalNumber ?? 0)} · ${joinNumberSymbol(document.number, document.symbol)} ${document.subject ?? ''}`,
        detail: document.issuerName ?? '',
      }));
    },
  };
}
