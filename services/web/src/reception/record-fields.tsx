import { listLetters } from '../api/complaints-api.ts';
import { listPosts } from '../api/directory-api.ts';
import type { LegalCode } from '../api/types.ts';
import { deciderSource } from '../complaint/act/letter-fields.ts';
import { TextInput, Tick } from '../complaint/receive/receive-inputs.tsx';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { enumOptions } from '../incoming/incoming-filters.ts';
import type { Errors } from '../form/form-state.ts';
import { findPosts, personSource, postOption, unitSource } from '../state/directory-search.ts';
import { Choice } from '../ui/choice.tsx';
import type { Option } from '../ui/combobox-options.ts';
import { DateField } from '../ui/date-field.tsx';
import { Field } from '../ui/field.tsx';
import { Picker } from '../ui/picker.tsx';
import type { OptionSource } from '../ui/use-options.ts';
import { DENUNCIATION, type VisitValues } from './record-values.ts';

const PAGE = 20;

/** What the parts of the form work on. */
export interface VisitFormState {
  readonly unitId: string;
  readonly values: VisitValues;
  readonly errors: Errors<string>;
  readonly change: (changes: Partial<VisitValues>) => void;
}

/** When, who received, and whether it was refused. */
export function MeetingFields({ form, codes }: { form: VisitFormState; codes: readonly LegalCode[] }) {
  const { m, language } = useLanguage();
  const t = m.reception;
  const { unitId, values, errors, change } = form;
  const refusals = codes
    .filter(({ kind }) => kind === 'LEGAL_CODE_KIND_RECEPTION_REFUSAL')
    .map((one) => ({ value: one.code ?? '', label: (language === 'vi' ? one.nameVi : one.nameEn) ?? '' }));
  return (
    <>
      <Field
        label={t.receiveTime}
        hint={m.complaintForm.receiveTimeHint}
        required
        error={errors['receiveTime']}
      >
        {(control) => (
          <DateField
            {...control}
            meaning="moment"
            value={values.receiveTime}
            onChange={(receiveTime) => change({ receiveTime })}
          />
        )}
      </Field>
      <Pick
        label={t.receiver}
        source={receiverSource(unitId, m.act.postVacant)}
        value={values.receiver}
        onChange={(receiver) => change({ receiver })}
        error={errors['receiver']}
        isRequired
      />
      <Choice
        label={t.refusal}
        options={[{ value: '', label: t.noRefusal }, ...refusals]}
        value={values.refusalCode}
        onChange={(refusalCode) => change({ refusalCode })}
        error={errors['refusalCode']}
      />
      <p className="form-help">{t.refusalHint}</p>
    </>
  );
}

/** What it was about, without names, in the columns of the book. */
export function MatterFields({ form }: { form: VisitFormState }) {
  const m = useMessages();
  const t = m.reception;
  const { values, errors, change } = form;
  const kinds = enumOptions(m.enums.letterContent).filter(({ value }) => value !== 'LETTER_CONTENT_SEVERAL');
  return (
    <>
      <h2 className="form-part">{t.matter}</h2>
      <Choice
        label={t.content}
        options={kinds}
        value={values.content}
        onChange={(content) => change({ content })}
        error={errors['content']}
      />
      {values.content === DENUNCIATION && <OfficialFields form={form} />}
      <TextInput
        label={m.complaintForm.summary}
        hint={m.complaintForm.noNames}
        value={values.summary}
        onChange={(summary) => change({ summary })}
        error={errors['summary']}
        isRequired
        maxLength={500}
        rows={2}
      />
      <div className="form-row">
        <TextInput
          label={t.peopleCount}
          hint={m.complaintForm.peopleCountHint}
          value={values.peopleCount}
          onChange={(peopleCount) => change({ peopleCount })}
          error={errors['peopleCount']}
          maxLength={6}
          isNumber
        />
        <TextInput
          label={t.columns.same}
          value={values.sameContentCount}
          onChange={(sameContentCount) => change({ sameContentCount })}
          error={errors['sameContentCount']}
          maxLength={6}
          isNumber
        />
      </div>
      <Pick
        label={t.letter}
        hint={t.letterHint}
        source={letterSource}
        value={values.letter}
        onChange={(letter) => change({ letter })}
        error={errors['letter']}
      />
    </>
  );
}

/** Who is kept away from a denunciation. */
function OfficialFields({ form: { values, errors, change } }: { form: VisitFormState }) {
  const t = useMessages().reception;
  return (
    <div className="form-row">
      <Pick
        label={t.official}
        hint={t.officialHint}
        source={personSource}
        value={values.official}
        onChange={(official) => change({ official })}
        error={errors['official']}
      />
      <Pick
        label={t.officialUnit}
        source={unitSource}
        value={values.officialUnit}
        onChange={(officialUnit) => change({ officialUnit })}
        error={errors['officialUnit']}
      />
    </div>
  );
}

/** Who settled it before, and where the person or the letter was sent. */
export function HandlingFields({ form }: { form: VisitFormState }) {
  const t = useMessages().reception;
  const { values, errors, change } = form;
  const text = (name: TextName, label: string, maxLength: number) => (
    <TextInput
      label={label}
      value={values[name]}
      onChange={(value) => change({ [name]: value })}
      error={errors[name]}
      maxLength={maxLength}
    />
  );
  return (
    <>
      <h2 className="form-part">{t.handling}</h2>
      <Tick label={t.competentTick} isOn={values.competent} onChange={(competent) => change({ competent })} />
      {text('settledBy', t.columns.settled, 300)}
      <div className="form-row">
        {text('guidedTo', t.columns.guided, 300)}
        {text('guidedNumberSymbol', t.numberSymbol, 60)}
      </div>
      <div className="form-row">
        {text('passedTo', t.columns.passed, 300)}
        {text('passedNumberSymbol', t.numberSymbol, 60)}
      </div>
    </>
  );
}

type TextName = 'settledBy' | 'guidedTo' | 'guidedNumberSymbol' | 'passedTo' | 'passedNumberSymbol';

interface PickProps {
  readonly label: string;
  readonly hint?: string;
  readonly source: OptionSource<unknown>;
  readonly value: Option | undefined;
  readonly onChange: (value: Option | undefined) => void;
  readonly error: string | undefined;
  readonly isRequired?: boolean;
}

function Pick({ label, hint, source, value, onChange, error, isRequired = false }: PickProps) {
  return (
    <Field label={label} hint={hint} error={error} required={isRequired}>
      {(control) => <Picker {...control} source={source} value={value} onChange={onChange} />}
    </Field>
  );
}

/** Most often a leader of the unit receives; whoever of the unit and below is looked for by name may. */
function receiverSource(unitId: string, vacantWord: string): OptionSource<unknown> {
  const leaders = deciderSource(unitId, vacantWord);
  return {
    key: ['receivers', unitId],
    search: async (typed, signal) => {
      const asked = typed.trim();
      if (asked === '') return 'search' in leaders ? leaders.search('', signal) : [];
      const posts = await findPosts(asked, (query, pageSize) =>
        listPosts({ unitId, subtree: true, query, pageSize }, signal),
      );
      return posts.map((post) => postOption(post, vacantWord));
    },
  };
}

/** Letters the caller sees. */
const letterSource: OptionSource<unknown> = {
  key: ['reception-letters'],
  search: async (typed, signal) => {
    const query = { query: typed.trim(), orderBy: 'create_time desc', pageSize: PAGE };
    const { letters = [] } = await listLetters(query, signal);
    return letters.map(({ id = '', code = '', summary = '' }) => ({
      value: id,
      label: `${code} ${summary}`,
      data: id,
    }));
  },
};
