import ArrowDownOutlined from '@ant-design/icons/es/icons/ArrowDownOutlined';
import ArrowUpOutlined from '@ant-design/icons/es/icons/ArrowUpOutlined';
import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined';
import { Button } from 'antd';
import { useRef, type ReactNode } from 'react';
import type { IndicatorDefinition } from '../../api/reporting-types.ts';
import type { Form } from '../../form/form-state.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { moved, type ReportFormValues } from './form-values.ts';

interface ChosenIndicatorsProps {
  readonly form: Form<ReportFormValues>;
  readonly definitions: readonly IndicatorDefinition[];
}

interface Row {
  readonly code: string;
  readonly at: number;
}

/** The indicators chosen, in the order of the form; each may go up, down or out, and the focus goes with it. */
export function ChosenIndicators({ form, definitions }: ChosenIndicatorsProps) {
  const m = useMessages();
  const t = m.reportForm;
  const box = useRef<HTMLDivElement>(null);
  const codes = form.values.indicatorCodes;
  if (codes.length === 0) return <p className="quiet">{t.noneChosen}</p>;
  const of = ({ code }: Row): IndicatorDefinition => definitions.find((one) => one.code === code) ?? {};
  const set = (next: readonly string[], focus: string): void => {
    form.change({ indicatorCodes: next });
    // A row that moves, and a button that goes, lose the focus.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-order="${focus}"]`)?.focus());
  };
  const move = ({ code, at }: Row, step: 1 | -1): void =>
    set(moved(codes, at, step), `${step === 1 ? 'down' : 'up'} ${code}`);
  const remove = ({ code, at }: Row): void =>
    set(
      codes.filter((one) => one !== code),
      `remove ${codes[at + 1] ?? codes[at - 1] ?? ''}`,
    );
  const name = (row: Row): string => of(row).name ?? '';
  const group = (row: Row): string => of(row).groupName ?? '';
  const code = (row: Row): string => row.code;
  const columns: Column<Row>[] = [
    { key: 'code', title: m.indicator.code, cell: code, text: code, className: 'cell-symbol' },
    { key: 'name', title: m.indicator.name, cell: name, text: name, className: 'cell-main' },
    { key: 'group', title: m.indicator.group, cell: group, text: group },
    {
      key: 'order',
      title: t.order,
      className: 'cell-order',
      cell: (row) => (
        <>
          <OrderButton
            order={`up ${row.code}`}
            label={t.up(row.code)}
            icon={<ArrowUpOutlined />}
            isOff={row.at === 0}
            onPress={() => move(row, -1)}
          />
          <OrderButton
            order={`down ${row.code}`}
            label={t.down(row.code)}
            icon={<ArrowDownOutlined />}
            isOff={row.at === codes.length - 1}
            onPress={() => move(row, 1)}
          />
          <OrderButton
            order={`remove ${row.code}`}
            label={t.remove(row.code)}
            icon={<CloseOutlined />}
            isOff={false}
            onPress={() => remove(row)}
          />
        </>
      ),
      text: () => '',
    },
  ];
  return (
    <div ref={box}>
      <h2 className="form-part">{t.chosen(codes.length)}</h2>
      <DataTable
        label={t.chosen(codes.length)}
        columns={columns}
        rows={codes.map((one, at) => ({ code: one, at }))}
        rowKey={code}
      />
    </div>
  );
}

interface OrderButtonProps {
  /** What it does to which code, to find it again. */
  readonly order: string;
  readonly label: string;
  readonly icon: ReactNode;
  /** Nothing to do at the ends; it keeps the focus, so it is not disabled. */
  readonly isOff: boolean;
  readonly onPress: () => void;
}

function OrderButton({ order, label, icon, isOff, onPress }: OrderButtonProps) {
  return (
    <Button
      type="text"
      data-order={order}
      className={isOff ? 'order-off' : ''}
      aria-label={label}
      aria-disabled={isOff}
      title={label}
      icon={icon}
      onClick={() => {
        if (!isOff) onPress();
      }}
    />
  );
}
