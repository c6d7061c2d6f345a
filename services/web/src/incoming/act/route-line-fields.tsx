import { Button, Input } from 'antd';
import type { Post } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import type { OptionSource } from '../../ui/use-options.ts';
import type { RouteLine } from './route-values.ts';

interface RouteLineFieldsProps {
  readonly title: string;
  readonly line: RouteLine;
  readonly source: OptionSource<Post>;
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly onChange: (line: RouteLine) => void;
  readonly onRemove?: () => void;
  /** What an empty due time means. */
  readonly dueHint?: string;
  /** Only who and by when: what is asked of a lead is the task itself. */
  readonly isLead?: boolean;
}

/** One receiver: who, by when, and what in particular. */
export function RouteLineFields(props: RouteLineFieldsProps) {
  const { title, line, source, errors, onChange, onRemove } = props;
  const m = useMessages();
  return (
    <fieldset className="route-line">
      <legend>
        {title}
        {onRemove !== undefined && (
          <Button
            type="link"
            size="small"
            aria-label={m.act.removeCoOrdinator(line.post?.label ?? '')}
            onClick={onRemove}
          >
            {m.common.remove}
          </Button>
        )}
      </legend>
      <div className="form-row form-row-route">
        <Field label={m.act.toPost} required error={errors[line.key]}>
          {(control) => (
            <Picker
              {...control}
              source={source}
              value={line.post}
              onChange={(post) => onChange({ ...line, post })}
            />
          )}
        </Field>
        <Field label={m.act.dueOfOne} error={errors[`${line.key}.due`]} hint={props.dueHint ?? m.act.dueSame}>
          {(control) => (
            <DateField
              {...control}
              meaning="due"
              value={line.due}
              onChange={(due) => onChange({ ...line, due })}
            />
          )}
        </Field>
      </div>
      {props.isLead !== true && (
        <Field label={m.act.ownDirection} error={errors[`${line.key}.direction`]}>
          {(control) => (
            <Input
              {...control}
              maxLength={1000}
              value={line.direction}
              onChange={(event) => onChange({ ...line, direction: event.target.value })}
            />
          )}
        </Field>
      )}
    </fieldset>
  );
}
