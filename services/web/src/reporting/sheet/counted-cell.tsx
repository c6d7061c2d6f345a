import { Button } from 'antd';
import { useState } from 'react';
import { showDecimal } from '../decimal.ts';
import { FigureItems } from './figure-items.tsx';
import { fieldId, type SheetRow } from './sheet-rows.ts';
import { cellLabel, type SheetView } from './sheet-view.ts';

interface CountedCellProps {
  readonly row: SheetRow;
  readonly view: SheetView;
}

/** A figure the system counts: to be read, with the items that made it. */
export function CountedCell({ row, view: { m } }: CountedCellProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { figure, part, definition } = row;
  const value = showDecimal(figure[part]);
  const isRatio = definition.valueType === 'VALUE_TYPE_RATIO' && part === 'value';
  return (
    <div id={fieldId(row.name)} tabIndex={-1} className="counted">
      {value === '' ? <span className="quiet">{m.submission.noneYet}</span> : <output>{value}</output>}
      {part === 'value' && <p className="field-hint">{m.submission.counted}</p>}
      {!isRatio && value !== '' && value !== '0' && (
        <Button
          type="link"
          size="small"
          className="counted-items no-print"
          aria-label={m.submission.itemsOf(cellLabel(row, m))}
          onClick={() => setIsOpen(true)}
        >
          {m.submission.showItems}
        </Button>
      )}
      {isOpen && <FigureItems row={row} onClose={() => setIsOpen(false)} />}
    </div>
  );
}
