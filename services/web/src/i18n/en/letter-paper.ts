import type { Messages } from '../vi/index.ts';

export const letterPaper: Messages['letterPaper'] = {
  title: 'Papers and case file',
  help: 'What is downloaded masks identities. The case file never names anybody.',
  none: 'No papers yet: forms come when the letter is classified, accepted or disposed of.',
  number: (number: string, rule: string) => `Form ${number} – ${rule}`,
  noNumber: (rule: string) => `By ${rule}`,
  unsure: 'number of the form not checked against the original',
  make: 'Download PDF',
  makeOf: (title: string) => `Download PDF: ${title}`,
  named: 'Download with names',
  namedOf: (title: string) => `Download with names: ${title}`,
  namedHelp:
    'Names and addresses of all who stand behind the letter are opened in this paper. Each download is logged as a view of their identity. The file is personal data: send it to whom it is for, and to nobody else.',
  caseFile: 'Export the case file',
};
