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

// Serialization failure, deadlock, lock not available, connection faults, too many connections, shutdown.
const transientCodes = /^(40001|40P01|55P03|08.{3}|53300|57P0[123])$/;

/** Whether trying again can help: deadlock, serialization, connection lost, server restarting. */
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
