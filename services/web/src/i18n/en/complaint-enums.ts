import type { ComplaintEnumWords } from '../vi/complaint-enums.ts';

export const complaintEnums: ComplaintEnumWords = {
  letterChannel: {
    LETTER_CHANNEL_POST: 'Post',
    LETTER_CHANNEL_RECEPTION_DESK: 'Reception desk',
    LETTER_CHANNEL_ONLINE: 'Online',
    LETTER_CHANNEL_TRANSFERRED: 'Passed on by a body or deputy',
  },
  letterState: {
    LETTER_STATE_RECEIVED: 'Received, not classified',
    LETTER_STATE_CLASSIFIED: 'Classified',
    LETTER_STATE_ACCEPTED: 'Accepted',
    LETTER_STATE_VERIFYING: 'Being verified',
    LETTER_STATE_VERIFIED: 'Verified, to be decided',
    LETTER_STATE_DECIDED: 'Decided, not sent',
    LETTER_STATE_SENT: 'Decision sent',
    LETTER_STATE_IN_EFFECT: 'Decision in effect',
    LETTER_STATE_SUSPENDED: 'Suspended',
    LETTER_STATE_TERMINATED: 'Terminated',
    LETTER_STATE_NOT_ACCEPTED: 'Not accepted',
    LETTER_STATE_TRANSFERRED: 'Passed on',
    LETTER_STATE_GUIDED: 'Guided',
    LETTER_STATE_RETURNED: 'Returned',
    LETTER_STATE_FILED: 'Filed',
    LETTER_STATE_ANSWERED: 'Feedback answered',
    LETTER_STATE_CONTESTED: 'Contested by a second complaint',
  },
  letterContent: {
    LETTER_CONTENT_COMPLAINT: 'Complaint',
    LETTER_CONTENT_DENUNCIATION: 'Denunciation',
    LETTER_CONTENT_FEEDBACK: 'Feedback',
    LETTER_CONTENT_SEVERAL: 'Several contents',
  },
  letterBranch: {
    LETTER_BRANCH_ADMINISTRATIVE: 'Administrative bodies',
    LETTER_BRANCH_ELECTED: 'Elected bodies',
    LETTER_BRANCH_JUDICIAL: 'Judicial bodies',
    LETTER_BRANCH_PARTY: 'Party and mass organisations',
    LETTER_BRANCH_MIXED: 'Mixed',
  },
  complaintKind: {
    COMPLAINT_KIND_ADMINISTRATIVE: 'Administrative decision or act',
    COMPLAINT_KIND_DISCIPLINE: 'Disciplinary decision on an official',
    COMPLAINT_KIND_DISMISSAL: 'Disciplinary dismissal',
  },
  complaintInstance: { COMPLAINT_INSTANCE_FIRST: 'First', COMPLAINT_INSTANCE_SECOND: 'Second' },
  partyRole: {
    PARTY_ROLE_SENDER: 'Sender',
    PARTY_ROLE_REPRESENTATIVE: 'Representative',
    PARTY_ROLE_DENOUNCED: 'Denounced person',
  },
  decisionOutcome: {
    DECISION_OUTCOME_RIGHT: 'Complaint is right',
    DECISION_OUTCOME_PARTLY_RIGHT: 'Complaint is partly right',
    DECISION_OUTCOME_WRONG: 'Complaint is wrong',
  },
};
