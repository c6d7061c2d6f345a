import type pg from 'pg';

/** Of 500, 2,000 and 5,000 rows a statement, and of JSON, VALUES and arrays, this is what PostgreSQL takes fastest. */
const batchSize = 2_000;

/** Inserts the rows of tables into empty ones like them, with all their indexes. @returns seconds */
export async function insertBare(client: pg.Client, tables: readonly string[]): Promise<number> {
  const all = [];
  for (const table of tables) {
    await client.query(`DROP TABLE IF EXISTS bare_${table}`);
    await client.query(`CREATE TABLE bare_${table} (LIKE ${table} INCLUDING ALL)`);
    all.push({ statement: await statementOf(client, table), batches: await batchesOf(client, table) });
  }
  await client.query('CHECKPOINT');
  const started = performance.now();
  for (const { statement, batches } of all) {
    for (const values of batches) await client.query({ ...statement, values });
  }
  return (performance.now() - started) / 1000;
}

/** `INSERT … SELECT` of one array a column, planned once; of a column of arrays one of their texts. */
async function statementOf(client: pg.Client, table: string): Promise<{ name: string; text: string }> {
  const { rows } = await client.query<{ type: string }>(
    `SELECT format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [`bare_${table}`],
  );
  const types = rows.map(({ type }) => type);
  const isArray = (type: string): boolean => type.endsWith('[]');
  const arrays = types.map((type, at) => `$${at + 1}::${isArray(type) ? 'text' : type}[]`);
  const columns = types.map((type, at) => (isArray(type) ? `c${at}::${type}` : `c${at}`));
  const names = types.map((_, at) => `c${at}`).join(', ');
  return {
    name: `bare_${table}`,
    text: `INSERT INTO bare_${table} SELECT ${columns.join(', ')} FROM unnest(${arrays.join(', ')}) AS r (${names})`,
  };
}

/** The rows of a table as arrays of its columns, a batch at a time. */
async function batchesOf(client: pg.Client, table: string): Promise<(string | null)[][][]> {
  const { rows } = await client.query<(string | null)[]>({
    text: `SELECT * FROM ${table}`,
    rowMode: 'array',
    types: { getTypeParser: () => (value: string | Buffer) => String(value) },
  });
  const batches = [];
  for (let first = 0; first < rows.length; first += batchSize) {
    const batch = rows.slice(first, first + batchSize);
    batches.push((batch[0] ?? []).map((_, column) => batch.map((row) => row[column] ?? null)));
  }
  return batches;
}
