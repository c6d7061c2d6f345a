import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { openIdentity } from '../../api/complaints-api.ts';
import type { LetterParty, PartyIdentity } from '../../api/types.ts';
import { noErrors, type Errors } from '../../form/form-state.ts';
import { useSubmit } from '../../form/use-submit.ts';
import { useMessages } from '../../i18n/language.tsx';
import { ActDialog } from '../../item/act-dialog.tsx';
import { Facts } from '../../item/facts.tsx';
import { useFocusBack } from '../../item/use-focus-back.ts';
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
export function OpenIdentityDialog(props: OpenIdentityProps) {
  const [shown, setShown] = useState<Shown>();
  if (shown !== undefined) return <ShownIdentity {...props} shown={shown} />;
  return <AskIdentity {...props} onShown={setShown} />;
}

interface Shown {
  readonly identity: PartyIdentity;
  readonly fields: readonly IdentityFieldName[];
}

function AskIdentity(props: OpenIdentityProps & { readonly onShown: (shown: Shown) => void }) {
  const { letterId, party, who, onClose, onShown } = props;
  const m = useMessages();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [fields, setFields] = useState<readonly IdentityFieldName[]>(['fullName']);
  const [errors, setErrors] = useState<Errors<'reason' | 'fields'>>(noErrors);
  const submit = useSubmit<'reason' | 'fields'>({
    form: { refuse: setErrors },
    fieldNames: { reason: 'reason', fields: 'fields' },
    check: () => ({
      ...(reason.trim() === '' && { reason: m.identity.reasonMissing }),
      ...(fields.length === 0 && { fields: m.identity.fieldsMissing }),
    }),
    send: async (ids) => {
      const body = { fields, reason: reason.normalize('NFC').trim() };
      const request = { ...body, requestId: ids.idFor(body) };
      const identity = await openIdentity(letterId, party.partyId ?? '', request);
      void client.invalidateQueries({ queryKey: ['openings', letterId] });
      onShown({ identity, fields });
    },
  });
  return (
    <ActDialog
      title={m.identity.open}
      help={`${who}. ${m.identity.help}`}
      act={{ ...submit, errors, stale: undefined }}
      onClose={onClose}
    >
      <Field label={m.identity.reason} hint={m.identity.reasonHint} required error={errors.reason}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoFocus
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <CheckList
        label={m.identity.fields}
        options={IDENTITY_FIELDS.map((name) => ({ value: name, label: m.identity.names[name] }))}
        values={fields}
        onChange={(values) => setFields(IDENTITY_FIELDS.filter((name) => values.includes(name)))}
        error={errors.fields}
      />
    </ActDialog>
  );
}

function ShownIdentity({ who, shown, onClose }: OpenIdentityProps & { readonly shown: Shown }) {
  const m = useMessages();
  useFocusBack();
  useEffect(() => {
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [onClose]);
  return (
    <Modal open title={who} onCancel={onClose} mask={{ closable: false }} footer={null}>
      <div className="no-print" data-identity>
        <Facts
          facts={shownFields(shown.identity, shown.fields, m).map(([name, text]) => [
            fieldWords(name, m),
            text,
          ])}
        />
      </div>
      <p className="form-help">{m.identity.once}</p>
      <Button type="primary" autoFocus onClick={onClose}>
        {m.identity.close}
      </Button>
    </Modal>
  );
}
