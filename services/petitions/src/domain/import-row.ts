import { isIsoDate, tidy } from '@baro/chassis';
import type { ImportedPetition } from '@baro/proto/baro/petitions/v1/petitions';
import { PetitionField, PetitionLevel, RaisingTiming } from '@baro/proto/baro/petitions/v1/resources';

/** A row of an annex as it will be taken. */
export interface SourceRow {
  externalId: string;
  subject: string;
  words: string;
  level: PetitionLevel;
  field: PetitionField;
  competentName: string;
  localityName: string;
  timing: RaisingTiming;
  letterNumberSymbol: string;
  letterDate: string;
}

/** Why a row is not taken, and at which field. */
export interface RowFault {
  reason: 'REQUIRED' | 'TOO_LONG' | 'NOT_A_DATE' | 'DATE_IN_FUTURE';
  field: string;
}

const limits = { words: 5000, localityName: 200, competentName: 200, letterNumberSymbol: 60 } as const;

/** Takes a row apart and checks it; the first fault, in the order a person reads a row, refuses it. */
export function readPetitionRow(
  raw: ImportedPetition,
  today: string,
): { row: SourceRow } | { fault: RowFault } {
  // The voters' own words stay as they are; what only stands around them is trimmed.
  const words = raw.words.trim();
  const texts = {
    words,
    localityName: tidy(raw.localityName),
    competentName: tidy(raw.competentName),
    letterNumberSymbol: tidy(raw.letterNumberSymbol),
  };
  for (const field of ['words', 'localityName'] as const) {
    if (texts[field] === '') return { fault: { reason: 'REQUIRED', field } };
  }
  for (const field of Object.keys(limits) as (keyof typeof limits)[]) {
    if (Array.from(texts[field]).length > limits[field]) return { fault: { reason: 'TOO_LONG', field } };
  }
  const { letterDate } = raw;
  if (letterDate && !isIsoDate(letterDate)) return { fault: { reason: 'NOT_A_DATE', field: 'letterDate' } };
  if (letterDate > today) return { fault: { reason: 'DATE_IN_FUTURE', field: 'letterDate' } };
  return {
    row: {
      ...texts,
      externalId: raw.externalId,
      letterDate,
      subject: subjectOf(words),
      level: levelOf(texts.competentName),
      field: fieldOf(raw.fieldName),
      timing: timingOf(raw.timingText),
    },
  };
}

const maxSubject = 500;

/** The matter as the row says it, cut at a word where it is long; who classifies makes a sentence of it. */
export function subjectOf(words: string): string {
  const text = tidy(words.replaceAll(/\s+/g, ' ').replace(/^[-–•+\s]+/, ''));
  const letters = Array.from(text);
  if (letters.length <= maxSubject) return text || words;
  const cut = letters.slice(0, maxSubject - 1).join('');
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}

const central =
  /^(bộ|chính phủ|thủ tướng|quốc hội|ủy ban thường vụ quốc hội|thanh tra chính phủ|tòa án nhân dân tối cao|viện kiểm sát nhân dân tối cao|ngân hàng nhà nước|bảo hiểm xã hội việt nam|ủy ban dân tộc)( |$)/;
const city = /^(sở|ubnd thành phố|ủy ban nhân dân thành phố|công an thành phố|ban quản lý)( |$)/;
const commune = /^(ubnd|ủy ban nhân dân) (phường|xã|đặc khu)( |$)/;

/** The level that follows from who is competent; unset where it does not say. */
export function levelOf(competentName: string): PetitionLevel {
  const name = competentName.normalize('NFC').toLowerCase();
  if (central.test(name)) return PetitionLevel.CENTRAL;
  if (commune.test(name)) return PetitionLevel.COMMUNE;
  return city.test(name) ? PetitionLevel.CITY : PetitionLevel.UNSPECIFIED;
}

const fields = new Map<string, PetitionField>([
  ['cơ chế, chính sách', PetitionField.POLICY],
  ['kinh tế – ngân sách', PetitionField.ECONOMY],
  ['văn hóa – xã hội', PetitionField.SOCIETY],
  ['đô thị', PetitionField.URBAN],
  ['tư pháp', PetitionField.JUSTICE],
  ['an ninh, quốc phòng', PetitionField.SECURITY],
]);

/** A field by the name the annexes give it; unset for any other. */
function fieldOf(name: string): PetitionField {
  const written = tidy(name)
    .toLowerCase()
    .replaceAll(/\s*[-—–]\s*/g, ' – ');
  return fields.get(written) ?? PetitionField.UNSPECIFIED;
}

function timingOf(text: string): RaisingTiming {
  const written = tidy(text).toLowerCase();
  if (written.startsWith('trước')) return RaisingTiming.BEFORE;
  return written.startsWith('sau') ? RaisingTiming.AFTER : RaisingTiming.UNSPECIFIED;
}
