import { localDateOf, openSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError, inSnapshot } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { formActsOf } from './form-acts.ts';
import type { KeyedAct } from './form-acts.ts';
import { findCodes } from '../../store/code-store.ts';
import type { CodeRow } from '../../store/code-store.ts';
import { findFormRows, findHandTimes, formOn } from '../../store/form-store.ts';
import type { FormRow } from '../../store/form-store.ts';
import type { OriginalRow } from '../../store/letter-entities.ts';
import { findFile, findOriginals } from '../../store/letter-store.ts';
import type { LetterFile } from '../../store/letter-store.ts';
import type { Deps } from '../deps.ts';
import { receiveDateOf } from '../show-letter.ts';
import { seesLetter } from '../sight.ts';
import { LegalCodeKind } from '@baro/proto/baro/complaints/v1/resources';
import type { EntityManager } from '@mikro-orm/postgresql';

/** An act with the form of its day and its reasons in words. */
export interface FormOfAct {
  act: KeyedAct;
  form: FormRow;
  /** Reasons or criteria of the law, each with its rule. */
  reasons: readonly CodeRow[];
}

/** A letter with what its papers are made of, all of one instant. */
export interface FormCase {
  session: Session;
  file: LetterFile;
  originals: readonly OriginalRow[];
  forms: readonly FormOfAct[];
}

/** Reads a letter for its papers. @throws AppError LETTER_NOT_FOUND to who does not see it */
export async function readFormCase(deps: Deps, ctx: CallContext, letterId: string): Promise<FormCase> {
  const session = await openSession(ctx, deps.directory);
  return inSnapshot(ctx.orm, async (em) => {
    const file = await findFile(em, letterId);
    if (!file || !(await seesLetter(deps, em, session, file))) throw new AppError('LETTER_NOT_FOUND');
    const acts = formActsOf(file, await findHandTimes(em, letterId));
    const rows = await findFormRows(em);
    const forms: FormOfAct[] = [];
    for (const act of acts) {
      const form = formOn(rows, act.code, localDateOf(act.time));
      // The law of that day had no such paper.
      if (form) forms.push({ act, form, reasons: await reasonsOf(em, file, act) });
    }
    return { session, file, originals: await findOriginals(em, letterId), forms };
  });
}

/** Reasons in the words of the day they were picked on: of the letter for what decides on it as it came, else of the act. */
async function reasonsOf(
  em: EntityManager,
  { letter }: LetterFile,
  { why, time }: KeyedAct,
): Promise<CodeRow[]> {
  if (!why) return [];
  const ofLetter = [LegalCodeKind.NOT_ACCEPTED, LegalCodeKind.INELIGIBLE].some((kind) => kind === why.kind);
  const codes = await findCodes(em, why.kind, ofLetter ? receiveDateOf(letter) : localDateOf(time));
  return codes.filter(({ code }) => why.codes.includes(code));
}
