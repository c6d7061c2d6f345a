import { useState } from 'react';
import { Combobox } from './combobox.tsx';
import type { Option } from './combobox-options.ts';
import type { ControlProps } from './field.tsx';
import type { OptionSource } from './use-options.ts';

interface PickerProps<T> extends Partial<ControlProps> {
  readonly source: OptionSource<T>;
  readonly value: Option<T> | undefined;
  readonly onChange: (value: Option<T> | undefined) => void;
  readonly placeholder?: string;
  readonly 'aria-label'?: string;
  readonly autoFocus?: boolean;
}

/** A combobox that must end on one of its options: leaving with other text goes back to what was chosen. */
export function Picker<T>({ source, value, onChange, ...control }: PickerProps<T>) {
  const [typed, setTyped] = useState<string>();
  return (
    <Combobox
      {...control}
      source={source}
      text={typed ?? value?.label ?? ''}
      onText={(text) => {
        setTyped(text);
        if (text === '') onChange(undefined);
      }}
      onPick={(option) => {
        setTyped(undefined);
        onChange(option);
      }}
      onLeave={() => setTyped(undefined)}
    />
  );
}
