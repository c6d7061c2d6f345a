import { useState } from 'react';
import { Link } from 'react-router';
import type { IncomingDocument, Unit } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { CLERKS, useBookUnits } from '../../state/book-units.ts';
import { useTypesAwaited } from '../../state/document-types.ts';
import { Choice } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { LoadingState, StatePanel } from '../../ui/states.tsx';
import { RegisterForm } from './register-form.tsx';
import { SavedPanel } from './saved-panel.tsx';

export interface Saved {
  readonly document: IncomingDocument;
  readonly failedFiles: readonly string[];
}

/** Registering: one document after another; the number just given stays in sight while the next is typed. */
export function RegisterPage() {
  const m = useMessages();
  const { units, isPending: unitsAwaited } = useBookUnits(CLERKS);
  const typesAwaited = useTypesAwaited();
  const isPending = unitsAwaited || typesAwaited;
  const [chosen, setChosen] = useState<string>();
  const [saved, setSaved] = useState<Saved>();
  const unit = units.find((one) => one.id === chosen) ?? units[0];
  return (
    <Page title={m.registration.title} className="page-form">
      {isPending && <LoadingState />}
      {!isPending && unit === undefined && <NoUnit />}
      {!isPending && unit !== undefined && (
        <>
          <UnitOfRegister units={units} unit={unit} onChoose={setChosen} />
          {saved !== undefined && <SavedPanel saved={saved} />}
          <RegisterForm key={unit.id} unitId={unit.id ?? ''} onSaved={setSaved} />
        </>
      )}
    </Page>
  );
}

function UnitOfRegister(props: { units: readonly Unit[]; unit: Unit; onChoose: (id: string) => void }) {
  const m = useMessages();
  if (props.units.length === 1) {
    return (
      <p className="quiet">
        {m.registration.unitOfRegister} <strong>{props.unit.name}</strong>
      </p>
    );
  }
  return (
    <Choice
      label={m.registration.unitOfRegister}
      value={props.unit.id ?? ''}
      options={props.units.map((unit) => ({ value: unit.id ?? '', label: unit.name ?? '' }))}
      onChange={props.onChoose}
    />
  );
}

function NoUnit() {
  const m = useMessages();
  return (
    <StatePanel
      title={m.registration.noUnit}
      help={m.registration.noUnitHelp}
      action={<Link to="/incoming">{m.incoming.title}</Link>}
    />
  );
}
