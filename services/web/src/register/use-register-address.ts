import { useSearchParams } from 'react-router';
import type { RegisterKindName } from '../api/types.ts';
import { cityToday } from '../time/format.ts';
import { monthOf, type Period } from './period.ts';

export const REGISTER_KINDS: readonly RegisterKindName[] = [
  'REGISTER_KIND_INCOMING',
  'REGISTER_KIND_OUTGOING',
  'REGISTER_KIND_HANDLING',
];

export interface RegisterAddress extends Period {
  readonly kind: RegisterKindName;
  readonly unitId: string;
  readonly set: (changes: Readonly<Record<string, string>>) => void;
}

/** Which register of which unit and period: all in the address. */
export function useRegisterAddress(ownUnitId: string): RegisterAddress {
  const [params, setParams] = useSearchParams();
  const month = monthOf(cityToday());
  const kind = REGISTER_KINDS.find((one) => one === params.get('kind')) ?? 'REGISTER_KIND_INCOMING';
  return {
    kind,
    unitId: params.get('unitId') ?? ownUnitId,
    from: params.get('from') ?? month.from,
    to: params.get('to') ?? month.to,
    set: (changes) => {
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(changes)) next.set(name, value);
      setParams(next, { replace: true });
    },
  };
}
