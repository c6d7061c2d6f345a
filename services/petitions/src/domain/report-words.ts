import {
  PetitionField,
  PetitionLevel,
  RaisingTiming,
  ResultClass,
} from '@baro/proto/baro/petitions/v1/resources';

/** Words of the report, at the place of each value; at 0 what is said where there is none. */
export const levelWords: Readonly<Record<PetitionLevel, string>> = {
  [PetitionLevel.UNRECOGNIZED]: '',
  [PetitionLevel.UNSPECIFIED]: 'Chưa phân loại',
  [PetitionLevel.CENTRAL]: 'Trung ương',
  [PetitionLevel.CITY]: 'Thành phố',
  [PetitionLevel.COMMUNE]: 'Xã, phường',
};

export const fieldWords: Readonly<Record<PetitionField, string>> = {
  [PetitionField.UNRECOGNIZED]: '',
  [PetitionField.UNSPECIFIED]: 'Chưa phân loại',
  [PetitionField.POLICY]: 'Cơ chế, chính sách',
  [PetitionField.ECONOMY]: 'Kinh tế – ngân sách',
  [PetitionField.SOCIETY]: 'Văn hóa – xã hội',
  [PetitionField.URBAN]: 'Đô thị, hạ tầng, đất đai, môi trường',
  [PetitionField.JUSTICE]: 'Tư pháp',
  [PetitionField.SECURITY]: 'An ninh, quốc phòng và khác',
};

export const resultWords: Readonly<Record<ResultClass, string>> = {
  [ResultClass.UNRECOGNIZED]: '',
  [ResultClass.UNSPECIFIED]: 'Chưa có',
  [ResultClass.DONE]: 'Đã giải quyết xong',
  [ResultClass.UNDER_WAY]: 'Đang giải quyết',
  [ResultClass.SCHEDULED]: 'Sẽ giải quyết, có lộ trình',
  [ResultClass.EXPLAINED]: 'Giải trình, cung cấp thông tin',
  [ResultClass.NOT_POSSIBLE]: 'Chưa, không giải quyết được',
};

export const timingWords: Readonly<Record<RaisingTiming, string>> = {
  [RaisingTiming.UNRECOGNIZED]: '',
  [RaisingTiming.UNSPECIFIED]: '',
  [RaisingTiming.BEFORE]: 'trước kỳ họp',
  [RaisingTiming.AFTER]: 'sau kỳ họp',
};

/** `2026-02-05` as `05/02/2026`. */
export function dateWords(date: string): string {
  return date.split('-').toReversed().join('/');
}
