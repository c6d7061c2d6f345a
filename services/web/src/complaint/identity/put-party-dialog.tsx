import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { putParty } from '../../api/complaints-api.ts';
import type { Letter, LetterParty } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import { forgetKept } from '../../item/kept.ts';
import type { ActField, SimpleAct } from '../../item/simple-act.ts';
import { SimpleActDialog } from '../../item/simple-act-dialog.tsx';
import { personSource, unitSource } from '../../state/directory-search.ts';
import { yesNoField } from '../act/letter-fields.ts';

interface PutPartyProps {
  readonly letter: Letter;
  readonly party: LetterParty;
  /** The person in the page's words, masked. */
  readonly who: string;
  readonly onClose: () => void;
}

const ACTION = 'PutParty';

/** Puts who a person of a letter is; other dialogs remember what was typed when they are closed, this one does not. */
export function PutPartyDialog({ letter, party, who, onClose }: PutPartyProps) {
  const m = useMessages();
  const client = useQueryClient();
  const { message } = App.useApp();
  const key = party.partyId ?? '';
  const close = (): void => {
    onClose();
    forgetKept(`${ACTION} ${key}`);
  };
  return (
    <SimpleActDialog
      act={putPartyAct(letter.id ?? '', party, who, m)}
      itemId={key}
      etag=""
      writer={{
        done: () => {
          message.success(m.identity.putDone);
          void client.invalidateQueries({ queryKey: ['complaints'] });
        },
        reload: async () => undefined,
      }}
      onClose={close}
    />
  );
}

const TEXTS = ['fullName', 'documentNumber', 'address', 'phone', 'email', 'note'] as const;

function putPartyAct(letterId: string, party: LetterParty, who: string, m: Messages): SimpleAct<object> {
  return {
    action: ACTION,
    title: m.identity.put,
    help: `${who}. ${m.identity.putHelp}`,
    isWide: true,
    under: 'identity',
    fields: putFields(party, m),
    initial: { secretOnRequest: party.secretOnRequest === true ? 'true' : 'false' },
    check: (answers): Record<string, string> => ({
      ...(!/^(\d{4})?$/.test(answers['birthYear'] ?? '') && { birthYear: m.complaintForm.badYear }),
      ...((answers['denouncedPersonId'] ?? '') !== '' &&
        answers['denouncedUnitId'] === '' && { denouncedUnitId: m.identity.officialUnitMissing }),
    }),
    send: (answers, requestId) => {
      const texts = Object.fromEntries(TEXTS.map((name) => [name, answers[name] ?? '']));
      return putParty(letterId, party.partyId ?? '', {
        identity: { ...texts, birthYear: Number(answers['birthYear'] ?? '') },
        secretOnRequest: answers['secretOnRequest'] === 'true',
        denouncedPersonId: answers['denouncedPersonId'] ?? '',
        denouncedUnitId: answers['denouncedUnitId'] ?? '',
        requestId,
      });
    },
  };
}

function putFields(party: LetterParty, m: Messages): ActField[] {
  const { names } = m.identity;
  const isDenounced = party.role === 'PARTY_ROLE_DENOUNCED';
  return [
    text('fullName', names.fullName, 200, m.complaintForm.fullNameMissing),
    text('birthYear', names.birthYear, 4),
    text('documentNumber', names.documentNumber, 30),
    text('address', names.address, 500),
    text('phone', names.phone, 30),
    text('email', names.email, 200),
    text('note', names.note, 2000),
    yesNoField(m, 'secretOnRequest', m.complaintForm.partySecret),
    ...(isDenounced ? officialFields(m) : []),
  ];
}

/** Of an official of the city: who is kept away from the letter. */
function officialFields(m: Messages): ActField[] {
  const { official, officialHint, officialUnit } = m.identity;
  return [
    { name: 'denouncedPersonId', label: official, hint: officialHint, kind: 'pick', source: personSource },
    { name: 'denouncedUnitId', label: officialUnit, kind: 'pick', source: unitSource },
  ];
}

function text(name: string, label: string, maxLength: number, missing?: string): ActField {
  return { name, label, missing, kind: 'text', maxLength };
}
