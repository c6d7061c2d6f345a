export {
  addDays,
  addMonths,
  atLocalTime,
  dateOfLocalDay,
  daysBetween,
  dueDateOf,
  endOfDay,
  isIsoDate,
  localDateOf,
  localDayOf,
  localTimeOf,
  minutesOf,
  startOfDay,
  weekdayOf,
  type IsoDate,
} from './local-date.ts';
export {
  addWorkingDays,
  createWorkingCalendar,
  DEFAULT_OFFICE_HOURS,
  isFirm,
  isWeekend,
  isWorkingDay,
  workingDayOnOrAfter,
  workingDaysBetween,
  type CalendarDay,
  type Confidence,
  type OfficeHours,
  type OfficeSession,
  type WorkingCalendar,
  type WorkingCalendarInput,
} from './working-calendar.ts';
export {
  isCountedBack,
  isCountedInDays,
  isOurDefault,
  isValidOn,
  pickTerm,
  termCode,
  type LegalTerm,
  type TermParams,
  type TermUnit,
} from './legal-term.ts';
export type { CountedPause, OpenPause, Pause } from './pause.ts';
export { runClock, type Clock, type ClockAsk, type Remaining } from './clock.ts';
export { allowedTimes, type Extension } from './extension.ts';
export { countRemaining, countTerm, type CountedTerm, type CountInput } from './count-term.ts';
export type { CountStep } from './count-days.ts';
export type { Explanation } from './explain.ts';
export { lengthInWords } from './explain-phrases.ts';
export { startEventInWords } from './start-events.ts';
export {
  addWorkingMinutes,
  workingMinutesBetween,
  workingTimeBetween,
  type WorkingTime,
} from './working-time.ts';
export { dueState, isDueSoon, type DueState } from './due-state.ts';
export { remainingInWords } from './remaining.ts';
export { dateInWords, instantInWords, type Language, type Words } from './words.ts';
