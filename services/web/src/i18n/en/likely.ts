import type { Messages } from '../vi/index.ts';

export const likely: Messages['likely'] = {
  title: 'Likely duplicates',
  place: 'Likely duplicates',
  section: 'Likely duplicates',
  sectionHelp: 'These are proposals. Nothing is joined unless a person decides so.',
  deskHelp:
    'Each pair is a proposal, the most alike first. When one is retired the voters’ words of both stay; what is told apart is not proposed again.',
  none: 'No likely duplicate was found.',
  emptyTitle: 'No pair is waiting',
  emptyHelp:
    'What is newly recorded is compared with every petition of the Council; likely duplicates show here.',
  alike: (percent) => `${percent} % alike`,
  pair: (one, two) => `${one} and ${two}`,
  shared: (turns) => `Both say: ${turns}`,
  into: 'Retire the other in favour of this one',
  intoHelp: (retired, favoured) =>
    `${retired} is retired in favour of ${favoured}: it is handled and answered there. Its voters’ words stay; it can be restored.`,
  apart: 'Not the same',
  favoured: 'In favour of',
  favouredHint: 'Type the subject or code of a petition that is still handled',
  favouredMissing: 'Choose the petition in whose favour.',
  retireHelp:
    'This petition is no longer handled by itself. Its voters’ words stay here; it can be restored.',
  restoreHelp: 'The petition is recorded again, and you hold it.',
  retiredInto: 'This petition was retired in favour of',
  answerThere: (code) => `Answer and result at ${code}`,
  nobodyRetired: 'Retired, nobody holds it',
  retiredHere: 'Retired in favour of this one',
};
