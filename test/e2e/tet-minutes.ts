/**
 * Working minutes of the journey, counted by hand: office hours 08:00–12:00 and 13:00–17:00, a whole day is 480; off are
 * the weekends 14–15 and 21–22 February and Tết, 16–20 February 2026.
 */

/** A hand that holds an item: title of its post, how long in the end. */
export type Hand = readonly [title: string, workingMinutes: number];

/** The task a deputy lay on: assigned Mon 9 09:00, confirmed Fri 27 08:10. */
export const heldTask: readonly Hand[] = [
  // Mon 9 09:00–12:00 180, 13:00–17:00 240; Tue 10 08:00–09:20 80.
  ['Giám đốc', 500],
  // Tue 10 09:20–12:00 160, 240; Wed 11, Thu 12, Fri 13 and Mon 23 480 each; Tue 24 240, 13:00–15:05 125.
  ['Phó Giám đốc', 2685],
  // Tue 24 15:05–17:00 115; Wed 25 480; Thu 26 240, 13:00–16:59 239.
  ['Chuyên viên', 1074],
  // Thu 26 16:59–17:00 1; Fri 27 08:00–08:10 10.
  ['Phó Chủ tịch', 11],
];

/** The same when the head looks, Tue 24 10:45: the deputy since Tue 10, 160 + 240, four days of 480, 08:00–10:45 165. */
export const heldTaskSoFar: readonly Hand[] = [
  ['Giám đốc', 500],
  ['Phó Giám đốc', 2485],
];

/** The task the ward returned: assigned Mon 9 09:00, confirmed Mon 23 08:07. */
export const returnedTask: readonly Hand[] = [
  // Mon 9 09:00–10:30.
  ['Chủ tịch phường', 90],
  // Mon 9 10:30–12:00 90, 13:00–13:30 30.
  ['Phó Chủ tịch', 120],
  // Mon 9 13:30–17:00 210; Tue 10 to Fri 13 480 each, reported Fri 13 17:30 after hours.
  ['Chuyên viên', 2130],
  // Fri 13 17:30 to Mon 23 08:07, all of Tết between: 08:00–08:07.
  ['Phó Chủ tịch', 7],
];

/** The document until Fri 27 08:10; the leader still holds it. */
export const document: readonly Hand[] = [
  // Mon 9 08:00–08:20.
  ['Văn thư', 20],
  // Mon 9 08:20–12:00 220, 240; Tue 10 to Fri 13 and Mon 23 to Thu 26 480 each; Fri 27 08:00–08:10 10.
  ['Phó Chủ tịch', 4310],
];

/** Sum of the holdings: the age of an item. */
export function ageOf(hands: readonly Hand[]): number {
  return hands.reduce((sum, [, minutes]) => sum + minutes, 0);
}
