import { Input } from 'antd';
import { routeIncoming } from '../../api/incoming-api.ts';
import type { IncomingDocument } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { ActDialog } from '../../item/act-dialog.tsx';
import type { ItemWriter } from '../../item/item-writer.ts';
import { useKept } from '../../item/kept.ts';
import { useAct } from '../../item/use-act.ts';
import { postSource } from '../../state/directory-search.ts';
import { Field } from '../../ui/field.tsx';
import { PartLines } from './part-lines.tsx';
import { ForInformation } from './for-information.tsx';
import { RouteLineFields } from './route-line-fields.tsx';
import { checkRoute, EMPTY_ROUTE, routeFieldNames, toRoute, type RouteValues } from './route-values.ts';

interface RouteDialogProps {
  readonly document: IncomingDocument;
  readonly unitId: string;
  readonly writer: ItemWriter<IncomingDocument>;
  readonly onClose: () => void;
}

/** A leader's routing: direction, one lead, co-ordinators, each with a due time, and who is only informed. */
export function RouteDialog({ document, unitId, writer, onClose }: RouteDialogProps) {
  const m = useMessages();
  const id = document.id ?? '';
  const [values, setValues, forget] = useKept<RouteValues>(`RouteIncomingDocument ${id}`, EMPTY_ROUTE);
  const source = postSource(unitId, m.act.postVacant, document.unitId);
  const body = () => toRoute(values, id, document.etag ?? '');
  const act = useAct<IncomingDocument, string>({
    writer,
    what: m.act.RouteIncomingDocument,
    fieldNames: routeFieldNames(values),
    check: () => checkRoute(values, m),
    body,
    send: (requestId) => routeIncoming(id, { ...body(), requestId }),
    onDone: () => {
      forget();
      onClose();
    },
  });
  return (
    <ActDialog title={m.act.RouteIncomingDocument} act={act} onClose={onClose} isWide>
      <Field label={m.act.direction} required error={act.errors['direction']}>
        {(control) => (
          <Input.TextArea
            {...control}
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={values.direction}
            onChange={(event) => setValues({ ...values, direction: event.target.value })}
          />
        )}
      </Field>
      <RouteLineFields
        title={m.act.lead}
        line={values.lead}
        source={source}
        errors={act.errors}
        onChange={(lead) => setValues({ ...values, lead })}
      />
      <PartLines
        lines={values.coOrdinators}
        source={source}
        errors={act.errors}
        onChange={(coOrdinators) => setValues({ ...values, coOrdinators })}
      />
      <ForInformation
        source={source}
        posts={values.forInformation}
        error={act.errors['forInformation']}
        onChange={(forInformation) => setValues({ ...values, forInformation })}
      />
    </ActDialog>
  );
}
