import { Button } from 'antd';
import { useState } from 'react';
import type { Reception } from '../api/reception-api.ts';
import { OpenIdentityDialog } from '../complaint/identity/open-identity-dialog.tsx';
import { partyRole } from '../complaint/letter-words.ts';
import { useMessages } from '../i18n/language.tsx';

/** Who came, masked; who one is is opened for a reason, in a dialog. */
export function VisitPeople({ visit }: { visit: Reception }) {
  const m = useMessages();
  const [opened, setOpened] = useState<number>();
  const { parties = [], content } = visit;
  if (parties.length === 0) return <p className="quiet">{m.reception.peopleNone}</p>;
  const titleOf = (at: number): string => {
    const masked = m.complaint.masked(partyRole(parties[at] ?? {}, content, m));
    return parties.length > 1 ? `${at + 1}. ${masked}` : masked;
  };
  const party = opened === undefined ? undefined : parties[opened];
  return (
    <>
      <ul className="parts">
        {parties.map((one, at) => (
          <li key={one.partyId} className="part">
            <div className="part-words">
              <strong>{titleOf(at)}</strong>
              {one.secretOnRequest === true && <p className="quiet">{m.complaint.secret}</p>}
            </div>
            <div className="part-actions">
              <Button aria-label={m.identity.openOf(titleOf(at))} onClick={() => setOpened(at)}>
                {m.identity.open}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <p className="quiet">{m.complaint.partiesHelp}</p>
      {opened !== undefined && party !== undefined && (
        <OpenIdentityDialog
          letterId={visit.id ?? ''}
          party={party}
          who={titleOf(opened)}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}
