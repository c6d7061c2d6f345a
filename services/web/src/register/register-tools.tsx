import { App, Button } from 'antd';
import { useState } from 'react';
import { exportRegister, type ExportFormat } from '../api/register-api.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { saveFile } from '../list/download.ts';
import { unitSource } from '../state/directory-search.ts';
import { cityToday } from '../time/format.ts';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import { Picker } from '../ui/picker.tsx';
import { problemText } from '../ui/problem-text.ts';
import { PeriodDate } from './period-date.tsx';
import { monthBefore, monthOf, yearOf, type Period } from './period.ts';
import { printRows, type RegisterRows } from './register-rows.ts';
import { REGISTER_KINDS, type RegisterAddress } from './use-register-address.ts';

interface RegisterToolsProps {
  readonly address: RegisterAddress;
  readonly unitName: string;
  readonly isReady: boolean;
  readonly rows: RegisterRows;
}

/** Which register, whose, of when; and the ways to take it away. */
export function RegisterTools({ address, unitName, isReady, rows }: RegisterToolsProps) {
  const m = useMessages();
  const today = cityToday();
  const setPeriod = ({ from, to }: Period): void => address.set({ from, to });
  return (
    <section className="register-tools no-print">
      <Choice
        label={m.register.kinds}
        value={address.kind}
        options={REGISTER_KINDS.map((kind) => ({ value: kind, label: word(m.enums.registerKind, kind) }))}
        onChange={(kind) => address.set({ kind })}
      />
      <div className="form-row">
        <Field label={m.register.unit}>
          {(control) => (
            <Picker
              {...control}
              source={unitSource}
              value={address.unitId === '' ? undefined : { value: address.unitId, label: unitName }}
              onChange={(unit) => unit !== undefined && address.set({ unitId: unit.value })}
            />
          )}
        </Field>
        <PeriodDate
          key={`from ${address.from}`}
          label={m.register.from}
          value={address.from}
          onDate={(from) => address.set({ from })}
        />
        <PeriodDate
          key={`to ${address.to}`}
          label={m.register.to}
          value={address.to}
          onDate={(to) => address.set({ to })}
        />
      </div>
      <div className="register-buttons">
        <Button onClick={() => setPeriod(monthOf(today))}>{m.register.thisMonth}</Button>
        <Button onClick={() => setPeriod(monthBefore(today))}>{m.register.lastMonth}</Button>
        <Button onClick={() => setPeriod(yearOf(today))}>{m.register.thisYear}</Button>
        <span className="spacer" />
        <TakeAway address={address} isReady={isReady} rows={rows} />
      </div>
    </section>
  );
}

function TakeAway({ address, isReady, rows }: Omit<RegisterToolsProps, 'unitName'>) {
  const m = useMessages();
  const { message } = App.useApp();
  const [busy, setBusy] = useState('');
  const period = { unitId: address.unitId, dateFrom: address.from, dateTo: address.to };
  const run = async (name: string, work: () => Promise<void>): Promise<void> => {
    setBusy(name);
    await work().catch((error: unknown) => message.error(problemText(error, m)));
    setBusy('');
  };
  const download = async (format: ExportFormat): Promise<void> => {
    const { blob, name } = await exportRegister(address.kind, period, format);
    saveFile(blob, name === '' ? word(m.enums.registerKind, address.kind) : name);
  };
  const print = async (): Promise<void> => {
    if (!(await printRows(rows))) message.warning(m.register.printTooLong);
  };
  return (
    <>
      <Button
        disabled={!isReady}
        loading={busy === 'xlsx'}
        onClick={() => void run('xlsx', () => download('FILE_FORMAT_XLSX'))}
      >
        {m.register.xlsx}
      </Button>
      <Button
        disabled={!isReady}
        loading={busy === 'pdf'}
        onClick={() => void run('pdf', () => download('FILE_FORMAT_PDF'))}
      >
        {m.register.pdf}
      </Button>
      <Button disabled={!isReady} loading={busy === 'print'} onClick={() => void run('print', print)}>
        {m.register.print}
      </Button>
    </>
  );
}
