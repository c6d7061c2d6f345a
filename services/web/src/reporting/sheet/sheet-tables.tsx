import { memo } from 'react';
import { DataTable } from '../../list/data-table.tsx';
import { sheetColumns } from './sheet-columns.tsx';
import { nameOf, type SheetGroup } from './sheet-rows.ts';
import type { SheetView } from './sheet-view.ts';
import type { Sheet } from './use-sheet.ts';

/** The groups of a sheet, each a table. */
export function SheetTables({ view }: { view: SheetView }) {
  return view.sheet.groups.map((group, at) => (
    // A group may come twice in a form; its place is what it is known by.
    <GroupTable key={`${at} ${group.name}`} group={group} view={view} shown={shownOf(group, view.sheet)} />
  ));
}

interface GroupTableProps {
  readonly group: SheetGroup;
  readonly view: SheetView;
  /** Everything of the sheet that this group shows, as one text. */
  readonly shown: string;
}

/** Drawn again only when something of its own changes: a form may ask a thousand lines, and one types in one of them. */
const GroupTable = memo(
  function GroupTable({ group: { name, rows }, view }: GroupTableProps) {
    const title = name === '' ? view.m.reporting.noGroup : name;
    return (
      <section className="figure-group">
        <h3>{title}</h3>
        <DataTable
          label={title}
          columns={sheetColumns(view)}
          rows={rows}
          rowKey={(row) => row.name}
          rowClass={(row) => `sheet-row sheet-depth-${row.depth}`}
        />
      </section>
    );
  },
  (before, now) =>
    before.shown === now.shown &&
    before.group === now.group &&
    before.view.findings === now.view.findings &&
    before.view.isEditing === now.view.isEditing &&
    before.view.m === now.view.m,
);

function shownOf({ rows }: SheetGroup, { textOf, isTyped, errors }: Sheet): string {
  const parts = rows.flatMap(({ name, code, member }) => {
    const names = [name, nameOf('nothing', code, member), nameOf('reason', code, member)];
    return names.map((one) => [textOf(one), isTyped(one), errors[one] ?? '']);
  });
  return JSON.stringify(parts);
}
