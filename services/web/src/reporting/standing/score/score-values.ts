import type { Evidence } from '../../../api/standing-api.ts';
import type { Errors } from '../../../form/form-state.ts';
import type { Messages } from '../../../i18n/vi/index.ts';
import { compareDecimals, readDecimal, showDecimal } from '../../decimal.ts';

/** Most documents of one score, as the service has it. */
export const MOST_EVIDENCE = 20;

export interface EvidenceValues {
  readonly title: string;
  readonly link: string;
}

/** What was typed, as typed. */
export interface ScoreValues {
  readonly points: string;
  readonly note: string;
  readonly evidence: readonly EvidenceValues[];
}

export const BLANK_EVIDENCE: EvidenceValues = { title: '', link: '' };
export const BLANK_SCORE: ScoreValues = { points: '', note: '', evidence: [BLANK_EVIDENCE] };

/** Points of the contract from what was typed; nothing for what is none of 0 to the most. */
export function readPoints(typed: string, most: string): string | undefined {
  const points = readDecimal(typed);
  if (points === undefined || compareDecimals(points, '0') < 0) return undefined;
  return compareDecimals(points, most) > 0 ? undefined : points;
}

/** Documents that were named; lines left blank are none. */
export function readEvidence(rows: readonly EvidenceValues[]): Evidence[] {
  return rows
    .map(({ title, link }) => ({ title: title.normalize('NFC').trim(), link: link.trim() }))
    .filter(({ title, link }) => title !== '' || link !== '');
}

/** What is wrong with a score the unit gives itself, by field of the dialog. */
export function checkScore(values: ScoreValues, most: string, m: Messages): Errors<string> {
  const t = m.criterionScore;
  const errors: Record<string, string> = {};
  const points = readPoints(values.points, most);
  if (points === undefined) errors['points'] = t.pointsWrong(showDecimal(most));
  values.evidence.forEach(({ title, link }, at) => {
    if (title.trim() === '' && link.trim() !== '') errors[`evidence[${at}].title`] = t.evidenceTitleMissing;
    if (!isLink(link.trim())) errors[`evidence[${at}].link`] = t.evidenceLinkWrong;
  });
  if (points !== undefined && points !== '0' && readEvidence(values.evidence).length === 0) {
    errors['evidence[0].title'] = t.evidenceMissing;
  }
  return errors;
}

/** What is wrong with what is verified: another number of points needs a reason. */
export function checkVerified(
  { points: typed, note }: Pick<ScoreValues, 'points' | 'note'>,
  { most, selfPoints }: { most: string; selfPoints: string },
  m: Messages,
): Errors<string> {
  const t = m.criterionScore;
  const points = readPoints(typed, most);
  if (points === undefined) return { points: t.pointsWrong(showDecimal(most)) };
  const isOther = compareDecimals(points, selfPoints === '' ? '0' : selfPoints) !== 0;
  return isOther && note.trim() === '' ? { note: t.reasonMissing } : {};
}

/** An address of this system or of another one; empty is on paper. */
export function isLink(link: string): boolean {
  return link === '' || /^(?:https:\/\/[^\s]+|\/(?!\/)[^\s]*)$/.test(link);
}
