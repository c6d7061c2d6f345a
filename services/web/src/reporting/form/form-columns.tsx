import { Link } from 'react-router';
import type { Indicator } from '../../api/reporting-types.ts';
import { word } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';

/** Columns of the indicators of a form, in its order. */
export function indicatorColumns(m: Messages): Column<Indicator>[] {
  const t = m.indicator;
  const code = ({ definition }: Indicator): string => definition?.code ?? '';
  const group = ({ definition }: Indicator): string => definition?.groupName ?? '';
  const measure = ({ definition }: Indicator): string => definition?.measure ?? '';
  const name = ({ definition }: Indicator): string => definition?.name ?? '';
  const collectors = ({ definition }: Indicator): string =>
    (definition?.collectors ?? []).map((one) => word(m.enums.unitGroup, one)).join('; ');
  return [
    { key: 'code', title: t.code, cell: code, text: code, className: 'cell-symbol' },
    {
      key: 'name',
      title: t.name,
      className: 'cell-main',
      cell: (row) => (
        <Link
          to={`/reporting/indicators/${encodeURIComponent(code(row))}`}
          data-row-link
          className="row-link"
        >
          {name(row)}
        </Link>
      ),
      text: name,
    },
    { key: 'group', title: t.group, cell: group, text: group },
    { key: 'measure', title: t.measure, cell: measure, text: measure },
    { key: 'collectors', title: t.collectors, cell: collectors, text: collectors },
  ];
}
