import { useEffect, useRef } from 'react';
import { useMessages } from '../i18n/language.tsx';
import type { Option } from './combobox-options.ts';

interface ComboboxListProps<T> {
  readonly id: string;
  readonly options: readonly Option<T>[];
  readonly active: number;
  readonly isLoading: boolean;
  readonly onPick: (option: Option<T>) => void;
}

/** The suggestions below a combobox. */
export function ComboboxList<T>({ id, options, active, isLoading, onPick }: ComboboxListProps<T>) {
  const m = useMessages();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const note = isLoading ? m.common.searching : m.common.nothingFound;
  return (
    <div className="combobox-popup">
      <ul id={id} ref={list} role="listbox" className="combobox-list" aria-busy={isLoading}>
        {options.map((option, index) => (
          <li
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            aria-disabled={option.disabled === true ? true : undefined}
            className="combobox-option"
            // The field keeps the focus: a mouse press must not take it away before the click counts.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(option)}
          >
            <span>{option.label}</span>
            {option.detail !== undefined && <span className="combobox-detail">{option.detail}</span>}
          </li>
        ))}
      </ul>
      {options.length === 0 && <p className="combobox-note">{note}</p>}
      <span className="visually-hidden" role="status">
        {options.length === 0 ? note : m.common.optionsFound(options.length)}
      </span>
    </div>
  );
}
