import type { Messages } from '../vi/index.ts';

export const finding: Messages['finding'] = {
  rules: {
    FINDING_RULE_LOOP: 'To and back',
    FINDING_RULE_LATE_HAND_OVER: 'Handed over late in the term',
    FINDING_RULE_EMPTY_HAND_OVER: 'Passed on with no act recorded',
    FINDING_RULE_RETURN_FOR_COMPETENCE: 'Returned as another’s competence',
  },
  ruleTexts: {
    FINDING_RULE_LOOP:
      'Work was given away and came back to the very post that gave it, and who held it between recorded no act. Not counted: a records clerk passing on by office, what was reported or presented and is sent back, drafts going round to be reviewed and signed.',
    FINDING_RULE_LATE_HAND_OVER:
      'Work was handed over in the last part of its term, or overdue, by who had held it since before that part. Whoever got it in the last part is not counted.',
    FINDING_RULE_EMPTY_HAND_OVER:
      'Work that came by hand-over was passed on to a third person with no act recorded and no word added. Not counted: the first routing, a records clerk passing on by office, a leader or head of division giving it to people of the own unit.',
    FINDING_RULE_RETURN_FOR_COMPETENCE:
      'A task or document was returned to who gave it, as not within the competence. A return to a sender outside is not counted.',
  },
  states: {
    FINDING_STATE_AWAITING_REPLY: 'Awaiting reply',
    FINDING_STATE_REPLIED: 'Replied',
    FINDING_STATE_UPHELD: 'Upheld',
    FINDING_STATE_DISMISSED: 'A legitimate hand-over',
  },
  title: 'Notes on hand-overs',
  about:
    'Each note states its rule and its facts, and goes to the named person first, who may reply. A note is no appraisal; notes are not summed up and nobody has a score.',
  tabs: 'Whose',
  mine: 'About me',
  ofUnit: (unit) => `Of ${unit}`,
  item: 'What',
  rule: 'Rule',
  person: 'Person named',
  changed: 'Handed over',
  state: 'State',
  replyUntil: 'Reply until the end of',
  made: 'Made',
  from: 'From',
  to: 'To',
  emptyMineTitle: 'No note is about you',
  emptyUnitTitle: 'No note to see',
  emptyHelp: 'New ones show here by themselves, and at the bell.',
  emptyUnitHelp:
    'Notes of a unit show here once the named person has replied or the time for the reply is over.',
  emptyFiltered: 'No note passes these filters',
  why: 'Why this note',
  onlyYou: (until) =>
    `Until the end of ${until} only you see this note. Your reply will always stand beside it.`,
  loop: (f) =>
    `${f.giver} gave this to ${f.named} on ${f.got}. ${f.named} held it for ${f.held} and on ${f.gave} gave it back to ${f.giver}; no act was recorded between.`,
  late: (f) =>
    `The term of this ran from ${f.start} to the end of ${f.due}, ${f.term} in all. ${f.named} held it since ${f.before} were left, and handed it to ${f.to} on ${f.gave}, ${f.left === '' ? 'when it was overdue' : `with ${f.left} left, less than ${f.percent} % of the term`}.`,
  empty: (f) =>
    `${f.giver} handed this to ${f.named} on ${f.got}. ${f.named} held it for ${f.held} and on ${f.gave} passed it on to ${f.to}; no act was recorded between and no word was added.`,
  returned: (f) =>
    `${f.giver} gave this to ${f.named} on ${f.got}. ${f.named} held it for ${f.held} and returned it on ${f.gave} as not within the competence.`,
  nobody: 'who had it before',
  parameters: {
    reply_working_days: (value) => `Time for the reply: ${value} working days`,
    last_percent: (value) => `Last part of the term: ${value} %`,
    days_back: (value) => `Looked at within ${value} days`,
  },
  since: (date) => `in force since ${date}`,
  configured: 'set by the City, fixed by no law',
  changes: 'Changes of hands concerned',
  number: 'No.',
  kind: 'Kind',
  fromHands: 'From',
  toHands: 'To',
  heldThen: 'Then held for',
  reply: 'Reply of the named person',
  noReply: 'No reply yet.',
  replied: (when) => `Replied on ${when}`,
  conclusion: 'Conclusion',
  noConclusion: 'No conclusion yet.',
  concluded: (who, when) => `${who} concluded on ${when}`,
  openItem: 'Open the item',
  mark: 'Has a note',
  replyAct: 'Reply',
  replyHelp:
    'Say why, under what circumstances, or what you did that is not recorded. A reply is sent once and always stands beside the note.',
  replyText: 'Reply',
  replyMissing: 'Enter a reply.',
  concludeAct: 'Conclude',
  concludeHelp: 'Read the reply first. The conclusion and its reason are read by the named person.',
  concludeChoice: 'Conclusion',
  concludeMissing: 'Choose a conclusion.',
  concludeReason: 'Reason',
  reasonMissing: 'Enter a reason.',
  noActions: 'There is nothing for you to do here now.',
  reminder: (until) => `Note on a hand-over · reply until the end of ${until}`,
};
