import TableOutlined from '@ant-design/icons/es/icons/TableOutlined';
import { Button, Checkbox, Popover } from 'antd';
import { useMessages } from '../i18n/language.tsx';
import type { ColumnChoice } from './use-columns.ts';

/** Chooses which columns are shown. */
export function ColumnChooser<Row>({ choice }: { choice: ColumnChoice<Row> }) {
  const m = useMessages();
  const shown = new Set(choice.visible.map((column) => column.key));
  const boxes = (
    <fieldset className="column-boxes">
      <legend className="visually-hidden">{m.common.chooseColumns}</legend>
      {choice.all
        .filter((column) => column.isFixed !== true)
        .map((column) => (
          <Checkbox
            key={column.key}
            checked={shown.has(column.key)}
            onChange={() => choice.toggle(column.key)}
          >
            {column.title}
          </Checkbox>
        ))}
    </fieldset>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={boxes}>
      <Button icon={<TableOutlined aria-hidden="true" />}>{m.common.columns}</Button>
    </Popover>
  );
}
