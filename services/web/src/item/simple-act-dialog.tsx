import { Input } from 'antd';
import type { ReactNode } from 'react';
import { CheckList } from '../ui/check-list.tsx';
import { Choice } from '../ui/choice.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Field } from '../ui/field.tsx';
import { Picker } from '../ui/picker.tsx';
import { ActDialog } from './act-dialog.tsx';
import type { ItemWriter } from './item-writer.ts';
import { useKept } from './kept.ts';
import {
  checkAnswers,
  isAsked,
  readAnswers,
  type ActField,
  type Answer,
  type SimpleAct,
} from './simple-act.ts';
import { useAct } from './use-act.ts';

/** From this many characters on a text is written, not jotted down. */
const LONG = 2000;

interface SimpleActDialogProps<Doc> {
  readonly act: SimpleAct<Doc>;
  readonly itemId: string;
  readonly etag: string;
  readonly writer: ItemWriter<Doc>;
  readonly onClose: () => void;
  /** Something it asks for is still on its way. */
  readonly isWaiting?: boolean;
  /** What the dialog asks for beside its questions. */
  readonly children?: ReactNode;
}

/** The dialog of an act that is a list of questions. */
export function SimpleActDialog<Doc>(props: SimpleActDialogProps<Doc>) {
  const { act, itemId, etag, writer, onClose, isWaiting = false, children } = props;
  const [answers, setAnswers, forget] = useKept<Readonly<Record<string, Answer | undefined>>>(
    `${act.action} ${itemId}`,
    act.initial ?? {},
  );
  const asked = act.fields.filter((field) => isAsked(field, answers));
  const read = (): Record<string, string> => readAnswers(act.fields, answers);
  const run = useAct<Doc, string>({
    writer,
    what: act.title,
    fieldNames: fieldNamesOf(act),
    check: () => checkAnswers(act, read()),
    body: () => ({ ...read(), etag }),
    send: (requestId) => act.send({ ...read(), etag }, requestId),
    onDone: () => {
      forget();
      onClose();
    },
  });
  return (
    <ActDialog
      title={act.title}
      help={act.help}
      act={isWaiting ? { ...run, isBusy: true } : run}
      onClose={onClose}
      isWide={act.isWide ?? false}
    >
      {asked.map((field) => (
        <ActFieldInput
          key={field.name}
          field={field}
          error={run.errors[field.name]}
          answer={answers[field.name]}
          onAnswer={(answer) => setAnswers({ ...answers, [field.name]: answer })}
        />
      ))}
      {children}
    </ActDialog>
  );
}

/** Paths of the contract and the questions they belong to. */
function fieldNamesOf({ fields, under }: SimpleAct<unknown>): Record<string, string> {
  const names = fields.map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [under === undefined ? name : `${under}.${name}`, name]));
}

interface ActFieldInputProps {
  readonly field: ActField;
  readonly error: string | undefined;
  readonly answer: Answer | undefined;
  readonly onAnswer: (answer: Answer | undefined) => void;
}

function ActFieldInput({ field, error, answer, onAnswer }: ActFieldInputProps) {
  const text = typeof answer === 'string' ? answer : '';
  if (field.kind === 'choose') {
    return (
      <Choice label={field.label} options={field.options} value={text} onChange={onAnswer} error={error} />
    );
  }
  if (field.kind === 'many') {
    return (
      <CheckList
        label={field.label}
        options={field.options}
        values={text === '' ? [] : text.split(',')}
        onChange={(values) => onAnswer(values.join(','))}
        error={error}
      />
    );
  }
  return (
    <Field label={field.label} hint={field.hint} error={error} required={field.missing !== undefined}>
      {(control) => {
        if (field.kind === 'pick') {
          const value = typeof answer === 'string' ? undefined : answer;
          return <Picker {...control} source={field.source} value={value} onChange={onAnswer} />;
        }
        if (field.kind === 'due') {
          return <DateField {...control} meaning="due" value={text} onChange={onAnswer} />;
        }
        if (field.kind === 'date') {
          return <DateField {...control} meaning={field.leaning} value={text} onChange={onAnswer} />;
        }
        const shared = {
          ...control,
          maxLength: field.kind === 'percent' ? 3 : field.maxLength,
          value: text,
          onChange: (event: { target: { value: string } }) => onAnswer(event.target.value),
        };
        if (field.kind === 'percent') return <Input {...shared} inputMode="numeric" autoComplete="off" />;
        if (field.kind === 'text') return <Input {...shared} autoComplete="off" />;
        return (
          <Input.TextArea {...shared} autoSize={{ minRows: 3, maxRows: field.maxLength > LONG ? 16 : 8 }} />
        );
      }}
    </Field>
  );
}
