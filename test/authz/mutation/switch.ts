/** The switch instrumented files ask: which mutant is on, and which conditions the present questions come by. */
export interface MutantSwitch {
  on: (id: number) => boolean;
  flip: (id: number, value: unknown) => unknown;
  list: <T>(firstId: number, items: readonly T[]) => readonly T[];
}

const nobody = '00000000-0000-7000-8000-000000000000';

/** State of the switch; one for the process. */
export const mutation = {
  /** 0: none, the program is as it was written. */
  active: 0,
  /** Conditions asked since it was last emptied. */
  seen: new Set<number>(),
  /** Returned values that turned out to be no decisions. */
  values: new Set<number>(),
};

function isDecision(value: unknown): value is { allowed: boolean } {
  return (
    typeof value === 'object' && value !== null && 'allowed' in value && typeof value.allowed === 'boolean'
  );
}

const mutantSwitch: MutantSwitch = {
  on: (id) => {
    mutation.seen.add(id);
    return mutation.active === id;
  },
  flip: (id, value) => {
    // Whether something returned is a decision shows only when it is there.
    if (typeof value !== 'boolean' && !isDecision(value)) {
      mutation.values.add(id);
      return value;
    }
    mutation.seen.add(id);
    if (mutation.active !== id) return value;
    if (typeof value === 'boolean') return !value;
    return value.allowed
      ? { allowed: false }
      : { allowed: true, as: { unitId: nobody, postId: nobody, personId: nobody } };
  },
  list: (firstId, items) =>
    new Proxy(items, {
      get: (whole, key) => {
        whole.forEach((_, at) => mutation.seen.add(firstId + at));
        const left = whole.filter((_, at) => mutation.active !== firstId + at);
        const value: unknown = Reflect.get(left, key);
        return typeof value === 'function' ? (value.bind(left) as unknown) : value;
      },
    }),
};

/** Makes the switch known to instrumented files. */
export function installSwitch(): void {
  Object.assign(globalThis, { authzMutant: mutantSwitch });
}
