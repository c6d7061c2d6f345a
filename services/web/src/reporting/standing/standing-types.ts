/** Aggregates whose changes make what is shown of standings old. */
export const STANDING_TYPES: readonly string[] = [
  'index_set',
  'criterion_score',
  'survey_result',
  'standing_cause',
];
