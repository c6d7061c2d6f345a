import { execute, query } from './query.ts';
import type { BulkTx } from './bulk-tx.ts';

export type CopyValue = string | number | boolean | Date | null | undefined;

const prefix = 'rebuilt_';

/**
 * A table that is filled anew beside the one in use and takes its place in the end, all in one transaction: until it
 * commits everybody reads and writes the old one. Indexes are made when the rows are there, which is less work than
 * keeping them meanwhile. Names are the service's own, never a caller's.
 */
export class RebuiltTable {
  readonly #tx: BulkTx;
  readonly #name: string;
  readonly #columns: string;
  #copying: Promise<void> = Promise.resolve();

  private constructor(tx: BulkTx, name: string, columns: readonly string[]) {
    this.#tx = tx;
    this.#name = name;
    this.#columns = columns.join(', ');
  }

  /** Makes the empty table, without indexes. */
  static async begin(tx: BulkTx, name: string, columns: readonly string[]): Promise<RebuiltTable> {
    await execute(tx, `CREATE TABLE ${prefix}${name} (LIKE ${name} INCLUDING ALL EXCLUDING INDEXES)`);
    return new RebuiltTable(tx, name, columns);
  }

  /** Adds rows, values in the order of the columns. They are on their way when this resolves; the next call waits for them. */
  async add(rows: readonly (readonly CopyValue[])[]): Promise<void> {
    if (rows.length === 0) return;
    const text = `${rows.map((row) => row.map(copyText).join('\t')).join('\n')}\n`;
    await this.#copying;
    // Frozen: made in this transaction, nobody else sees the rows before it commits.
    const statement = `COPY ${prefix}${this.#name} (${this.#columns}) FROM STDIN (FREEZE)`;
    this.#copying = this.#tx.copyIn(statement, text);
    this.#copying.catch(() => undefined); // thrown where it is waited for
  }

  /** Makes the indexes of the table in use, and its statistics. */
  async complete(): Promise<void> {
    await this.#copying;
    await execute(this.#tx, "SET LOCAL maintenance_work_mem = '256MB'");
    for (const index of await this.#indexes()) await execute(this.#tx, index.definition);
    await execute(this.#tx, `ANALYZE ${prefix}${this.#name}`);
  }

  /** Puts the table in place of the one in use, with its rights. Whoever uses that one is waited for. */
  async replace(): Promise<void> {
    const [indexes, grants, comment] = [await this.#indexes(), await this.#grants(), await this.#comment()];
    const fresh = `${prefix}${this.#name}`;
    await execute(this.#tx, `DROP TABLE ${this.#name}`);
    await execute(this.#tx, `ALTER TABLE ${fresh} RENAME TO ${this.#name}`);
    for (const { name, constraint } of indexes) {
      const sql = constraint
        ? `ALTER TABLE ${this.#name} ADD CONSTRAINT ${name} ${constraint} USING INDEX ${prefix}${name}`
        : `ALTER INDEX ${prefix}${name} RENAME TO ${name}`;
      await execute(this.#tx, sql);
    }
    for (const grant of [...grants, ...comment]) await execute(this.#tx, grant);
  }

  async #indexes(): Promise<{ name: string; definition: string; constraint: string | null }[]> {
    return query(
      this.#tx,
      `SELECT c.relname AS name,
         replace(replace(pg_get_indexdef(i.indexrelid), ' INDEX ' || quote_ident(c.relname) || ' ON ', ' INDEX ${prefix}' || c.relname || ' ON '),
           ' ON public.$table ', ' ON ${prefix}$table ') AS definition,
         CASE k.contype WHEN 'p' THEN 'PRIMARY KEY' WHEN 'u' THEN 'UNIQUE' END AS constraint
       FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u')
       WHERE i.indrelid = to_regclass($1) ORDER BY c.relname`.replaceAll('$table', this.#name),
      [this.#name],
    );
  }

  async #grants(): Promise<string[]> {
    const rows = await query<{ sql: string }>(
      this.#tx,
      `SELECT format('GRANT %s ON %I TO %I', a.privilege_type, c.relname, a.grantee::regrole::text) AS sql
       FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = to_regclass($1) AND a.grantee NOT IN (0, c.relowner)
       UNION ALL
       SELECT format('GRANT %s (%I) ON %I TO %I', a.privilege_type, t.attname, c.relname, a.grantee::regrole::text)
       FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid, aclexplode(t.attacl) a
       WHERE c.oid = to_regclass($1) AND a.grantee NOT IN (0, c.relowner)`,
      [this.#name],
    );
    return rows.map((row) => row.sql);
  }

  async #comment(): Promise<string[]> {
    const rows = await query<{ sql: string }>(
      this.#tx,
      `SELECT format('COMMENT ON TABLE %I IS %L', $1::text, obj_description(to_regclass($1), 'pg_class')) AS sql`,
      [this.#name],
    );
    return rows.map((row) => row.sql);
  }
}

/** A value in PostgreSQL's text format of COPY. */
function copyText(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') {
    return /[\\\t\n\r]/.test(value)
      ? value.replaceAll(/[\\\t\n\r]/g, (sign) => copySigns[sign] ?? '')
      : value;
  }
  return value instanceof Date ? value.toISOString() : String(value);
}

const copySigns: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
