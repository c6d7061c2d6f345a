import { checkEnum, checkId, checkReason, tidy } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import {
  PetitionField,
  PetitionLevel,
  RaisingTiming,
  ResultClass,
} from '@baro/proto/baro/petitions/v1/resources';
import type { Petition, Raising } from '@baro/proto/baro/petitions/v1/resources';

/** What classifies a petition. */
export type Classification = Pick<Petition, 'subject' | 'level' | 'field' | 'competentName'>;

/** What was typed, as it is kept. */
export function tidyClassification({ subject, level, field, competentName }: Classification): Classification {
  return { subject: tidy(subject), level, field, competentName: tidy(competentName) };
}

/** Checks what classifies a petition; level and field may be left for later unless `needed`. */
export function checkClassification(
  check: FieldCheck,
  prefix: string,
  { subject, level, field, competentName }: Classification,
  needed: boolean,
): void {
  checkReason(check, `${prefix}subject`, subject, 500);
  if (!needed || check.required(`${prefix}level`, level || undefined)) {
    checkEnum(check, `${prefix}level`, level, PetitionLevel);
  }
  if (!needed || check.required(`${prefix}field`, field || undefined)) {
    checkEnum(check, `${prefix}field`, field, PetitionField);
  }
  check.text(`${prefix}competentName`, competentName, 200);
}

/** The voters' line as it is kept; their words are not touched. */
export function tidyRaising(raising: Raising): Raising {
  const { localityName, deputyGroup, letterNumberSymbol } = raising;
  return {
    ...raising,
    localityName: tidy(localityName),
    deputyGroup: tidy(deputyGroup),
    letterNumberSymbol: tidy(letterNumberSymbol),
  };
}

/** Checks a voters' line. */
export function checkRaising(check: FieldCheck, raising: Raising): void {
  checkId(check, 'raising.sessionId', raising.sessionId);
  checkEnum(check, 'raising.timing', raising.timing, RaisingTiming);
  check.isoDate('raising.meetingDate', raising.meetingDate);
  checkReason(check, 'raising.localityName', raising.localityName, 200);
  check.text('raising.deputyGroup', raising.deputyGroup, 200);
  checkReason(check, 'raising.words', raising.words, 5000);
  check.text('raising.letterNumberSymbol', raising.letterNumberSymbol, 60);
  check.isoDate('raising.letterDate', raising.letterDate);
}

/** What is said of how far a petition is resolved. */
export interface Word {
  resultClass: ResultClass;
  dueDate: string;
  text: string;
}

/** Field names of a word in a request, and whether its text is always needed. */
export interface WordFields {
  dueDate: string;
  text: string;
  textNeeded: boolean;
}

/** A committed day belongs to SCHEDULED and only to it; what is not possible needs its reason. */
export function checkWord(check: FieldCheck, word: Word, names: WordFields, today: string): void {
  const { resultClass, dueDate, text } = word;
  if (check.required('resultClass', resultClass || undefined)) {
    checkEnum(check, 'resultClass', resultClass, ResultClass);
  }
  check.isoDate(names.dueDate, dueDate);
  if (resultClass === ResultClass.SCHEDULED) {
    if (check.required(names.dueDate, dueDate) && dueDate < today) {
      check.add(names.dueDate, 'PAST', 'lies in the past', 'ngày cam kết đã qua');
    }
  } else if (dueDate) {
    check.add(names.dueDate, 'NOT_ALLOWED', 'is for SCHEDULED only', 'chỉ dùng khi có lộ trình, thời hạn');
  }
  if (names.textNeeded || resultClass === ResultClass.NOT_POSSIBLE) {
    checkReason(check, names.text, text, 2000);
  } else {
    check.text(names.text, text, 2000);
  }
}
