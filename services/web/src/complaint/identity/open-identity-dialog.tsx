import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { openIdentity } from '../../api/complaints-api.ts';
import type { LetterParty, PartyIdentity } from '../../api/types.ts';
import { noErrors, type Errors } from '../../form/form-state.ts';
import { useSubmit } from '../../form/use-submit.ts';
import { useMessages } from '../../i18n/language.tsx';
import { ActDialog } from '../../item/act-dialog.tsx';
import { Facts } from '../../item/facts.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { Field } from '../../ui/field.tsx';
import { IDENTITY_FIELDS, fieldWords, shownFields, type IdentityFieldName } from './identity-fields.ts';

/** An identity left open on a desk is read by whoever passes. */
const SHOWN_MS = 120_000;

interface OpenIdentityProps {
  readonly letterId: string;
  readonly party: LetterParty;
  /** The person in the page's words, masked. */
  readonly who: string;
  readonly onClose: () => void;
}

/**
 * Opens who a person is: asks why and for what, then shows it once. What is shown lives in this dialog alone: no address,
 * query cache, storage or title of the page holds it, and closing the dialog forgets it.
 */
export function OpenIdentityDialog({ letterId, party, who, onClose }: OpenIdentityProps) {
  const m = useMessages();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Asked>({ reason: '', fields: ['fullName'] });
  const [shown, setShown] = useState<PartyIdentity>();
  const [errors, setErrors] = useState<Errors<keyof Asked>>(noErrors);
  const open = useSubmit<keyof Asked>({
    form: { refuse: setErrors },
    fieldNames: { reason: 'reason', fields: 'fields' },
    check: () => ({
      ...(asked.reason.trim() === '' && { reason: m.identity.reasonMissing }),
      ...(asked.fields.length === 0 && { fields: m.identity.fieldsMissing }),
    }),
    send: async (ids) => {
      const body = { fields: asked.fields, reason: asked.reason.normalize('NFC').trim() };
      const request = { ...body, requestId: ids.idFor(body) };
      setShown(await openIdentity(letterId, party.partyId ?? '', request));
      void client.invalidateQueries({ queryKey: ['openings', letterId] });
    },
  });
  const isShown = shown !== undefined;
  return (
    <ActDialog
      title={isShown ? who : m.identity.open}
      button={isShown ? m.identity.close : m.identity.open}
      help={isShown ? m.identity.once : `${who}. ${m.identity.help}`}
      act={{ ...open, errors, stale: undefined, ...(isShown && { submit: onClose }) }}
      onClose={onClose}
    >
      {isShown ? (
        <ShownIdentity identity={shown} fields={asked.fields} onHide={onClose} />
      ) : (
        <AskIdentity asked={asked} errors={errors} onChange={setAsked} />
      )}
    </ActDialog>
  );
}

interface Asked {
  readonly reason: string;
  readonly fields: readonly IdentityFieldName[];
}

interface AskProps {
  readonly asked: Asked;
  readonly errors: Errors<keyof Asked>;
  readonly onChange: (asked: Asked) => void;
}

function AskIdentity({ asked, errors, onChange }: AskProps) {
  const m = useMessages();
  return (
    <>
      <Field label={m.identity.reason} hint={m.identity.reasonHint} required error={errors.reason}>
        {(control) => (
          <Input.TextArea
            {...control}
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={asked.reason}
            onChange={(event) => onChange({ ...asked, reason: event.target.value })}
          />
        )}
      </Field>
      <CheckList
        label={m.identity.fields}
        options={IDENTITY_FIELDS.map((name) => ({ value: name, label: m.identity.names[name] }))}
        values={asked.fields}
        onChange={(values) =>
          onChange({ ...asked, fields: IDENTITY_FIELDS.filter((name) => values.includes(name)) })
        }
        error={errors.fields}
      />
    </>
  );
}

interface ShownProps {
  readonly identity: PartyIdentity;
  readonly fields: readonly IdentityFieldName[];
  readonly onHide: () => void;
}

/** Takes the focus, so that it is read out; hides itself after a while. */
function ShownIdentity({ identity, fields, onHide }: ShownProps) {
  const m = useMessages();
  const box = useRef<HTMLDivElement>(null);
  const hide = useRef(onHide);
  hide.current = onHide;
  useEffect(() => {
    box.current?.focus();
    const timer = setTimeout(() => hide.current(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="no-print letter-identity" ref={box} tabIndex={-1}>
      <Facts facts={shownFields(identity, fields, m).map(([name, text]) => [fieldWords(name, m), text])} />
    </div>
  );
}
