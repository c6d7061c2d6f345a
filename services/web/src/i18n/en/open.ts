import type { Messages } from '../vi/index.ts';

export const open: Messages['open'] = {
  title: 'Look up by receipt',
  help: 'Enter code and secret of your receipt to see where the petition of the voters where you live, or your letter, stands.',
  code: 'Code',
  codeHint:
    'For example KN-7H4M-XW2R-W (petition) or DT-7H4M-XW2R-X (letter); capitals or not, with or without hyphens',
  codeMissing: 'Enter the code.',
  secret: 'Secret',
  secretHint: 'Three groups of four signs',
  secretMissing: 'Enter the secret.',
  lookUp: 'Look up',
  another: 'Look up another receipt',
  toLookUp: 'Look up by receipt',
  standing: 'Where it stands',
  updated: 'Last touched by the authorities',
  favoured: 'This petition is handled with petition',
  yourLine: 'The line of your receipt',
  notSolvedTitle: 'Is this not solved?',
  notSolvedHelp:
    "The voters' word stands beside the unit's claim and the verifier's finding, and the Council's verifier is told. Only staff reads the reason; the public page says that voters said so.",
  notSolved: 'Not solved',
  reason: 'What is not solved',
  reasonHint: 'Your name, telephone number and address are not needed',
  reasonMissing: 'Say what is not solved.',
  said: 'Noted: not solved.',
  publicPage: 'Public page',
  letter: {
    title: 'Your letter',
    help: 'This page shows no content of the letter, no person and no unit.',
    received: 'Received',
    due: 'Next step due',
    noDue: 'Nothing is due now',
    stages: {
      LETTER_STAGE_RECEIVED: 'Received, being looked at',
      LETTER_STAGE_IN_PROGRESS: 'Being resolved',
      LETTER_STAGE_SUSPENDED: 'Standing still',
      LETTER_STAGE_DECIDED: 'There is a result, not sent yet',
      LETTER_STAGE_ANSWERED: 'The result was sent',
      LETTER_STAGE_NOT_TAKEN_UP: 'Not taken up',
      LETTER_STAGE_PASSED_ON: 'Passed on to another body',
      LETTER_STAGE_SENT_BACK: 'Guided or sent back',
      LETTER_STAGE_ENDED: 'Ended',
    },
    next: {
      LETTER_STAGE_RECEIVED: 'The letter is checked to decide whether it is taken up.',
      LETTER_STAGE_IN_PROGRESS: 'The letter was taken up and is being verified.',
      LETTER_STAGE_SUSPENDED: 'The term stands still until the reason is gone.',
      LETTER_STAGE_DECIDED: 'The result is there and is being sent to you.',
      LETTER_STAGE_ANSWERED: 'The result was sent to the address you gave.',
      LETTER_STAGE_NOT_TAKEN_UP: 'A notice with the reason is sent to you.',
      LETTER_STAGE_PASSED_ON: 'The competent body will be in touch.',
      LETTER_STAGE_SENT_BACK: 'A paper that guides you, or your letter, is sent to you.',
      LETTER_STAGE_ENDED: 'Nothing is left to be done about this letter.',
    },
  },
};

export const voterWord: Messages['voterWord'] = {
  label: 'Word of voters and deputies',
  title: (count: number) => `Voters or deputies say not solved: ${count}`,
  short: 'Voters say not solved',
  yes: 'Yes',
  no: 'No',
  enteredBy: (who: string) => `entered by ${who}`,
  authors: {
    VOTER_WORD_AUTHOR_VOTERS: 'Voters',
    VOTER_WORD_AUTHOR_DEPUTIES: 'Deputy group',
  },
  deputiesHelp:
    "Keeps the deputy group's word beside the unit's claim and the verifier's finding. It opens and closes nothing.",
  groupMissing: 'Enter the deputy group.',
};

export const receipt: Messages['receipt'] = {
  title: 'Receipts of voters',
  help: 'By the code of a receipt voters see the petition without signing in and can say that it is not solved. The secret is shown once.',
  none: 'No receipt issued',
  inForce: (code: string, when: string) => `${code}, issued ${when}`,
  issue: 'Issue a receipt',
  issueFor: (line: string) => `Issue a receipt for ${line}`,
  reissue: 'Issue anew',
  reissueFor: (line: string) => `Issue anew for ${line}`,
  revoke: 'Revoke',
  revokeFor: (line: string) => `Revoke the receipt of ${line}`,
  slipTitle: 'Receipt of a petition',
  issued: 'Issued',
  where: (address: string) => `Look it up at ${address}`,
  keep: 'Keep the secret to yourself. Ask the office of the Council for another receipt when it is lost.',
  once: 'Once closed nobody sees the secret any more; the receipt can only be issued anew.',
  print: 'Print',
  close: 'Close',
};

/** Receipts of letters of citizens. */
export const letterReceipt: Messages['letterReceipt'] = {
  title: 'Receipt for the sender',
  help: 'With it the sender sees how far the letter is without signing in: no content, no person, no unit. The secret is shown once.',
  revoke: 'Revoke the receipt',
  slipTitle: 'Receipt of a letter',
  keep: 'Keep the secret to yourself. If you lose the receipt, ask where you handed in the letter for another.',
};
