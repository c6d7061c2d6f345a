import type pg from 'pg';
import type { Acknowledged } from './registrar.ts';

/** One line of the result. */
export interface Check {
  name: string;
  passed: boolean;
  facts: string;
}

interface Stored {
  id: string;
  arrival_number: number;
}

/** Compares what clients were told with what the database holds. */
export async function checkNumbers(
  documents: pg.Client,
  unitId: string,
  told: Acknowledged[],
): Promise<Check[]> {
  const { rows } = await documents.query<Stored>(
    'SELECT id, arrival_number FROM incoming_documents WHERE unit_id = $1 ORDER BY arrival_number',
    [unitId],
  );
  const numbers = rows.map((row) => row.arrival_number);
  const consecutive = numbers.every((number, index) => number === index + 1);
  const stored = new Map(rows.map((row) => [row.id, row.arrival_number]));
  const missing = told.filter((document) => stored.get(document.id) !== document.arrivalNumber);
  const unknown = rows.length - new Set(told.map((document) => document.id)).size;
  return [
    {
      name: 'numbers run 1..N without gap or duplicate',
      passed: consecutive && numbers.length > 0,
      facts: `N = ${numbers.length}, last = ${numbers.at(-1) ?? 0}`,
    },
    {
      name: 'no acknowledged document is missing or has another number',
      passed: missing.length === 0,
      facts: `${told.length} acknowledged, ${missing.length} missing`,
    },
    {
      name: 'no document is there that nobody was told of',
      passed: unknown === 0,
      facts: `${unknown} unknown`,
    },
  ];
}

/** Compares the event log with the effects the neighbour took of it. */
export async function checkEffects(documents: pg.Client, watch: pg.Client): Promise<Check> {
  const log = await documents.query<{ id: string }>('SELECT id FROM outbox');
  const effects = await watch.query<{ event_id: string }>('SELECT event_id FROM effects');
  const taken = new Set(effects.rows.map((row) => row.event_id));
  const missing = log.rows.filter((row) => !taken.has(row.id)).length;
  const doubled = effects.rows.length - taken.size;
  return {
    name: 'every event takes effect exactly once',
    passed: missing === 0 && doubled === 0 && effects.rows.length === log.rows.length,
    facts: `${log.rows.length} events, ${effects.rows.length} effects, ${missing} missing, ${doubled} doubled`,
  };
}
