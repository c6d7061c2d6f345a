import { LetterContent, LetterState } from '@baro/proto/baro/complaints/v1/resources';

/** Ways in which who wrote a letter is not known: it is no denunciation (LTC Đ.25). */
const unknownSender: readonly string[] = ['no_name_address', 'impersonated', 'wrong_form'];
/** The competent body has it, or it was told once: it is not handled (LTC Đ.24(3)). */
const notHandled: readonly string[] = ['several_addressees', 'guided_before', 'transferred_before'];

interface Axes {
  content: LetterContent;
  anonymous: boolean;
  eligible: boolean;
  ineligibleCode: string;
  competent: boolean;
}

/** Whether a letter accuses somebody and it is not known who wrote it. */
export function isSenderUnknown(letter: Pick<Axes, 'content' | 'anonymous' | 'ineligibleCode'>): boolean {
  if (letter.content !== LetterContent.DENUNCIATION) return false;
  return letter.anonymous || unknownSender.includes(letter.ineligibleCode);
}

const { TRANSFERRED, GUIDED, RETURNED, FILED } = LetterState;

/**
 * What may become of a letter by its axes (TT 05/2021; LTC Đ.24): one that is to be handled here is not sent away; a duplicate
 * of one that is handled is filed.
 */
export function mayEndAs(letter: Axes, outcome: LetterState, isDuplicate = false): boolean {
  const several = letter.content === LetterContent.SEVERAL;
  const denunciation = letter.content === LetterContent.DENUNCIATION;
  if (isSenderUnknown(letter)) return false;
  const away = !letter.competent && letter.eligible;
  const silent = denunciation && notHandled.includes(letter.ineligibleCode);
  const fits: Partial<Record<LetterState, boolean>> = {
    [TRANSFERRED]: away && !several,
    [GUIDED]: !silent && (away || several || !letter.eligible),
    [RETURNED]: !denunciation && (away || !letter.eligible),
    [FILED]: !letter.eligible || isDuplicate,
  };
  return fits[outcome] ?? false;
}

/** What speaks for handling information whose sender is not known. */
export interface InformationFacts {
  violatorClear: boolean;
  evidenceGiven: boolean;
  verifiable: boolean;
}

/** Only information with a clear violator, evidence and a way to verify it is looked into (LTC Đ.25). */
export function isSubstantiated({ violatorClear, evidenceGiven, verifiable }: InformationFacts): boolean {
  return violatorClear && evidenceGiven && verifiable;
}

/** Row of the law an extension is granted by: especially complex from so many criteria on. */
export function extensionVariant(criteria: number, especiallyFrom: number): 'complex' | 'especially_complex' {
  return criteria >= especiallyFrom ? 'especially_complex' : 'complex';
}
