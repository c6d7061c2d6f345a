import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../i18n/language.tsx';
import { CLERKS, useBookUnits } from '../../state/book-units.ts';
import { Choice } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { LoadingState, StatePanel } from '../../ui/states.tsx';
import { ReceiveForm } from './receive-form.tsx';

/** Receiving a letter of citizens. */
export function ReceivePage() {
  const m = useMessages();
  const { units, isPending } = useBookUnits(CLERKS);
  const [chosen, setChosen] = useState<string>();
  const unit = units.find((one) => one.id === chosen) ?? units[0];
  return (
    <Page title={m.complaintForm.receiveTitle} className="page-form">
      {isPending && <LoadingState />}
      {!isPending && unit === undefined && (
        <StatePanel
          title={m.complaintForm.noUnitTitle}
          help={m.complaintForm.noUnitHelp}
          action={<Link to="/complaints">{m.complaint.title}</Link>}
        />
      )}
      {!isPending && unit !== undefined && (
        <>
          {units.length === 1 ? (
            <p className="quiet">
              {m.complaintForm.unit} <strong>{unit.name}</strong>
            </p>
          ) : (
            <Choice
              label={m.complaintForm.unit}
              value={unit.id ?? ''}
              options={units.map((one) => ({ value: one.id ?? '', label: one.name ?? '' }))}
              onChange={setChosen}
            />
          )}
          <ReceiveForm unitId={unit.id ?? ''} />
        </>
      )}
    </Page>
  );
}
