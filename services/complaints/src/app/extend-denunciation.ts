import { AppError, refuseField } from '@baro/chassis';
import { allowedTimes, localDateOf } from '@baro/directory-client';
import type { ExtendResolutionRequest } from '@baro/proto/baro/complaints/v1/denunciations';
import { LegalCodeKind } from '@baro/proto/baro/complaints/v1/resources';
import { extensionVariant } from '../domain/denunciation-rules.ts';
import { ExtensionEntity } from '../store/denunciation-entities.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { letterAct } from './change-letter.ts';
import { runningClock } from './clocks.ts';
import { checkNumber, getDenunciation } from './complaint-act.ts';
import { emitLetter } from './emit.ts';
import { describeLetter } from './hands.ts';
import { checkCodes, limitOn } from './legal-codes.ts';

/** Extends the resolution in writing, before the day it is due has ended (LTC Đ.30). */
export const extendResolution = letterAct<ExtendResolutionRequest>({
  action: 'ExtendResolution',
  check: (check, { codes, numberSymbol }) => {
    if (codes.length === 0) check.required('codes', undefined);
    if (new Set(codes).size < codes.length) {
      check.add('codes', 'TWICE', 'has a code twice', 'có tiêu chí bị chọn hai lần');
    }
    checkNumber(check, 'numberSymbol', numberSymbol);
  },
  work: async (act, { codes, days, numberSymbol }) => {
    const { tx, session, letter, extensions } = act;
    getDenunciation(act);
    const date = localDateOf(session.now);
    await checkCodes(tx.em, 'codes', LegalCodeKind.DENUNCIATION_COMPLEXITY, codes, date);
    if (!letter.dueTime || letter.dueTime < session.now) throw new AppError('EXTENSION_LATE');
    const variant = extensionVariant(codes.length, await limitOn(tx.em, 'especially_complex', date));
    checkExtension(act, variant, days);
    const row = tx.em.create(ExtensionEntity, {
      letterId: letter.id,
      number: extensions.length + 1,
      decisionTime: session.now,
      variant,
      codes,
      days,
      numberSymbol: numberSymbol.trim(),
    });
    tx.em.persist(row);
    extensions.push(row);
    const dueTime = runningClock(session, act)?.dueTime;
    emitLetter(tx, letter, 'ResolutionExtended', { codes, dueTime }, [act.item.holderUnitId]);
    await describeLetter(act);
    auditAct(act, 'extend', { codes, days, number: extensions.length });
  },
});

/** As often and as long as the row of the law allows. */
function checkExtension({ session, extensions }: Acts, variant: string, days: number): void {
  const term = (name: string) => session.directory.term(`denunciations.extend.${name}`, session.now);
  const row = term(variant);
  const most = term('especially_complex');
  if (!row || !most) throw new AppError('TERM_MISSING');
  const number = extensions.length + 1;
  if (number > allowedTimes(most)) throw new AppError('EXTENSION_EXHAUSTED');
  if (number > allowedTimes(row)) throw new AppError('NOT_ESPECIALLY_COMPLEX');
  if (days >= 1 && days <= row.value) return;
  refuseField('days', 'OUT_OF_RANGE', `is not 1 to ${row.value}`, `phải từ 1 đến ${row.value} ngày`);
}
