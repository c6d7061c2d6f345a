import { useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import type { CustodyChange } from '../api/types.ts';
import { noErrors, type Errors } from '../form/form-state.ts';
import { useSubmit, type Submit } from '../form/use-submit.ts';
import type { ItemWriter } from './item-writer.ts';

interface ActInput<Doc, Name extends string> {
  readonly writer: ItemWriter<Doc>;
  /** The act in words, for the notice. */
  readonly what: string;
  readonly fieldNames: Readonly<Record<string, Name>>;
  readonly check: () => Errors<Name>;
  /** Body of the call without its request id; the etag in it is the one last read. */
  readonly body: () => object;
  readonly send: (requestId: string) => Promise<Doc>;
  readonly onDone: () => void;
}

export interface Act<Name extends string> extends Submit {
  readonly errors: Errors<Name>;
  /** Set when somebody else had changed the item; `change` when it is known who. */
  readonly stale: { readonly change: CustodyChange | undefined } | undefined;
}

/** One act on an item: sends it; when the item had changed meanwhile, reads it again and says who changed it. */
export function useAct<Doc, Name extends string>(input: ActInput<Doc, Name>): Act<Name> {
  const [errors, setErrors] = useState<Errors<Name>>(noErrors);
  const [stale, setStale] = useState<{ change: CustodyChange | undefined }>();
  const submit = useSubmit<Name>({
    form: { refuse: setErrors },
    fieldNames: input.fieldNames,
    check: input.check,
    send: async (ids) => {
      try {
        const document = await input.send(ids.idFor(input.body()));
        input.onDone();
        input.writer.done(document, input.what);
      } catch (error) {
        if (error instanceof ApiError && error.reason === 'ETAG_STALE') {
          setStale({ change: await input.writer.reload() });
        }
        throw error;
      }
    },
  });
  return { ...submit, errors, stale };
}
