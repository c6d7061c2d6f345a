import type { Messages } from '../vi/index.ts';

export const likelyLetter: Messages['likelyLetter'] = {
  title: 'Likely duplicates',
  help: 'These are proposals among the letters you see. No letter is joined or filed by itself: a person decides.',
  none: 'No likely duplicate was found.',
  samePerson: 'Same sender',
  sameWords: (percent) => `Words are ${percent} % alike`,
  shared: (turns) => `Both say: ${turns}`,
  isDuplicate: 'Duplicate',
  isDifferent: 'Not a duplicate',
  markedThis: (code) => `This letter is a duplicate of ${code}`,
  markedOther: (code) => `${code} is a duplicate of this letter`,
  markedApart: 'The two are no duplicates',
  markedBy: (who, when) => `${who}, ${when}`,
  fileHint: 'A duplicate that is classified can be filed by disposing of the letter.',
};
