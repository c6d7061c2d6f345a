import { Input } from 'antd';
import { reassignTask } from '../../api/tasks-api.ts';
import type { Task } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { PartLines } from '../../incoming/act/part-lines.tsx';
import { RouteLineFields } from '../../incoming/act/route-line-fields.tsx';
import { checkLines, emptyLine, type RouteLine } from '../../incoming/act/route-values.ts';
import { ActDialog } from '../../item/act-dialog.tsx';
import type { ItemWriter } from '../../item/item-writer.ts';
import { useKept } from '../../item/kept.ts';
import { useAct } from '../../item/use-act.ts';
import { postSource } from '../../state/directory-search.ts';
import { cityToday } from '../../time/format.ts';
import { readDue } from '../../time/typed-due.ts';
import { Field } from '../../ui/field.tsx';
import { linesToParts, partFieldNames } from './lines-to-parts.ts';

interface ReassignDialogProps {
  readonly task: Task;
  readonly unitId: string;
  readonly writer: ItemWriter<Task>;
  readonly onClose: () => void;
}

interface ReassignValues {
  readonly lead: RouteLine;
  readonly parts: readonly RouteLine[];
  readonly note: string;
}

const EMPTY: ReassignValues = { lead: emptyLine('lead'), parts: [], note: '' };

/** Gives a task to another lead and other co-ordinators. */
export function ReassignDialog({ task, unitId, writer, onClose }: ReassignDialogProps) {
  const m = useMessages();
  const id = task.id ?? '';
  const [values, setValues, forget] = useKept<ReassignValues>(`ReassignTask ${id}`, EMPTY);
  const source = postSource(unitId, m.act.postVacant);
  const body = () => ({
    leadPostId: values.lead.post?.value ?? '',
    parts: linesToParts(values.parts),
    dueTime: readDue(values.lead.due, cityToday())?.toISOString(),
    note: values.note.normalize('NFC').trim(),
    etag: task.etag ?? '',
  });
  const act = useAct<Task, string>({
    writer,
    what: m.act.ReassignTask,
    fieldNames: { ...partFieldNames(values.parts), leadPostId: 'lead', dueTime: 'lead.due', note: 'note' },
    check: () => checkLines(values.lead, values.parts, m, new Date()),
    body,
    send: (requestId) => reassignTask(id, { ...body(), requestId }),
    onDone: () => {
      forget();
      onClose();
    },
  });
  return (
    <ActDialog title={m.act.ReassignTask} help={m.assign.reassignHelp} act={act} onClose={onClose} isWide>
      <RouteLineFields
        title={m.act.lead}
        line={values.lead}
        source={source}
        errors={act.errors}
        dueHint={m.assign.keepDue}
        isLead
        onChange={(lead) => setValues({ ...values, lead })}
      />
      <PartLines
        lines={values.parts}
        source={source}
        errors={act.errors}
        dueHint={m.assign.partDue}
        onChange={(parts) => setValues({ ...values, parts })}
      />
      <Field label={m.act.note} error={act.errors['note']}>
        {(control) => (
          <Input.TextArea
            {...control}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={values.note}
            onChange={(event) => setValues({ ...values, note: event.target.value })}
          />
        )}
      </Field>
    </ActDialog>
  );
}
