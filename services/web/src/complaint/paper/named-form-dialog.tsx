import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { makeLetterForm, type LetterForm } from '../../api/letter-forms-api.ts';
import { noErrors, type Errors } from '../../form/form-state.ts';
import { useSubmit } from '../../form/use-submit.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { ActDialog } from '../../item/act-dialog.tsx';
import { saveFile } from '../../list/download.ts';
import { Field } from '../../ui/field.tsx';
import { formTitle } from './form-words.ts';

interface NamedFormProps {
  readonly letterId: string;
  readonly form: LetterForm;
  readonly onClose: () => void;
}

/** Asks why the people are named, then hands the paper to the browser's downloads: nothing of it stays in the page. */
export function NamedFormDialog({ letterId, form, onClose }: NamedFormProps) {
  const { m, language } = useLanguage();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<Errors<'reason'>>(noErrors);
  const make = useSubmit<'reason'>({
    form: { refuse: setErrors },
    fieldNames: { reason: 'reason' },
    check: () => (reason.trim() === '' ? { reason: m.identity.reasonMissing } : {}),
    send: async (ids) => {
      const body = { named: true, reason: reason.normalize('NFC').trim() };
      const { blob, name } = await makeLetterForm(letterId, form.id ?? '', {
        ...body,
        requestId: ids.idFor(body),
      });
      void client.invalidateQueries({ queryKey: ['openings', letterId] });
      saveFile(blob, name);
      onClose();
    },
  });
  return (
    <ActDialog
      title={m.letterPaper.named}
      help={`${formTitle(form, language)}. ${m.letterPaper.namedHelp}`}
      act={{ ...make, errors, stale: undefined }}
      onClose={onClose}
    >
      <Field label={m.identity.reason} hint={m.identity.reasonHint} required error={errors.reason}>
        {(control) => (
          <Input.TextArea
            {...control}
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </ActDialog>
  );
}
