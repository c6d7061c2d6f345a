import { writeFile } from 'node:fs/promises';
import type { Outcome, RowRefusal } from './import-rows.ts';

/** Shows how far the import is: one line rewritten on a terminal, a line for each tenth elsewhere. */
export function progressLine(total: number): (outcome: Outcome) => void {
  let shown = 0;
  return (outcome) => {
    const done = outcome.imported + outcome.skipped + outcome.refusals.length;
    const tenth = Math.floor((done * 10) / Math.max(total, 1));
    const line = `${done} of ${total} rows (${Math.floor((done / Math.max(total, 1)) * 100)} %)`;
    if (process.stderr.isTTY) process.stderr.write(`\r${line}${done >= total ? '\n' : ''}`);
    else if (tenth > shown) process.stderr.write(`${line}\n`);
    shown = tenth;
  };
}

/** The closing words: each refused row, then the sums. */
export function describeOutcome(outcome: Outcome, total: number, dryRun: boolean): string[] {
  const { imported, skipped, refusals } = outcome;
  const sums = [
    [dryRun ? 'Would be imported' : 'Imported', imported],
    ['Skipped, taken before', skipped],
    ['Refused', refusals.length],
    ['Rows', total],
  ] as const;
  return [
    ...(refusals.length > 0 ? ['Refused rows:', ...refusals.map(describeRefusal), ''] : []),
    ...sums.map(([name, count]) => `${name.padEnd(24)}${String(count).padStart(9)}`),
  ];
}

function describeRefusal({ row, externalId, reason, field, messageVi }: RowRefusal): string {
  return `  row ${String(row).padStart(6)}  ${externalId.padEnd(12)}  ${reason.padEnd(20)}  ${field.padEnd(13)}  ${messageVi}`;
}

/** Writes the refused rows as CSV. */
export async function writeRefusals(file: string, refusals: readonly RowRefusal[]): Promise<void> {
  const rows = refusals.map(({ row, externalId, reason, field, messageVi }) => [
    String(row),
    externalId,
    reason,
    field,
    messageVi,
  ]);
  const lines = [['row', 'external_id', 'reason', 'field', 'message'], ...rows].map((cells) =>
    cells.map(quote).join(','),
  );
  await writeFile(file, `${lines.join('\n')}\n`);
}

function quote(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
