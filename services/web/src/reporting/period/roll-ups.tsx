import { useMemo } from 'react';
import { Link, useLocation } from 'react-router';
import type { RollUp } from '../../api/reporting-types.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { withFilters } from '../../list/list-address.ts';
import { showInstant } from '../../time/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';

/** In the address: the roll-up whose figures are shown; the last one without. */
export const ROLL_UP = 'rollUp';

/** Every roll-up, the latest first; a correction after the lock names its unit and reason. */
export function RollUps({ rollUps }: { rollUps: readonly RollUp[] }) {
  const m = useMessages();
  const { search } = useLocation();
  const columns = useMemo(() => columnsOf(m, search), [m, search]);
  if (rollUps.length === 0) return <p className="quiet">{m.reporting.noRollUps}</p>;
  return (
    <DataTable
      label={m.reporting.rollUps}
      columns={columns}
      rows={rollUps}
      rowKey={(row) => String(row.number ?? 0)}
    />
  );
}

function columnsOf(m: Messages, search: string): Column<RollUp>[] {
  const t = m.reporting;
  const number = (row: RollUp): string => String(row.number ?? 0);
  const time = (row: RollUp): string => showInstant(row.rollUpTime);
  const submissions = (row: RollUp): string => String(row.submissionCount ?? 0);
  const changed = (row: RollUp): string => String(row.changedCount ?? 0);
  const unit = ({ correctedUnitName = '' }: RollUp): string =>
    correctedUnitName === '' ? '' : t.restatedBy(correctedUnitName);
  return [
    {
      key: 'number',
      title: t.rollUpNumber,
      className: 'cell-number',
      cell: (row) => (
        <Link
          to={{ search: withFilters(new URLSearchParams(search), { [ROLL_UP]: [number(row)] }).toString() }}
          aria-label={t.seeRollUp(row.number ?? 0)}
          preventScrollReset
        >
          {number(row)}
        </Link>
      ),
      text: number,
    },
    { key: 'time', title: t.rollUpTime, cell: time, text: time },
    {
      key: 'submissions',
      title: t.submissionCount,
      cell: submissions,
      text: submissions,
      className: 'cell-number',
    },
    { key: 'changed', title: t.changedCount, cell: changed, text: changed, className: 'cell-number' },
    {
      key: 'restatement',
      title: t.restatement,
      className: 'cell-main',
      cell: (row) => (unit(row) === '' ? null : <Restatement row={row} words={unit(row)} />),
      text: (row) => [unit(row), row.reason ?? ''].filter((part) => part !== '').join(': '),
    },
  ];
}

function Restatement({ row, words }: { row: RollUp; words: string }) {
  return (
    <>
      <StateTag text={words} tone="active" />
      <p>
        <q>{row.reason}</q>
      </p>
    </>
  );
}
