import type { UrgencyName } from '../api/types.ts';

/** Độ khẩn by its number: tasks and the ledger carry it bare, for it is documents' own list. */
const NAMES: readonly (UrgencyName | undefined)[] = [
  undefined,
  'URGENCY_NORMAL',
  'URGENCY_URGENT',
  'URGENCY_VERY_URGENT',
  'URGENCY_EXPRESS',
  'URGENCY_EXPRESS_TIMED',
];

/** The name of a number 1 to 5; nothing when it is unset. */
export function urgencyName(value: number | undefined): UrgencyName | undefined {
  return NAMES[value ?? 0];
}

/** The number of a name; 0 when it is none. */
export function urgencyNumber(name: string | undefined): number {
  return Math.max(
    0,
    NAMES.findIndex((one) => one !== undefined && one === name),
  );
}
