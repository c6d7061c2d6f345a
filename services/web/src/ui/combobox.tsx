import { Input } from 'antd';
import { useId, useState, type KeyboardEvent } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { firstEnabled, stepActive, type Option } from './combobox-options.ts';
import { ComboboxList } from './combobox-list.tsx';
import type { ControlProps } from './field.tsx';
import { useOptions, type OptionSource } from './use-options.ts';

interface ComboboxProps<T> extends Partial<ControlProps> {
  readonly source: OptionSource<T>;
  /** Text in the field. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onPick: (option: Option<T>) => void;
  /** True when any text will do and suggestions only help; Enter then keeps what was typed. */
  readonly isFreeText?: boolean;
  /** The field collects several: Enter takes what is pointed at or typed and stays; an empty field lets go. */
  readonly onTake?: (text: string) => void;
  readonly onLeave?: () => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly 'aria-label'?: string;
  readonly autoFocus?: boolean;
}

/** A text field with suggestions (ARIA combobox): arrows point, Enter or Tab takes, Escape closes the list only. */
export function Combobox<T>(props: ComboboxProps<T>) {
  const { source, text, onText, onPick, isFreeText = false, onTake, onLeave, ...input } = props;
  const listId = useId();
  const m = useMessages();
  const [isOpen, setOpen] = useState(false);
  const [pointed, setPointed] = useState(-1);
  const { options, isLoading } = useOptions(source, text, isOpen);
  const active = pointed >= 0 || isFreeText || text === '' ? pointed : firstEnabled(options);
  const close = (): void => {
    setOpen(false);
    setPointed(-1);
  };
  const pick = (option: Option<T> | undefined): void => {
    if (option === undefined || option.disabled === true) return;
    onPick(option);
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setPointed(stepActive(options, active, event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      close();
    } else if ((event.key === 'Enter' || event.key === 'Tab') && isOpen && !event.ctrlKey) {
      if (onTake !== undefined && event.key === 'Enter' && text.trim() !== '') event.preventDefault();
      if (options[active] === undefined) onTake?.(text.trim());
      else pick(options[active]);
    }
  };
  const isShown = isOpen && (options.length > 0 || text !== '' || isLoading);
  return (
    <div className="combobox">
      <Input
        {...input}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-activedescendant={isShown && active >= 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        placeholder={input.placeholder ?? m.common.typeToSearch}
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setOpen(true);
          setPointed(-1);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          close();
          onLeave?.();
        }}
      />
      {isShown && (
        <ComboboxList id={listId} options={options} active={active} isLoading={isLoading} onPick={pick} />
      )}
    </div>
  );
}
