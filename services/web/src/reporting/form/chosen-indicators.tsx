import ArrowDownOutlined from '@ant-design/icons/es/icons/ArrowDownOutlined';
import ArrowUpOutlined from '@ant-design/icons/es/icons/ArrowUpOutlined';
import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';
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

/** The indicators chosen, in the order of the form; each may go up, down or out. */
export function ChosenIndicators({ form, definitions }: ChosenIndicatorsProps) {
  const m = useMessages();
  const t = m.reportForm;
  const codes = form.values.indicatorCodes;
  if (codes.length === 0) return <p className="quiet">{t.noneChosen}</p>;
  const of = ({ code }: Row): IndicatorDefinition => definitions.find((one) => one.code === code) ?? {};
  const set = (next: readonly string[]): void => form.change({ indicatorCodes: next });
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
      cell: ({ code: own, at }) => (
        <>
          <OrderButton
            label={t.up(own)}
            icon={<ArrowUpOutlined />}
            isOff={at === 0}
            onPress={() => set(moved(codes, at, -1))}
          />
          <OrderButton
            label={t.down(own)}
            icon={<ArrowDownOutlined />}
            isOff={at === codes.length - 1}
            onPress={() => set(moved(codes, at, 1))}
          />
          <OrderButton
            label={t.remove(own)}
            icon={<CloseOutlined />}
            isOff={false}
            onPress={() => set(codes.filter((one) => one !== own))}
          />
        </>
      ),
      text: () => '',
    },
  ];
  return (
    <>
      <h2 className="form-part">{t.chosen(codes.length)}</h2>
      <DataTable
        label={t.chosen(codes.length)}
        columns={columns}
        rows={codes.map((one, at) => ({ code: one, at }))}
        rowKey={code}
      />
    </>
  );
}

interface OrderButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly isOff: boolean;
  readonly onPress: () => void;
}

function OrderButton({ label, icon, isOff, onPress }: OrderButtonProps) {
  return (
    <Button type="text" aria-label={label} title={label} icon={icon} disabled={isOff} onClick={onPress} />
  );
}
