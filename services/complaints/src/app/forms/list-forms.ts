import { FieldCheck, auditRead, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  LetterForm,
  ListLetterFormsRequest,
  ListLetterFormsResponse,
} from '@baro/proto/baro/complaints/v1/forms';
import { mayName } from './form-acts.ts';
import type { Deps } from '../deps.ts';
import { readFormCase } from './form-case.ts';
import type { FormOfAct } from './form-case.ts';

/** Lists the forms of what was done to a letter so far. */
export async function listLetterForms(
  deps: Deps,
  { letterId }: ListLetterFormsRequest,
  ctx: CallContext,
): Promise<ListLetterFormsResponse> {
  const check = new FieldCheck();
  checkId(check, 'letterId', letterId);
  check.throwIfAny();
  const { file, forms } = await readFormCase(deps, ctx, letterId);
  const { unitId } = file.letter;
  await auditRead(ctx, { action: 'list_forms', subjectType: 'letter', subjectIds: [letterId], unitId });
  return { forms: forms.map(showForm) };
}

function showForm({ act, form }: FormOfAct): LetterForm {
  const { number, titleVi, titleEn, legalRef, confidence } = form;
  const { id, time: actTime, numberSymbol, code } = act;
  return {
    id,
    number,
    titleVi,
    titleEn,
    legalRef,
    confidence,
    actTime,
    numberSymbol,
    mayName: mayName(code),
  };
}
