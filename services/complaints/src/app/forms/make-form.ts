import { AppError, FieldCheck, auditRead, checkId, checkReason, refuseField } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { pdfPaper } from '@baro/chassis/export';
import type { MakeLetterFormRequest, MakeLetterFormResponse } from '@baro/proto/baro/complaints/v1/forms';
import { codeOf } from '../../domain/code.ts';
import { mayName } from './form-acts.ts';
import type { Deps } from '../deps.ts';
import { openCase } from '../identity-case.ts';
import { viewIdentity, viewRight } from '../identity-view.ts';
import type { ViewRight } from '../identity-view.ts';
import { pdfHeader } from './file-header.ts';
import { readFormCase } from './form-case.ts';
import type { FormCase, FormOfAct } from './form-case.ts';
import { formPaper } from './form-paper.ts';
import { addresseesOf, namedFields, peopleLines } from './people.ts';
import type { NamedPerson } from './people.ts';

/** Makes a form as PDF: under masks, or with the names of the people, each logged as a view before the first byte. */
export async function* makeLetterForm(
  deps: Deps,
  request: MakeLetterFormRequest,
  ctx: CallContext,
): AsyncGenerator<MakeLetterFormResponse> {
  checkRequest(request);
  const { letterId, named } = request;
  const formCase = await readFormCase(deps, ctx, letterId);
  const of = formCase.forms.find(({ act }) => act.id === request.formId);
  if (!of) throw new AppError('FORM_NOT_FOUND');
  if (named && !mayName(of.act.code)) {
    refuseField('named', 'NOT_ALLOWED', 'is refused: the form names nobody', 'mẫu này không ghi tên người');
  }
  const people = named ? await openPeople(deps, ctx, formCase, request) : new Map<string, NamedPerson>();
  const { unitId } = formCase.file.letter;
  const details = { form: of.act.id, named };
  await auditRead(ctx, {
    action: 'make_form',
    subjectType: 'letter',
    subjectIds: [letterId],
    unitId,
    details,
  });
  yield* write(formCase, of, people);
}

async function* write(
  formCase: FormCase,
  of: FormOfAct,
  people: ReadonlyMap<string, NamedPerson>,
): AsyncGenerator<MakeLetterFormResponse> {
  const { file } = formCase;
  const paper = formPaper(formCase, of, peopleLines(file, people));
  const code = codeOf(file.letter);
  const place = formCase.forms.indexOf(of) + 1;
  yield { part: { $case: 'header', value: pdfHeader(`${code}_${place}`) } };
  const facts = { title: `${paper.title} - ${code}`, author: paper.unitName, subject: paper.form };
  for await (const chunk of pdfPaper(paper, facts)) yield { part: { $case: 'chunk', value: chunk } };
}

function checkRequest({ letterId, formId, named, reason, requestId }: MakeLetterFormRequest): void {
  const check = new FieldCheck();
  checkId(check, 'letterId', letterId);
  checkId(check, 'requestId', requestId);
  if (check.required('formId', formId)) check.text('formId', formId, 60);
  if (named) checkReason(check, 'reason', reason, 1000);
  else if (reason !== '') {
    check.add('reason', 'NOT_ALLOWED', 'is for a form with names', 'chỉ ghi khi làm mẫu có tên người');
  }
  check.throwIfAny();
}

/**
 * Opens everybody the form goes to, or nobody: the rights are asked before the first view is logged.
 * @throws AppError as `viewRight`, IDENTITY_FORGOTTEN
 */
async function openPeople(
  deps: Deps,
  ctx: CallContext,
  { file }: FormCase,
  { letterId, formId, reason }: MakeLetterFormRequest,
): Promise<Map<string, NamedPerson>> {
  const opened = await openCase(deps, ctx, letterId);
  const rights: ViewRight[] = [];
  for (const { partyId } of addresseesOf(file)) rights.push(await viewRight(deps, ctx, opened, partyId));
  if (rights.some(({ held }) => !held.identity)) throw new AppError('IDENTITY_FORGOTTEN');
  const people = new Map<string, NamedPerson>();
  for (const right of rights) {
    const view = { fields: namedFields, reason, details: { form: formId } };
    const { identity } = await viewIdentity(deps, ctx, opened, right, view);
    people.set(right.held.partyId, identity);
  }
  return people;
}
