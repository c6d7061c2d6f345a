import { enumOptions } from '../../incoming/incoming-filters.ts';
import type { ActField, Answer } from '../../item/simple-act.ts';
import { letterSource, yesNo, yesNoField, type LetterActTarget } from './letter-fields.ts';

const NO_FURTHER = 'FURTHER_DENUNCIATION_UNSPECIFIED';
const when = { name: 'content', is: 'LETTER_CONTENT_DENUNCIATION' };

/** What is asked of a denunciation alone when it is classified. */
export function denunciationFields({ letter, m }: LetterActTarget): ActField[] {
  const t = m.denunciation;
  return [
    yesNoField(m, 'severalPlaces', t.severalPlaces, { when }),
    yesNoField(m, 'againstResolver', t.againstResolver, { when }),
    {
      name: 'further',
      label: t.further,
      missing: m.denunciationForm.furtherMissing,
      when,
      kind: 'choose',
      options: [
        { value: NO_FURTHER, label: m.denunciationForm.noFurther },
        ...enumOptions(m.enums.furtherDenunciation),
      ],
    },
    {
      name: 'earlierLetterId',
      label: t.previous,
      hint: m.complaintForm.previousHint,
      when,
      kind: 'pick',
      source: letterSource('LETTER_CONTENT_DENUNCIATION', ({ id }) => id !== letter.id),
    },
  ];
}

/** What stands in them when it is classified anew. */
export function denunciationAnswers({ letter, m }: LetterActTarget): Record<string, Answer | undefined> {
  const { classification: c = {} } = letter;
  const earlier = c.content === when.is ? (c.previousLetterId ?? '') : '';
  return {
    severalPlaces: yesNo(c.severalPlaces),
    againstResolver: yesNo(c.againstResolver),
    further: c.further ?? NO_FURTHER,
    ...(earlier !== '' && { earlierLetterId: { value: earlier, label: m.denunciation.previous } }),
  };
}
