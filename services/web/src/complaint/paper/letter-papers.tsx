import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'antd';
import { listLetterForms, type LetterForm } from '../../api/letter-forms-api.ts';
import type { Letter } from '../../api/types.ts';
import { useLanguage, useMessages } from '../../i18n/language.tsx';
import { showInstantDate } from '../../time/format.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { joined } from '../letter-words.ts';
import { formRule, formTitle } from './form-words.ts';
import { CaseFileButton, MaskedFormButton } from './download-buttons.tsx';
import { NamedFormDialog } from './named-form-dialog.tsx';

/** The forms of what was done to a letter, and the whole file, to take out. */
export function LetterPapers({ letter }: { letter: Letter }) {
  const m = useMessages();
  const { id = '', etag = '' } = letter;
  const forms = useQuery({
    queryKey: ['letter-forms', id, etag],
    queryFn: ({ signal }) => listLetterForms(id, signal),
  });
  const [named, setNamed] = useState<LetterForm>();
  if (forms.isPending) return <LoadingState />;
  if (forms.isError) return <ErrorState error={forms.error} onRetry={() => void forms.refetch()} />;
  return (
    <>
      {forms.data.length === 0 && <p className="quiet">{m.letterPaper.none}</p>}
      <ul className="parts">
        {forms.data.map((form) => (
          <FormLine key={form.id} letterId={id} form={form} onNamed={() => setNamed(form)} />
        ))}
      </ul>
      <p className="quiet">{m.letterPaper.help}</p>
      <CaseFileButton letterId={id} />
      {named !== undefined && (
        <NamedFormDialog letterId={id} form={named} onClose={() => setNamed(undefined)} />
      )}
    </>
  );
}

interface FormLineProps {
  readonly letterId: string;
  readonly form: LetterForm;
  readonly onNamed: () => void;
}

function FormLine({ letterId, form, onNamed }: FormLineProps) {
  const { m, language } = useLanguage();
  const title = formTitle(form, language);
  return (
    <li className="part">
      <div className="part-words">
        <strong>{title}</strong>
        <p className="quiet">
          {joined([formRule(form, m), form.numberSymbol, showInstantDate(form.actTime)])}
        </p>
      </div>
      <div className="part-actions">
        <MaskedFormButton letterId={letterId} formId={form.id ?? ''} title={title} />
        {form.mayName === true && (
          <Button aria-label={m.letterPaper.namedOf(title)} onClick={onNamed}>
            {m.letterPaper.named}
          </Button>
        )}
      </div>
    </li>
  );
}
