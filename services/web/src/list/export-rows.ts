export interface RowsPage<Row> {
  readonly rows: readonly Row[];
  readonly nextToken: string;
}

/** More rows than this are no list to look through: the register's own export is for them. */
export const EXPORT_LIMIT = 10_000;

/** Follows the pages of a list to its end or to the limit. */
export async function collectRows<Row>(
  fetchPage: (token: string) => Promise<RowsPage<Row>>,
  onProgress: (count: number) => void,
  limit = EXPORT_LIMIT,
): Promise<{ rows: Row[]; isCut: boolean }> {
  const rows: Row[] = [];
  let token = '';
  do {
    // One page after another: each needs the token of the one before.
    const page = await fetchPage(token);
    rows.push(...page.rows);
    token = page.nextToken;
    onProgress(rows.length);
  } while (token !== '' && rows.length < limit);
  return { rows, isCut: token !== '' };
}
