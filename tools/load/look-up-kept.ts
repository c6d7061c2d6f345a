import type { EventsBehind } from './events-behind.ts';
import { type Kept, type NumberRow, serviceOf } from './reconcile.ts';
import type { WriteLine } from './samples.ts';

/** Reads back what the platform kept of the writes of a run. */
export async function lookUpKept(behind: EventsBehind, writes: readonly WriteLine[]): Promise<Kept> {
  const requests = new Map<string, ReadonlySet<string>>();
  for (const service of new Set(writes.map(({ operation }) => serviceOf(operation)))) {
    const ids = writes
      .filter(({ operation }) => serviceOf(operation) === service)
      .map(({ requestId }) => requestId);
    const { rows } = await behind
      .database(service)
      .query<{ id: string }>(
        'SELECT DISTINCT request_id AS id FROM request_keys WHERE request_id = ANY($1::uuid[])',
        [ids],
      );
    requests.set(service, new Set(rows.map(({ id }) => id)));
  }
  const ids = writes.flatMap(({ id }) => (id ? [id] : []));
  return {
    requests,
    numbers: await readNumbers(behind, ids),
    doubles: await readDoubles(behind),
    inLedger: await readLedger(behind, ids),
  };
}

async function readNumbers(behind: EventsBehind, ids: readonly string[]): Promise<Map<string, NumberRow>> {
  const { rows } = await behind.database('documents').query<NumberRow>(
    `SELECT id, unit_id AS "unitId", arrival_number AS number FROM incoming_documents WHERE id = ANY($1::uuid[])
     UNION ALL SELECT id, unit_id, number FROM outgoing_documents WHERE number > 0 AND id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Over all that is there, not over what this run was told. */
async function readDoubles(behind: EventsBehind): Promise<string[]> {
  const { rows } = await behind.database('documents').query<{ what: string }>(
    `SELECT format('arrival number %s of unit %s in %s, %s times', arrival_number, unit_id, year, count(*)) AS what
     FROM incoming_documents GROUP BY unit_id, year, arrival_number HAVING count(*) > 1
     UNION ALL SELECT format('%s of unit %s in %s, %s times', number_symbol, unit_id, year, count(*))
     FROM outgoing_documents WHERE number > 0 GROUP BY unit_id, year, number_symbol HAVING count(*) > 1`,
  );
  return rows.map(({ what }) => what);
}

async function readLedger(behind: EventsBehind, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await behind
    .database('custody')
    .query<{ id: string }>('SELECT id FROM items WHERE id = ANY($1::uuid[])', [ids]);
  return new Set(rows.map(({ id }) => id));
}
