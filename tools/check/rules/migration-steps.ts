import type { Finding, Rule } from '../rule.ts';

/** From before the rule, when a release was never rolled out beside another. Nothing is added here. */
const beforeTheRule = new Set(['services/documents/migrations/Migration20261127150100_drop-work-counts.ts']);

/** Why, and since which commit nothing uses what is taken away. */
const contracted = /^\s*\/\/ contract: \S.*\b[0-9a-f]{7,40}\b/m;

interface Break {
  readonly what: string;
  readonly pattern: RegExp;
  /** What makes the same statement harmless. */
  readonly unless?: RegExp;
}

/** What the processes of the release before cannot live with. A name in the pattern is a column's or a table's. */
const breaks: readonly Break[] = [
  { what: 'drops a table', pattern: /\bDROP\s+(?:TABLE|VIEW|MATERIALIZED\s+VIEW|SCHEMA|TYPE)\b/i },
  {
    what: 'drops a column',
    // ALTER TABLE t DROP c needs no COLUMN; constraints, defaults and the like may go.
    pattern:
      /\bDROP\s+COLUMN\b|\bALTER\s+TABLE\b[^;]*\bDROP\s+(?!CONSTRAINT|DEFAULT|NOT\s+NULL|EXPRESSION|IDENTITY)\w+/i,
  },
  { what: 'renames', pattern: /\bRENAME\s+(?:COLUMN\b|CONSTRAINT\b|TO\b|\w+\s+TO\b)/i },
  {
    what: 'makes a column NOT NULL without a default',
    pattern: /\bSET\s+NOT\s+NULL\b/i,
    unless: /\bSET\s+DEFAULT\b/i,
  },
  {
    what: 'adds a column NOT NULL without a default',
    pattern:
      /\bADD\s+(?:COLUMN\s+)?(?!CONSTRAINT|PRIMARY|UNIQUE|CHECK|FOREIGN)\w+\s[^,;]*\bNOT\s+NULL\b(?![^,;]*\b(?:DEFAULT|GENERATED)\b)/i,
    unless: /\bNOT\s+VALID\b|\bADD\s+(?:COLUMN\s+)?\w+\s[^,;]*\b(?:DEFAULT|GENERATED)\b[^,;]*\bNOT\s+NULL\b/i,
  },
  {
    what: "changes a column's type",
    pattern: /\bALTER\s+(?:COLUMN\s+)?\w+\s+(?:SET\s+DATA\s+)?TYPE\b/i,
  },
  { what: 'takes a right away', pattern: /\bREVOKE\b/i },
];

/**
 * A migration runs while the release before serves (charts: a hook before the upgrade), and stays when that release is
 * rolled back to. So what it uses goes only a release after its last use: expand, then contract.
 */
export const migrationSteps: Rule = {
  name: 'migration-steps',
  check(repo) {
    return repo.files.filter(isMigration).flatMap((file) => {
      const text = repo.read(file);
      return contracted.test(text) ? [] : statementsOf(text).flatMap((one) => findBreaks(file, one));
    });
  },
};

function isMigration(file: string): boolean {
  if (beforeTheRule.has(file) || file.endsWith('.test.ts')) return false;
  return /^services\/.*\bmigrations\/.*\.ts$|^services\/chassis\/src\/db\/[^/]*-migration\.ts$/.test(file);
}

interface Statement {
  line: number;
  text: string;
}

/** SQL stands in templates; a semicolon ends a statement. Comments and the way back are left out. */
function statementsOf(text: string): Statement[] {
  const [up = ''] = text.split(/\boverride async down\(/);
  const bare = up.replaceAll(/^\s*(?:\/\/|\/\*\*|\*|--).*$/gm, '');
  let line = 1;
  return bare.split(/(?<=[;`])/).map((statement) => {
    const from = line + (/^\s*/.exec(statement)?.[0].split('\n').length ?? 1) - 1;
    line += statement.split('\n').length - 1;
    return { line: from, text: statement };
  });
}

function findBreaks(file: string, { line, text }: Statement): Finding[] {
  // Comments on tables may use any word; a statement itself may stand in quotes.
  const sql = text.replaceAll(/\bIS\s+'(?:[^']|'')*'/gi, 'IS');
  return breaks
    .filter(({ pattern, unless }) => pattern.test(sql) && !unless?.test(sql))
    .map(({ what }) => ({
      file,
      line,
      message: `${what}, which the release before still uses while this runs: do it a release later, with "// contract: <why, and since which commit nothing uses it>"`,
    }));
}
