import type { Option } from '../ui/combobox-options.ts';
import type { OptionSource } from '../ui/use-options.ts';

/** How a filter is asked for. `name` is the parameter of the contract and of the address. */
export type FilterField = {
  readonly name: string;
  readonly label: string;
} & (
  | { readonly kind: 'text' | 'number' | 'date' }
  | { readonly kind: 'one'; readonly options: readonly Option[] }
  | { readonly kind: 'many'; readonly options: readonly Option[] }
  | {
      readonly kind: 'search';
      readonly source: OptionSource<unknown>;
      readonly nameOf: (value: string) => string;
    }
);
