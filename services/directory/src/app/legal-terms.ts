import { AppError, FieldCheck, newId, type CallContext } from '@baro/chassis';
import {
  LegalTerm,
  type AddLegalTermRequest,
  type AddLegalTermResponse,
  type ListLegalTermsRequest,
  type ListLegalTermsResponse,
} from '@baro/proto/baro/directory/v1/directory';
import { checkLegalTerm } from '../domain/checks.ts';
import { fitTerm } from '../domain/legal-term.ts';
import { lockLegalTerms, readLegalTerms } from '../store/term-store.ts';
import { administer, asOfDate, askerOf, type House } from './house.ts';

/** Legal terms in force on the date, or all their rows. */
export async function listLegalTerms(
  house: House,
  request: ListLegalTermsRequest,
  ctx: CallContext,
): Promise<ListLegalTermsResponse> {
  const check = new FieldCheck();
  check.text('code', request.code, 100);
  check.isoDate('asOf', request.asOf);
  check.throwIfAny();
  await askerOf(house, ctx);
  const asOf = request.history ? '' : asOfDate(ctx, request.asOf);
  return { legalTerms: await readLegalTerms(ctx.em, request.code, asOf) };
}

/** Adds a row of a term; the open row before it ends the day before. */
export async function addLegalTerm(
  house: House,
  request: AddLegalTermRequest,
  ctx: CallContext,
): Promise<AddLegalTermResponse> {
  const asked = request.legalTerm ?? LegalTerm.create();
  const check = new FieldCheck();
  checkLegalTerm(check, 'legalTerm', asked);
  check.throwIfAny();
  return administer(house, ctx, request, async (changes) => {
    const rows = await lockLegalTerms(changes.em, asked.code);
    const fit = fitTerm(rows, asked);
    if (fit.overlap) throw new AppError('LEGAL_TERM_OVERLAP');
    if (fit.ended) await changes.save('legal_term', 'end', { before: fit.ended, row: fit.ended });
    const legalTerm = await changes.save('legal_term', 'create', {
      row: { ...asked, id: newId() },
    });
    return { legalTerm };
  });
}
