import { Button, Input } from 'antd';
import { useState } from 'react';
import {
  lookUp,
  type LookUp,
  type PetitionLookUp,
  type PublicPetition,
  type Slip,
} from '../api/public-api.ts';
import { onFormKeyDown, useErrorFocus } from '../form/enter-to-next.ts';
import { FormFoot } from '../form/form-foot.tsx';
import { FormProblem } from '../form/form-problem.tsx';
import { useForm } from '../form/form-state.ts';
import { useSubmit } from '../form/use-submit.ts';
import { useMessages } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { Field } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { NotSolvedForm } from './not-solved-form.tsx';
import { PublicLetterView } from './public-letter.tsx';
import { PublicLine, PublicPetitionView } from './public-petition.tsx';

interface Found {
  readonly slip: Slip;
  readonly answer: LookUp;
}

/** Where one's matter stands, by the code and the secret of a receipt. Both stay in this page's memory alone. */
export function LookUpPage() {
  const m = useMessages();
  const [found, setFound] = useState<Found>();
  if (found === undefined) return <LookUpForm onFound={setFound} />;
  const { slip, answer } = found;
  return (
    <>
      {'stage' in answer ? (
        <PublicLetterView letter={answer} />
      ) : (
        <FoundPetition slip={slip} answer={answer as PetitionLookUp} />
      )}
      <p className="no-print public-leave">
        <Button onClick={() => setFound(undefined)}>{m.open.another}</Button>
      </p>
    </>
  );
}

function LookUpForm({ onFound }: { onFound: (found: Found) => void }) {
  const m = useMessages();
  const t = m.open;
  const form = useForm(() => ({ code: '', secret: '' }));
  const run = useSubmit({
    form,
    fieldNames: { code: 'code', secret: 'secret' },
    check: () => ({
      ...(form.values.code.trim() === '' ? { code: t.codeMissing } : {}),
      ...(form.values.secret.trim() === '' ? { secret: t.secretMissing } : {}),
    }),
    send: async () => onFound({ slip: form.values, answer: await lookUp(form.values) }),
  });
  const box = useErrorFocus(run.refusals);
  const shared = { autoComplete: 'off', autoCapitalize: 'characters', spellCheck: false, maxLength: 40 };
  return (
    <Page title={t.title} className="page-form">
      <form
        ref={box}
        className="form"
        noValidate
        onKeyDown={onFormKeyDown}
        onSubmit={(event) => event.preventDefault()}
      >
        <p className="form-help">{t.help}</p>
        <Field label={t.code} hint={t.codeHint} error={form.errors.code} required>
          {(control) => (
            <Input
              {...control}
              {...shared}
              value={form.values.code}
              onChange={(event) => form.change({ code: event.target.value })}
            />
          )}
        </Field>
        <Field label={t.secret} hint={t.secretHint} error={form.errors.secret} required>
          {(control) => (
            <Input
              {...control}
              {...shared}
              value={form.values.secret}
              onChange={(event) => form.change({ secret: event.target.value })}
            />
          )}
        </Field>
        <FormProblem lines={run.lines} />
        <FormFoot label={t.lookUp} isBusy={run.isBusy} onPress={run.submit} />
      </form>
    </Page>
  );
}

function FoundPetition({ slip, answer }: { slip: Slip; answer: PetitionLookUp }) {
  const m = useMessages();
  const [said, setSaid] = useState<PublicPetition>();
  const petition = said ?? answer.petition ?? {};
  return (
    <>
      <PublicPetitionView petition={petition} />
      {answer.raising !== undefined && (
        <Section title={m.open.yourLine}>
          <PublicLine raising={answer.raising} />
        </Section>
      )}
      {said !== undefined && (
        <p role="status" className="public-said">
          {m.open.said}
        </p>
      )}
      {said === undefined && answer.maySayNotSolved === true && (
        <NotSolvedForm slip={slip} onSaid={setSaid} />
      )}
    </>
  );
}
