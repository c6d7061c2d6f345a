import { memo, type ClipboardEvent } from 'react';
import { readDecimal, showDecimal } from '../decimal.ts';
import { fieldId } from './sheet-rows.ts';
import type { SheetValues } from './sheet-values.ts';

interface NumberCellProps {
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly isDisabled: boolean;
  readonly isTyped: boolean;
  /** What is wrong with it, read out with it. */
  readonly fault: string | undefined;
  /** Empty only because nobody has come to it yet: said, but not as a fault. */
  readonly isMissing: boolean;
  /** Refused by what was typed, not by what was saved. */
  readonly isRefused: boolean;
  readonly onChange: (changes: SheetValues) => void;
  readonly onSettle: (changes: SheetValues) => void;
  readonly onPaste: (name: string, text: string) => boolean;
}

/** A number of the sheet, as typed; on leaving it stands as people here write it. Drawn again only when it changes. */
export const NumberCell = memo(function NumberCell(props: NumberCellProps) {
  const { name, label, text, fault, isMissing, onChange } = props;
  const id = fieldId(name);
  const settle = (): void => {
    if (!props.isTyped) return;
    const value = readDecimal(text);
    props.onSettle({ [name]: value === undefined ? text : showDecimal(value) });
  };
  const paste = (event: ClipboardEvent): void => {
    if (props.onPaste(name, event.clipboardData.getData('text/plain'))) event.preventDefault();
  };
  return (
    <>
      <input
        id={id}
        data-cell={name}
        data-refused={props.isRefused ? true : undefined}
        className={props.isTyped ? 'sheet-input sheet-typed' : 'sheet-input'}
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={fault === undefined || isMissing ? undefined : true}
        aria-describedby={fault === undefined ? undefined : `${id}-note`}
        disabled={props.isDisabled}
        value={text}
        onChange={(event) => onChange({ [name]: event.target.value })}
        onPaste={paste}
        onBlur={settle}
      />
      {fault !== undefined && (
        <p id={`${id}-note`} className={isMissing ? 'field-hint' : 'field-error'}>
          {!isMissing && <span aria-hidden="true">▲ </span>}
          {fault}
        </p>
      )}
    </>
  );
});
