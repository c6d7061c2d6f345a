/** What PostgreSQL said; undefined for other errors. MikroORM and pg keep `code` and `constraint` on the error. */
export function sqlFault(error: unknown): { code: string; constraint: string } | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  const code = error.code;
  // SQLSTATE: five upper-case letters or digits.
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) return undefined;
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : '';
  return { code, constraint };
}

/** Whether the error is the violation of the named unique or exclusion constraint. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const fault = sqlFault(error);
  if (fault?.code !== '23505' && fault?.code !== '23P01') return false;
  return constraint === undefined || fault.constraint === constraint;
}

// Connection faults; the server has become a replica; a password being changed; serialization failure, deadlock;
// disk, memory or connections used up; a lock not given; a statement that took too long; shutdown.
const transientCodes = /^(08.{3}|25006|28.{3}|40001|40P01|53.{3}|55P03|57014|57P0[123])$/;

/** Whether trying again can help: the fault is the database's own state, and no fault of what was asked. */
export function isTransient(error: unknown): boolean {
  const fault = sqlFault(error);
  if (fault) return transientCodes.test(fault.code);
  const message = error instanceof Error ? error.message : '';
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return (
    /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT/.test(code) ||
    /Connection terminated|not queryable|timeout exceeded/.test(message)
  );
}
