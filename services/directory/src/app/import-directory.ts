import { AppError, FieldCheck, type CallContext } from '@baro/chassis';
import type {
  ImportDirectoryRequest,
  ImportDirectoryResponse,
} from '@baro/proto/baro/directory/v1/directory';
import { checkImport, countImport } from '../domain/check-import.ts';
import { importedRows } from '../domain/imported.ts';
import { loadRows, sameRow, type Kind, type Rows } from '../store/aggregate-store.ts';
import { findBrokenConstraint } from '../store/constraints.ts';
import { findSharedAccounts } from '../store/people-store.ts';
import { findDoubleHeads } from '../store/post-store.ts';
import { calendarDayId } from './calendar-days.ts';
import type { Changes } from './changes.ts';
import { administer, type House } from './house.ts';
import { refuse } from './refusals.ts';

const MAX_ROWS = 500;

/** Loads reference data. Rows equal to what is there change nothing, so a run may be repeated at will. */
export async function importDirectory(
  house: House,
  request: ImportDirectoryRequest,
  ctx: CallContext,
): Promise<ImportDirectoryResponse> {
  if (countImport(request) > MAX_ROWS) {
    throw new AppError('IMPORT_TOO_LARGE', { metadata: { max: String(MAX_ROWS) } });
  }
  const check = new FieldCheck();
  checkImport(check, request);
  check.throwIfAny();
  return administer(house, ctx, request, async (changes) => {
    const rows = importedRows(request, calendarDayId);
    // Posts are locked before their holdings are judged, as AssignPost does.
    await loadRows(
      changes.em,
      'post',
      rows.holding.map((holding) => holding.postId),
      { lock: true },
    );
    let changedCount = 0;
    // Object.entries forgets that each list holds the rows of its own kind.
    for (const [kind, list] of Object.entries(rows) as [Kind, Rows[Kind][]][]) {
      changedCount += await importKind(changes, kind, list);
    }
    await verify(changes, rows);
    return { changedCount, unchangedCount: countImport(request) - changedCount };
  });
}

async function importKind<K extends Kind>(
  changes: Changes,
  kind: K,
  rows: readonly Rows[K][],
): Promise<number> {
  const known = await loadRows(
    changes.em,
    kind,
    rows.map((row) => row.id),
    { lock: true },
  );
  const changed = rows.flatMap((row) => {
    const before = known.get(row.id);
    return before && sameRow(kind, before, row) ? [] : [{ before, row }];
  });
  await changes.saveAll(kind, 'import', changed);
  return changed.length;
}

/** What rows say of each other: names that do not exist, codes and accounts claimed twice, two heads at once. */
async function verify(changes: Changes, rows: ReturnType<typeof importedRows>): Promise<void> {
  const constraint = await findBrokenConstraint(changes.em);
  if (constraint !== undefined) {
    const [list = 'units', rule = 'CONFLICT'] = CONSTRAINTS[constraint] ?? [];
    refuse(list, rule, `breaks ${constraint}`, 'mâu thuẫn với dữ liệu đã có');
  }
  if (
    (
      await findDoubleHeads(
        changes.em,
        rows.holding.map((holding) => holding.postId),
      )
    ).length > 0
  ) {
    refuse(
      'holdings',
      'POST_HELD',
      'give a head post to two people at once',
      'chức danh đứng đầu có hai người giữ cùng lúc',
    );
  }
  if (
    rows.person.length + rows.service_account.length > 0 &&
    (await findSharedAccounts(changes.em)).length > 0
  ) {
    refuse(
      'serviceAccounts',
      'ACCOUNT_TAKEN',
      'share an account with a person',
      'tài khoản đã gắn với cán bộ',
    );
  }
}

const CONSTRAINTS: Readonly<Record<string, readonly [string, string]>> = {
  units_code_excl: ['units', 'UNIT_CODE_TAKEN'],
  unit_names_parent_fkey: ['units', 'UNIT_NOT_FOUND'],
  successions_predecessor_fkey: ['successions', 'UNIT_NOT_FOUND'],
  successions_successor_fkey: ['successions', 'UNIT_NOT_FOUND'],
  successions_pair_key: ['successions', 'DUPLICATE'],
  identifiers_unit_fkey: ['identifiers', 'UNIT_NOT_FOUND'],
  identifiers_code_excl: ['identifiers', 'IDENTIFIER_TAKEN'],
  posts_unit_fkey: ['posts', 'UNIT_NOT_FOUND'],
  posts_code_key: ['posts', 'TAKEN'],
  people_account_key: ['people', 'ACCOUNT_TAKEN'],
  holdings_post_fkey: ['holdings', 'POST_NOT_FOUND'],
  holdings_person_fkey: ['holdings', 'PERSON_NOT_FOUND'],
  holdings_person_excl: ['holdings', 'POST_HELD'],
  delegations_post_fkey: ['delegations', 'POST_NOT_FOUND'],
  delegations_person_fkey: ['delegations', 'PERSON_NOT_FOUND'],
  service_accounts_unit_fkey: ['serviceAccounts', 'UNIT_NOT_FOUND'],
  service_accounts_account_excl: ['serviceAccounts', 'ACCOUNT_TAKEN'],
  legal_terms_code_excl: ['legalTerms', 'LEGAL_TERM_OVERLAP'],
};
