import type { PetitionEnumWords } from '../vi/petition-enums.ts';

export const petitionEnums: PetitionEnumWords = {
  petitionState: {
    PETITION_STATE_RECORDED: 'Recorded, not assigned',
    PETITION_STATE_ASSIGNED: 'Assigned, not accepted',
    PETITION_STATE_ACCEPTED: 'In work',
    PETITION_STATE_SUBMITTED: 'Draft answer submitted for signature',
    PETITION_STATE_ANSWERED: 'Answered',
    PETITION_STATE_CLOSED: 'Closed by the verifier',
    PETITION_STATE_RETIRED: 'Retired in favour of another petition',
  },
  petitionLevel: {
    PETITION_LEVEL_CENTRAL: 'Central',
    PETITION_LEVEL_CITY: 'City',
    PETITION_LEVEL_COMMUNE: 'Commune, ward',
  },
  petitionField: {
    PETITION_FIELD_POLICY: 'Mechanisms, policy',
    PETITION_FIELD_ECONOMY: 'Economy, budget',
    PETITION_FIELD_SOCIETY: 'Culture, society',
    PETITION_FIELD_URBAN: 'Urban matters, infrastructure, land, environment',
    PETITION_FIELD_JUSTICE: 'Justice',
    PETITION_FIELD_SECURITY: 'Security, defence and other',
  },
  raisingTiming: {
    RAISING_TIMING_BEFORE: 'Before the session',
    RAISING_TIMING_AFTER: 'After the session',
  },
  resultClass: {
    RESULT_CLASS_DONE: 'Done',
    RESULT_CLASS_UNDER_WAY: 'Under way',
    RESULT_CLASS_SCHEDULED: 'Scheduled, with a date',
    RESULT_CLASS_EXPLAINED: 'Explained',
    RESULT_CLASS_NOT_POSSIBLE: 'Not possible, with the reason',
  },
  resultKind: {
    RESULT_KIND_CLAIM: "Unit's claim",
    RESULT_KIND_FINDING: "Verifier's finding",
  },
  answerState: {
    ANSWER_STATE_SUBMITTED: 'Submitted for signature',
    ANSWER_STATE_SENT_BACK: 'Sent back',
    ANSWER_STATE_SIGNED: 'Signed',
  },
};
