import { useQuery } from '@tanstack/react-query';
import { getUnit } from '../api/directory-api.ts';
import type { PostRoleName } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { useBookUnits } from '../state/book-units.ts';
import { showDate } from '../time/format.ts';
import { Page } from '../ui/page.tsx';
import { StatePanel } from '../ui/states.tsx';
import { faultOf } from './period.ts';
import { useRegisterRows } from './register-rows.ts';
import { RegisterTable } from './register-table.tsx';
import { RegisterTools } from './register-tools.tsx';
import { useRegisterAddress } from './use-register-address.ts';

/** Posts from which a register may be looked at; whether it may, the service says. */
const READERS: readonly PostRoleName[] = [
  'POST_ROLE_RECORDS_CLERK',
  'POST_ROLE_LEADER',
  'POST_ROLE_CHIEF_OF_OFFICE',
  'POST_ROLE_HEAD_OF_DIVISION',
  'POST_ROLE_OFFICIAL',
  'POST_ROLE_TASK_FORCE',
  'POST_ROLE_AUDITOR',
  'POST_ROLE_CITY_ADMINISTRATOR',
];

/** The registers and the handling report of Phụ lục IV, to look at, print, or take away as XLSX or PDF. */
export function RegisterBookPage() {
  const m = useMessages();
  const { units } = useBookUnits(READERS);
  const address = useRegisterAddress(units[0]?.id ?? '');
  const unitName = useUnitName(address.unitId);
  const fault = faultOf(address);
  const isReady = fault === undefined && address.unitId !== '';
  const rows = useRegisterRows(address, isReady);
  const kind = word(m.enums.registerKind, address.kind);
  const caption = m.register.caption(kind, unitName, showDate(address.from), showDate(address.to));
  return (
    <Page title={m.register.title} className="register-page">
      <RegisterTools address={address} unitName={unitName} isReady={isReady} rows={rows} />
      {address.unitId === '' && <StatePanel title={m.register.noUnit} help={m.register.noUnitHelp} />}
      {fault !== undefined && (
        <StatePanel
          title={fault === 'tooLong' ? m.register.tooLongPeriod : m.register.backwards}
          help={m.register.emptyHelp}
        />
      )}
      {isReady && <RegisterTable kind={address.kind} rows={rows} caption={caption} />}
    </Page>
  );
}

function useUnitName(unitId: string): string {
  const unit = useQuery({
    queryKey: ['unit', unitId, ''],
    queryFn: ({ signal }) => getUnit(unitId, '', signal),
    enabled: unitId !== '',
    staleTime: Infinity,
  });
  return unit.data?.name ?? '';
}
