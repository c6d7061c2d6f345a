import { ImportedPetition } from '@baro/proto/baro/petitions/v1/petitions';
import { PetitionField, PetitionLevel, RaisingTiming } from '@baro/proto/baro/petitions/v1/resources';
import { describe, expect, it } from 'vitest';
import { levelOf, readPetitionRow, subjectOf } from './import-row.ts';

const row = (fields: Partial<ImportedPetition>): ImportedPetition =>
  ImportedPetition.fromPartial({
    externalId: '1',
    row: 1,
    words: 'Đường hỏng, đề nghị sửa.',
    localityName: 'Xã A',
    ...fields,
  });
const read = (fields: Partial<ImportedPetition>) => readPetitionRow(row(fields), '2026-11-28');

describe('a row of an annex', () => {
  it('keeps the voters’ words, lines and all', () => {
    const words = '- Cử tri đề nghị:\n  1. Sửa đường  A;\n  2. Thêm đèn.';
    expect(read({ words: ` ${words}\n` })).toMatchObject({
      row: { words, subject: 'Cử tri đề nghị: 1. Sửa đường A; 2. Thêm đèn.' },
    });
  });

  it.each<[Partial<ImportedPetition>, string, string]>([
    [{ words: ' ' }, 'REQUIRED', 'words'],
    [{ localityName: '' }, 'REQUIRED', 'localityName'],
    [{ words: 'a'.repeat(5001) }, 'TOO_LONG', 'words'],
    [{ letterNumberSymbol: '1'.repeat(61) }, 'TOO_LONG', 'letterNumberSymbol'],
    [{ letterDate: '10/5/2018' }, 'NOT_A_DATE', 'letterDate'],
    [{ letterDate: '2026-11-29' }, 'DATE_IN_FUTURE', 'letterDate'],
  ])('is refused for %j', (fields, reason, field) => {
    expect(read(fields)).toEqual({ fault: { reason, field } });
  });

  it('takes the names of the annexes, and leaves any other field to who classifies', () => {
    expect(read({ fieldName: 'Kinh tế - ngân sách', timingText: 'Trước kỳ họp' })).toMatchObject({
      row: { field: PetitionField.ECONOMY, timing: RaisingTiming.BEFORE },
    });
    expect(read({ fieldName: 'vdk' })).toMatchObject({
      row: { field: PetitionField.UNSPECIFIED, timing: RaisingTiming.UNSPECIFIED },
    });
  });

  it('is of the level of who is competent', () => {
    expect(['Bộ Y tế', 'Chính phủ', 'Sở Xây dựng', 'UBND phường Láng', 'Cơ quan khác'].map(levelOf)).toEqual([
      PetitionLevel.CENTRAL,
      PetitionLevel.CENTRAL,
      PetitionLevel.CITY,
      PetitionLevel.COMMUNE,
      PetitionLevel.UNSPECIFIED,
    ]);
  });

  it('is cut for the subject at a word', () => {
    const subject = subjectOf('đường '.repeat(200));
    expect(Array.from(subject).length).toBeLessThanOrEqual(500);
    expect(subject.endsWith('đường…')).toBe(true);
  });
});
