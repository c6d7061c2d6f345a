import { localDateOf, openSession } from '@baro/directory-client';
import { AppError, auditRead, checkEnum, checkId, FieldCheck, refuseField, enumName } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { pdfPaper } from '@baro/chassis/export';
import type { Paper } from '@baro/chassis/export';
import { ReceptionPaper } from '@baro/proto/baro/complaints/v1/reception';
import type {
  MakeReceptionPaperRequest,
  MakeReceptionPaperResponse,
} from '@baro/proto/baro/complaints/v1/reception';
import { LegalCodeKind } from '@baro/proto/baro/complaints/v1/resources';
import { receptionCodeOf } from '../../domain/code.ts';
import { findCodes } from '../../store/code-store.ts';
import { findFormRows, formOn } from '../../store/form-store.ts';
import type { ReceptionFile } from '../../store/reception-store.ts';
import type { Deps } from '../deps.ts';
import { pdfHeader } from '../forms/file-header.ts';
import { getSeen } from './book.ts';
import { receiptPaper, refusalPaper } from './papers.ts';
import type { PaperFacts } from './papers.ts';

interface Kind {
  /** Code of `legal_forms`. */
  code: string;
  /** In the file's name. */
  suffix: string;
  make: (facts: PaperFacts) => Paper;
}

const refusal: Kind = { code: 'reception_refusal', suffix: '01-TCD', make: refusalPaper };
const receipt: Kind = { code: 'reception_receipt', suffix: '02-TCD', make: receiptPaper };

/** Makes a paper of a visit as PDF for whoever sees the visit. It names nobody. Audited before the first byte. */
export async function* makeReceptionPaper(
  deps: Deps,
  { id, paper }: MakeReceptionPaperRequest,
  ctx: CallContext,
): AsyncGenerator<MakeReceptionPaperResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', id);
  if (check.required('paper', paper || undefined)) checkEnum(check, 'paper', paper, ReceptionPaper);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const file = await getSeen(deps, ctx.em, session, id);
  const kind = kindOf(file, paper);
  const { unitId, receiveTime, refusalCode } = file.reception;
  const date = localDateOf(receiveTime);
  const form = formOn(await findFormRows(ctx.em), kind.code, date);
  // The law of that day had no such paper.
  if (!form) throw new AppError('FORM_NOT_FOUND');
  const codes = await findCodes(ctx.em, LegalCodeKind.RECEPTION_REFUSAL, date);
  const reasons = codes.filter(({ code }) => code === refusalCode);
  const details = { paper: enumName(ReceptionPaper, paper) };
  await auditRead(ctx, {
    action: 'make_form',
    subjectType: 'reception',
    subjectIds: [id],
    unitId,
    details,
  });
  const code = receptionCodeOf(file.reception);
  yield { part: { $case: 'header', value: pdfHeader(`${code}_${kind.suffix}`) } };
  const made = kind.make({ session, file, form, reasons });
  const facts = { title: `${made.title} - ${code}`, author: made.unitName, subject: made.form };
  for await (const chunk of pdfPaper(made, facts)) yield { part: { $case: 'chunk', value: chunk } };
}

/** @throws AppError NOT_REFUSED; FIELD_INVALID for the receipt of a visit at which nothing was taken */
function kindOf({ reception, papers }: ReceptionFile, paper: ReceptionPaper): Kind {
  if (paper === ReceptionPaper.REFUSAL) {
    if (reception.refusalCode === '') throw new AppError('NOT_REFUSED');
    return refusal;
  }
  if (papers.length === 0) {
    refuseField('paper', 'NOT_ALLOWED', 'is refused: no papers were taken', 'không nhận tài liệu nào');
  }
  return receipt;
}
