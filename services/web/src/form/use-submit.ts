import { useRef, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { RequestIds } from '../api/request-id.ts';
import { useMessages } from '../i18n/language.tsx';
import { problemText } from '../ui/problem-text.ts';
import { placeFieldErrors } from './field-errors.ts';
import type { Errors } from './form-state.ts';

interface SubmitInput<Name extends string> {
  readonly form: { readonly refuse: (errors: Errors<Name>) => void };
  /** Paths of the contract and the fields they are shown in. */
  readonly fieldNames: Readonly<Record<string, Name>>;
  /** What can be seen to be wrong without the server; `reason` is that of the refusal before, if any. */
  readonly check: (reason: string) => Errors<Name>;
  /** What a refusal of some reason asks for beside a field. */
  readonly errorsOf?: Readonly<Partial<Record<string, Errors<Name>>>>;
  /** Sends; the body's request id comes from `ids`. */
  readonly send: (ids: RequestIds) => Promise<void>;
}

export interface Submit {
  readonly isBusy: boolean;
  /** What is wrong with the form as a whole. */
  readonly lines: readonly string[];
  /** Reason of the last refusal, empty when there was none. */
  readonly reason: string;
  /** How often it was refused, here or by the server. */
  readonly refusals: number;
  readonly submit: () => void;
}

/** One way for every form: check here, send, and put a refusal beside the fields. Nothing typed is lost. */
export function useSubmit<Name extends string>(input: SubmitInput<Name>): Submit {
  const { form, fieldNames, check, send } = input;
  const m = useMessages();
  const ids = useRef(new RequestIds());
  const [isBusy, setBusy] = useState(false);
  const [lines, setLines] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [refusals, setRefusals] = useState(0);

  const refuse = (errors: Errors<Name>, more: readonly string[]): void => {
    const count = Object.keys(errors).length;
    form.refuse(errors);
    setLines(count === 0 ? more : [m.problem.checkFields(count), ...more]);
    setRefusals((before) => before + 1);
  };

  const refuseByServer = (error: unknown): void => {
    const isApi = error instanceof ApiError;
    const placed = placeFieldErrors(isApi ? error.fields : [], fieldNames);
    setReason(isApi ? error.reason : '');
    const isPlaced = Object.keys(placed.errors).length > 0 && placed.rest.length === 0;
    refuse(
      { ...placed.errors, ...input.errorsOf?.[isApi ? error.reason : ''] },
      isPlaced ? [] : [problemText(error, m), ...placed.rest],
    );
  };

  const submit = async (): Promise<void> => {
    if (isBusy) return;
    const errors = check(reason);
    if (Object.keys(errors).length > 0) return refuse(errors, []);
    setBusy(true);
    try {
      await send(ids.current);
      ids.current.done();
      setLines([]);
      setReason('');
    } catch (error) {
      refuseByServer(error);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, lines, reason, refusals, submit: () => void submit() };
}
