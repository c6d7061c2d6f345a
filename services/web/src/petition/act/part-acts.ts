import { actOnPart, type PetitionPartVerb } from '../../api/petitions-api.ts';
import type { Petition, PetitionPart } from '../../api/types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { reasonField, titleOf } from '../../incoming/act/incoming-acts.ts';
import type { ActField, SimpleAct } from '../../item/simple-act.ts';
import { noteField, postField, unset } from './petition-acts.ts';

/** The likeliest act first. */
export const PART_ORDER = ['AcceptPart', 'FinishPart', 'HandOverPart', 'SendBackPart', 'WithdrawPart'];

const VERBS: Readonly<Record<string, PetitionPartVerb>> = {
  AcceptPart: 'accept',
  HandOverPart: 'handOver',
  FinishPart: 'finish',
  SendBackPart: 'sendBack',
  WithdrawPart: 'withdraw',
};

/** An act on a co-ordinator's part, by the name of its RPC. */
export function partAct(action: string, part: PetitionPart, m: Messages): SimpleAct<Petition> | undefined {
  const verb = VERBS[action];
  if (verb === undefined) return undefined;
  return {
    action,
    title: titleOf(action, m),
    isWide: action === 'FinishPart',
    fields: fieldsOf(action, part, m),
    send: (answers, requestId) =>
      actOnPart(part.petitionId ?? '', part.id ?? '', verb, { ...unset(answers), requestId }),
  };
}

function fieldsOf(action: string, part: PetitionPart, m: Messages): ActField[] {
  const unitId = part.unitId ?? '';
  switch (action) {
    case 'AcceptPart':
      return [];
    case 'HandOverPart':
      return [postField(m, 'postId', m.act.toPost, unitId, unitId), noteField(m)];
    case 'FinishPart':
      return [
        {
          name: 'result',
          label: m.petitionForm.partResult,
          missing: m.petitionForm.partResultMissing,
          kind: 'lines',
          maxLength: 5000,
        },
      ];
    default:
      return [reasonField(m)];
  }
}
