import type { SuccessionGroup, SuccessorUnit } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { postSource } from '../state/directory-search.ts';
import type { Option } from '../ui/combobox-options.ts';
import { HolderText, holderLine } from '../ui/holder-text.tsx';
import { Picker } from '../ui/picker.tsx';
import { OverdueCount } from './closed-units-page.tsx';
import { groupKey } from './run-words.ts';

interface GroupTableProps {
  readonly groups: readonly SuccessionGroup[];
  readonly successors: readonly SuccessorUnit[];
  readonly chosen: Readonly<Record<string, Option | undefined>>;
  readonly mayChoose: boolean;
  readonly onChoose: (key: string, to: Option | undefined) => void;
}

/** What lies at each post, and who gets it. */
export function GroupTable(props: GroupTableProps) {
  const { groups } = props;
  const m = useMessages();
  const kind = (group: SuccessionGroup): string => word(m.work.kinds, group.itemKind);
  const columns: Column<SuccessionGroup>[] = [
    {
      key: 'from',
      title: m.succession.from,
      cell: (group) => <GroupFrom group={group} />,
      text: (group) => holderLine(group.from),
      className: 'cell-main',
    },
    { key: 'kind', title: m.succession.kind, cell: kind, text: kind },
    {
      key: 'count',
      title: m.succession.count,
      cell: (group) => group.count ?? 0,
      text: (group) => String(group.count ?? 0),
      className: 'cell-number',
    },
    {
      key: 'overdue',
      title: m.succession.overdue,
      cell: (group) => <OverdueCount count={group.overdueCount ?? 0} />,
      text: (group) => String(group.overdueCount ?? 0),
    },
    {
      key: 'to',
      title: m.succession.to,
      cell: (group) => <GroupTo {...props} group={group} />,
      text: (group) => props.chosen[groupKey(group)]?.label ?? '',
    },
  ];
  return <DataTable label={m.succession.groups} columns={columns} rows={groups} rowKey={groupKey} />;
}

function GroupFrom({ group }: { group: SuccessionGroup }) {
  const m = useMessages();
  const hasPost = (group.from?.postId ?? '') !== '';
  if (hasPost) return <HolderText holder={group.from} />;
  return (
    <>
      {group.from?.unitName} <span className="quiet">{m.succession.noPost}</span>
    </>
  );
}

function GroupTo(props: GroupTableProps & { group: SuccessionGroup }) {
  const { group, successors, chosen, mayChoose, onChoose } = props;
  const m = useMessages();
  const key = groupKey(group);
  const value = chosen[key];
  if (!mayChoose) return <>{value?.label ?? <span className="quiet">{m.succession.toMissing}</span>}</>;
  const from = holderLine(group.from);
  return (
    <Picker
      aria-label={m.succession.toOf(from, word(m.work.kinds, group.itemKind))}
      placeholder={m.succession.toHint}
      source={postSource(successors[0]?.unitId ?? '', m.act.postVacant)}
      value={value}
      onChange={(to) => onChoose(key, to)}
    />
  );
}
