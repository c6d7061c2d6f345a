import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { registerIncoming } from '../../api/incoming-api.ts';
import { documentTarget } from '../../api/upload.ts';
import type { RequestIds } from '../../api/request-id.ts';
import type { IncomingDocument } from '../../api/types.ts';
import type { Errors, Form } from '../../form/form-state.ts';
import { sendFiles } from '../../form/send-files.ts';
import { useSubmit, type Submit } from '../../form/use-submit.ts';
import { useMessages } from '../../i18n/language.tsx';
import { itemsChanged } from '../../state/changed.ts';
import {
  checkIncoming,
  FIELD_NAMES,
  toDocument,
  type IncomingName,
  type IncomingValues,
} from './form-values.ts';

interface RegistrationInput {
  readonly form: Form<IncomingValues>;
  readonly unitId: string;
  readonly hasLike: boolean;
  readonly files: readonly File[];
  readonly onSaved: (document: IncomingDocument, failedFiles: readonly string[]) => void;
}

export interface Registration extends Submit {
  readonly progress: Readonly<Record<string, number>>;
}

/** Sends a registration and then its files. */
export function useRegistration(input: RegistrationInput): Registration {
  const { form, unitId, files, hasLike, onSaved } = input;
  const m = useMessages();
  const client = useQueryClient();
  const [progress, setProgress] = useState<Record<string, number>>({});

  const check = (reason: string): Errors<IncomingName> => {
    const needsReason = hasLike || reason === 'DUPLICATE_DOCUMENT';
    const isMissing = needsReason && form.values.duplicateReason.trim() === '';
    const missing = isMissing ? { duplicateReason: m.registration.duplicateReasonMissing } : {};
    return { ...checkIncoming(form.values, m), ...missing };
  };
  const errorsOf = { DUPLICATE_DOCUMENT: { duplicateReason: m.registration.duplicateReasonMissing } };
  const send = async (ids: RequestIds): Promise<void> => {
    const duplicateReason = form.values.duplicateReason.trim();
    const body = { document: toDocument(form.values, unitId), duplicateReason };
    const document = await registerIncoming({ ...body, requestId: ids.idFor(body) });
    const failed = await sendFiles(documentTarget(document.id ?? ''), files, (name, share) =>
      setProgress((before) => ({ ...before, [name]: share })),
    );
    setProgress({});
    itemsChanged(client);
    onSaved(document, failed);
  };
  return { ...useSubmit({ form, fieldNames: FIELD_NAMES, check, errorsOf, send }), progress };
}
