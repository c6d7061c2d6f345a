import { AppError, execute, sqlFault } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';

/** The reason a broken constraint is refused with; those not listed are faults of ours. */
const REASONS: Readonly<Record<string, string>> = {
  units_code_excl: 'UNIT_CODE_TAKEN',
  people_account_key: 'ACCOUNT_TAKEN',
  service_accounts_account_excl: 'ACCOUNT_TAKEN',
  identifiers_code_excl: 'IDENTIFIER_TAKEN',
  holdings_person_excl: 'POST_HELD',
  legal_terms_code_excl: 'LEGAL_TERM_OVERLAP',
};

/** Checks what is deferred to the end of the transaction. @throws AppError with the reason of the broken constraint */
export async function verifyConstraints(em: EntityManager): Promise<void> {
  try {
    await execute(em, 'SET CONSTRAINTS ALL IMMEDIATE');
  } catch (error) {
    const reason = REASONS[sqlFault(error)?.constraint ?? ''];
    if (reason === undefined) throw error;
    throw new AppError(reason, { cause: error });
  }
}

/** As `verifyConstraints`; the name of any broken constraint is told instead. */
export async function findBrokenConstraint(em: EntityManager): Promise<string | undefined> {
  try {
    await execute(em, 'SET CONSTRAINTS ALL IMMEDIATE');
    return undefined;
  } catch (error) {
    const constraint = sqlFault(error)?.constraint;
    if (!constraint) throw error;
    return constraint;
  }
}
