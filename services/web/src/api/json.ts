/**
 * A generated message as it travels in proto3 JSON: times and enums are strings, defaults are left out.
 * Only types come from the generated code; its encoders would not fit the shell's size.
 */
export type Json<T> = T extends Date
  ? string
  : T extends readonly (infer U)[]
    ? Json<U>[]
    : T extends number
      ? number extends T
        ? number
        : string
      : T extends object
        ? { [K in keyof T]?: Json<T[K]> }
        : T;

/** Names of an enum in proto3 JSON, for example `URGENCY_NORMAL`, without the unset value. */
export type EnumName<
  Enum,
  Prefix extends string,
> = `${Prefix}_${Exclude<keyof Enum & string, 'UNSPECIFIED' | 'UNRECOGNIZED'>}`;
