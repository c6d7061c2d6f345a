import { Alert, Button } from 'antd';
import { useState } from 'react';
import { readDraft, useKeepDraft } from '../../form/draft.ts';
import { onFormKeyDown, useErrorFocus } from '../../form/enter-to-next.ts';
import { FileDrop, PendingFiles } from '../../form/file-drop.tsx';
import { addFiles } from '../../form/send-files.ts';
import { FormProblem } from '../../form/form-problem.tsx';
import { useForm } from '../../form/form-state.ts';
import { FormFoot } from '../../form/form-foot.tsx';
import { useMessages } from '../../i18n/language.tsx';
import { useActor } from '../../state/session.tsx';
import { showInstant } from '../../time/format.ts';
import { DuplicateWarning, useDuplicates } from './duplicates.tsx';
import { ContentFields, HandlingFields, MoreFields, NumberFields } from './form-fields.tsx';
import { BLANK, PERSONAL } from './form-values.ts';
import type { Saved } from './register-page.tsx';
import { useRegistration } from './use-registration.ts';

/** The registration form of one unit's book. */
export function RegisterForm({ unitId, onSaved }: { unitId: string; onSaved: (saved: Saved) => void }) {
  const m = useMessages();
  const draftKey = `baro.draft.incoming.${useActor().username}.${unitId}`;
  const [restored, setRestored] = useState(() => readDraft(draftKey, BLANK));
  const [round, setRound] = useState(0);
  const [files, setFiles] = useState<readonly File[]>([]);
  const form = useForm(() => restored?.values ?? BLANK);
  const draft = useKeepDraft(draftKey, form.values, BLANK, PERSONAL);
  const like = useDuplicates(form.values, unitId);

  const startAnew = (): void => {
    draft.forget();
    setRestored(undefined);
    setFiles([]);
    setRound(round + 1);
    // A pile of papers is mostly of one form: the next one begins with the last one's.
    form.start({ ...BLANK, form: form.values.form });
  };
  const registration = useRegistration({
    form,
    unitId,
    hasLike: like.length > 0,
    files,
    onSaved: (document, failedFiles) => {
      onSaved({ document, failedFiles });
      startAnew();
      window.scrollTo({ top: 0 });
    },
  });
  const box = useErrorFocus(registration.refusals);
  return (
    <form
      ref={box}
      className="form"
      noValidate
      onKeyDown={onFormKeyDown}
      onSubmit={(e) => e.preventDefault()}
    >
      {restored !== undefined && <DraftNotice savedAt={restored.savedAt} onDrop={startAnew} />}
      <NumberFields key={`number-${round}`} form={form} />
      <ContentFields form={form} />
      <DuplicateWarning form={form} like={like} isRefused={registration.reason === 'DUPLICATE_DOCUMENT'} />
      <HandlingFields form={form} />
      <MoreFields key={`more-${round}`} form={form} />
      <fieldset className="field">
        <legend className="field-label">{m.registration.files}</legend>
        <FileDrop label={m.registration.chooseFiles} onFiles={(more) => setFiles(addFiles(files, more))} />
        <PendingFiles
          files={files}
          progress={registration.progress}
          onRemove={(file) => setFiles(files.filter((one) => one !== file))}
        />
      </fieldset>
      <p className="secret-note">
        <strong>{m.registration.secretTitle}.</strong> {m.registration.secretHelp}
      </p>
      <FormProblem lines={registration.lines} />
      <FormFoot
        label={registration.isBusy ? m.registration.submitting : m.registration.submit}
        isBusy={registration.isBusy}
        onPress={registration.submit}
      />
    </form>
  );
}

function DraftNotice({ savedAt, onDrop }: { savedAt: string; onDrop: () => void }) {
  const m = useMessages();
  return (
    <Alert
      type="info"
      showIcon
      title={`${m.common.keptDraft(showInstant(savedAt))} ${m.registration.keptWithoutSigner}`}
      action={
        <Button size="small" onClick={onDrop}>
          {m.common.dropDraft}
        </Button>
      }
    />
  );
}
