import { useQuery } from '@tanstack/react-query';
import { Alert, Input } from 'antd';
import { checkDuplicates } from '../../api/incoming-api.ts';
import type { CheckDuplicatesQuery, IncomingDocument } from '../../api/types.ts';
import type { Form } from '../../form/form-state.ts';
import { useMessages } from '../../i18n/language.tsx';
import { joinNumberSymbol } from '../../text/number-symbol.ts';
import { cityToday, showDate, showInstantDate } from '../../time/format.ts';
import { parseTypedDate } from '../../time/typed-date.ts';
import { Field } from '../../ui/field.tsx';
import { useSettled } from '../../ui/use-options.ts';
import type { IncomingValues } from './form-values.ts';

const PAUSE_MS = 400;

/** Documents already registered that look like what is being typed. */
export function useDuplicates(values: IncomingValues, unitId: string): readonly IncomingDocument[] {
  const query = useSettled(JSON.stringify(duplicateQuery(values, unitId)), PAUSE_MS);
  const like = useQuery({
    queryKey: ['duplicates', query],
    queryFn: ({ signal }) => checkDuplicates(JSON.parse(query) as CheckDuplicatesQuery, signal),
    enabled: query !== 'null',
    // What was registered a moment ago counts.
    staleTime: 0,
  });
  return like.data ?? [];
}

/** What to ask for; `null` until there is enough to be alike: an exchange id, or number and symbol with issuer. */
export function duplicateQuery(values: IncomingValues, unitId: string): CheckDuplicatesQuery | null {
  const number = values.number.trim();
  const issuerName = values.issuerName.trim();
  const messageId = values.messageId.trim();
  if (messageId === '' && (number === '' || issuerName === '')) return null;
  const issueDate = parseTypedDate(values.issueDate, cityToday()) ?? '';
  return { unitId, messageId, number, symbol: values.symbol.trim(), issuerName, issueDate };
}

interface DuplicateWarningProps {
  readonly form: Form<IncomingValues>;
  readonly like: readonly IncomingDocument[];
  /** The server refused for likeness although nothing like it was seen here. */
  readonly isRefused: boolean;
}

/** Warns while typing; registering anyway needs a reason. */
export function DuplicateWarning({ form, like, isRefused }: DuplicateWarningProps) {
  const m = useMessages();
  if (like.length === 0 && !isRefused) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={m.registration.duplicateTitle}
      description={
        <>
          <p>{m.registration.duplicateHelp}</p>
          <ul className="duplicate-list">
            {like.map((document) => (
              <li key={document.id}>
                <a href={`/incoming/${document.id ?? ''}`} target="_blank" rel="noreferrer">
                  {m.work.arrival(document.arrivalNumber ?? 0)} ({showInstantDate(document.arrivalTime)})
                </a>
                : {joinNumberSymbol(document.number, document.symbol)}, {showDate(document.issueDate)},{' '}
                {document.issuerName} — {document.subject}
              </li>
            ))}
          </ul>
          <Field
            label={m.registration.duplicateReason}
            error={form.errors.duplicateReason}
            hint={m.registration.duplicateReasonHint}
          >
            {(control) => (
              <Input
                {...control}
                value={form.values.duplicateReason}
                onChange={(event) => form.change({ duplicateReason: event.target.value })}
              />
            )}
          </Field>
        </>
      }
    />
  );
}
