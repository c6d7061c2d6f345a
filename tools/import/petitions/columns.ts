import type { ImportedPetition } from '@baro/proto/baro/petitions/v1/petitions';
import type { TableRow } from '../table/table.ts';

/** Columns of the annex to a covering letter, and whether it must have them. */
export const petitionColumns = {
  id: true,
  text: true,
  locality: true,
  field: false,
  authority: false,
  letter_no: false,
  letter_date: false,
  timing: false,
} as const;

/** A row as the contract has it; what is right and wrong is the service's to say. */
export function toPetition({ row, value }: TableRow<keyof typeof petitionColumns>): ImportedPetition {
  return {
    externalId: value('id'),
    row,
    words: value('text'),
    localityName: value('locality'),
    fieldName: value('field'),
    competentName: value('authority'),
    letterNumberSymbol: value('letter_no'),
    letterDate: value('letter_date'),
    timingText: value('timing'),
  };
}
