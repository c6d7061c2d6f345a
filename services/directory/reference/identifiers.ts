import { isValidOn, type Confidence, type IsoDate } from '@baro/directory-client/time';
import { referenceId } from './ids.ts';
import { oneOf, optional, readTsv, required } from './tsv.ts';
import { CONFIDENCES, type ReferenceUnit } from './units.ts';

const SCHEMES = ['qcvn102', 'qd20', 'other'] as const;

/** A code a unit is known by in exchange with other systems. */
export interface ReferenceIdentifier {
  readonly id: string;
  readonly unitId: string;
  readonly code: string;
  readonly scheme: (typeof SCHEMES)[number];
  readonly validFrom: IsoDate | undefined;
  readonly validTo: IsoDate | undefined;
  readonly legalRef: string;
  readonly confidence: Confidence;
}

export function readIdentifiers(units: readonly ReferenceUnit[]): ReferenceIdentifier[] {
  const columns = 'code unit scheme valid_from valid_to legal_ref confidence';
  return readTsv('identifiers.tsv', columns).map((row) => {
    const validFrom = optional(row['valid_from']);
    const validTo = optional(row['valid_to']);
    const unit = units.find(
      (candidate) => candidate.code === row['unit'] && isValidOn(candidate, validTo ?? '9999-12-31'),
    );
    if (unit === undefined) throw new Error(`no unit for ${JSON.stringify(row)}`);
    return {
      id: referenceId('identifier', required(row, 'code'), validFrom),
      unitId: unit.id,
      code: required(row, 'code'),
      scheme: oneOf(row, 'scheme', SCHEMES),
      validFrom,
      validTo,
      legalRef: required(row, 'legal_ref'),
      confidence: oneOf(row, 'confidence', CONFIDENCES),
    };
  });
}
