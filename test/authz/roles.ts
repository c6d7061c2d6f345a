/** Roles of architecture.md §7 as the tables name them, and the callers that have none. */
export const roles = [
  'records-clerk',
  'office-clerk',
  'leader',
  'city-leader',
  'chief-of-office',
  'city-chief',
  'head-of-division',
  'official',
  'task-force',
  'council-verifier',
  'auditor',
  'city-administrator',
  'district-system',
  'without-post',
  'unknown-account',
  'no-token',
] as const;

export type Role = (typeof roles)[number];

/** Roles that sit at a post. */
export const postRoles = roles.slice(0, 12);

/** Columns of each table, and the rows it must have. */
export const sheets = {
  incoming: {
    columns: [
      'holder',
      'own',
      'division',
      'below',
      'above',
      'foreign',
      'co-ordinator',
      'part',
      'information',
      'absence',
      'signing',
      'former',
      'served',
    ],
    // Only verbs of items know parts.
    optional: ['part'],
    roles,
  },
  outgoing: {
    columns: [
      'holder',
      'own',
      'division',
      'below',
      'above',
      'foreign',
      'absence',
      'signing',
      'former',
      'served',
    ],
    optional: [],
    roles,
  },
  tasks: {
    columns: [
      'holder',
      'own',
      'division',
      'below',
      'above',
      'foreign',
      'served',
      'assigner',
      'co-ordinator',
      'part',
      'obstacle',
      'absence',
      'signing',
      'former',
    ],
    // Only verbs of items know parts.
    optional: ['part'],
    roles,
  },
  urging: {
    columns: ['own', 'below', 'above', 'foreign', 'served', 'urged', 'signer', 'absence', 'signing'],
    // What is not yet there has no urged unit and no signer.
    optional: ['urged', 'signer'],
    roles,
  },
  units: {
    columns: ['own', 'below', 'above', 'foreign', 'served', 'absence', 'signing'],
    optional: [],
    roles,
  },
  directory: { columns: ['self', 'absence', 'signing'], optional: [], roles },
  delegations: { columns: ['own', 'other', 'lent', 'signing'], optional: [], roles },
  receivers: { columns: ['receiver'], optional: [], roles: postRoles },
  'custody-items': {
    columns: [
      'holder',
      'own',
      'division',
      'below',
      'above',
      'foreign',
      'co-ordinator',
      'absence',
      'signing',
      'former',
      'served',
    ],
    optional: [],
    roles,
  },
  'custody-units': {
    columns: ['own', 'division', 'below', 'above', 'foreign', 'served', 'absence', 'signing'],
    optional: [],
    roles,
  },
  programmes: {
    columns: ['own', 'below', 'above', 'foreign', 'served', 'absence', 'signing'],
    optional: [],
    roles,
  },
  projects: {
    columns: ['own', 'division', 'below', 'above', 'foreign', 'served', 'absence', 'signing'],
    optional: [],
    roles,
  },
  petitions: {
    columns: ['holder', 'other', 'absence', 'signing'],
    // What is not yet assigned nobody who is asked holds; and recording, assigning and finding do not ask who does.
    optional: ['holder'],
    roles,
  },
  promises: {
    columns: ['holder', 'other', 'foreign', 'absence', 'signing'],
    // Recording and reading do not ask who must keep it.
    optional: ['holder', 'foreign'],
    roles,
  },
  letters: {
    columns: ['holder', 'former', 'other', 'absence', 'signing'],
    // Receiving and the codes of the law do not ask who holds a letter.
    optional: ['holder', 'former'],
    roles,
  },
  receptions: {
    columns: ['holder', 'other', 'absence', 'signing'],
    // The schedule and the book as a whole do not ask who received.
    optional: ['holder'],
    roles,
  },
  successions: {
    columns: ['successor', 'one-of-two', 'under', 'foreign', 'absence', 'signing'],
    optional: [],
    roles,
  },
  'custody-findings': {
    columns: [
      'named',
      'promoted',
      'lent',
      'own',
      'division',
      'below',
      'above',
      'foreign',
      'served',
      'absence',
      'signing',
    ],
    optional: [],
    roles,
  },
  'report-units': {
    columns: ['own', 'below', 'above', 'foreign', 'served', 'absence', 'signing'],
    optional: [],
    roles,
  },
  'report-submissions': {
    columns: ['own', 'branch', 'ward', 'receiver', 'foreign', 'absence', 'signing'],
    optional: [],
    roles,
  },
  reports: { columns: ['self', 'absence', 'signing'], optional: [], roles },
  'before-loading': { columns: ['bootstrap', 'other', 'after'], optional: [], roles: ['any-account'] },
} as const satisfies Record<
  string,
  { columns: readonly string[]; optional: readonly string[]; roles: readonly string[] }
>;

export type SheetName = keyof typeof sheets;

/** Answers the tables may hold. */
export const answers = [
  'yes',
  'no',
  'not-holder',
  'seen',
  'hidden',
  'unknown',
  'token',
  'not-own',
  'lent-on',
  'refused',
  'state',
  'not-found',
  'promised',
  'unsigned',
  'bare',
  'as-signed',
  'same-person',
  'not-signed',
] as const;

export type Answer = (typeof answers)[number];
