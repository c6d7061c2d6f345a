import {
  indexSetColumns,
  toCriterion,
  toIndexSet,
} from '../../../services/reporting/reference/index-set-rows.ts';
import { ImportError } from '../import-error.ts';
import { importRows } from '../import-rows.ts';
import type { BatchAnswer, ImportRun, Outcome } from '../import-rows.ts';
import { openTable } from '../table/open-table.ts';
import type { TableRow } from '../table/table.ts';

type SetRow = TableRow<keyof typeof indexSetColumns>;

/** Sends the sets of a checked file, each whole in one call: one faulty row, and nothing of its set is taken. */
export async function importIndexSets(run: ImportRun): Promise<Outcome> {
  const { unitId, source, dryRun, client } = run;
  const send = async ([rows = []]: SetRow[][], requestId: string): Promise<BatchAnswer> => {
    const [first] = rows;
    const idOf = new Map(rows.map(({ row, value }) => [row, value('id')]));
    const { refusals, ...counts } = await client.importIndexSet({
      indexSet: first && toIndexSet(first.value, unitId),
      source,
      criteria: rows.map(({ row, value }) => ({ row, criterion: toCriterion(value) })),
      validateOnly: dryRun,
      requestId,
    });
    return { ...counts, refusals: refusals.map((one) => ({ ...one, externalId: idOf.get(one.row) ?? '' })) };
  };
  return importRows(setsOf(run.file), 1, send, run.onProgress);
}

/** Rows of one set after the other. @throws ImportError where rows of a set stand apart: it would be taken in two halves */
async function* setsOf(file: string): AsyncGenerator<SetRow[]> {
  const { rows } = await openTable(file, indexSetColumns);
  const ended = new Set<string>();
  let set: SetRow[] = [];
  let name = '';
  for await (const row of rows) {
    const next = `${row.value('set_code')} ${row.value('year')}`;
    if (next !== name) {
      if (set.length > 0) yield set;
      ended.add(name);
      if (ended.has(next)) {
        throw new ImportError(
          `Line ${row.line}: rows of the index set ${next} stand apart; put them together.`,
        );
      }
      [set, name] = [[], next];
    }
    set.push(row);
  }
  if (set.length > 0) yield set;
}
