import { Button } from 'antd';
import { useState } from 'react';
import type { Letter, LetterParty } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import { cityToday, showInstantDate, toInstant } from '../time/format.ts';
import { useUnitNames } from '../unit/use-unit-names.ts';
import { OpenIdentityDialog } from './identity/open-identity-dialog.tsx';
import { PutPartyDialog } from './identity/put-party-dialog.tsx';
import { partyTitle } from './letter-words.ts';

/** Acts of who holds the letter, the clerk and the leaders: those who may put who its people are. */
const KEEPERS_ACTS = [
  'ClassifyLetter',
  'DisposeLetter',
  'HandOverLetter',
  'ScheduleDialogue',
  'SendDecision',
];

/** The people of a letter, masked; who one is is opened for a reason, in a dialog. */
export function LetterParties({ letter }: { letter: Letter }) {
  const m = useMessages();
  const [opened, setOpened] = useState<number>();
  const [put, setPut] = useState<number>();
  const { parties = [], allowedActions = [] } = letter;
  const localities = useUnitNames(
    parties.map(({ localityCode = '' }) => localityCode),
    cityToday(toInstant(letter.receiveTime)),
  );
  const party = opened === undefined ? undefined : parties[opened];
  const putParty = put === undefined ? undefined : parties[put];
  const mayPut = KEEPERS_ACTS.some((action) => allowedActions.includes(action));
  return (
    <>
      <ul className="parts">
        {parties.map((one, at) => {
          const title = partyTitle(letter, at, m);
          return (
            <li key={one.partyId} className="part">
              <div className="part-words">
                <strong>{title}</strong>
                <p className="quiet">{partyFacts(one, localities, m)}</p>
              </div>
              <div className="part-actions">
                <Button aria-label={m.identity.openOf(title)} onClick={() => setOpened(at)}>
                  {m.identity.open}
                </Button>
                {mayPut && (
                  <Button aria-label={m.identity.putOf(title)} onClick={() => setPut(at)}>
                    {m.identity.put}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <p className="quiet">{m.complaint.partiesHelp}</p>
      {opened !== undefined && party !== undefined && (
        <OpenIdentityDialog
          letterId={letter.id ?? ''}
          party={party}
          who={partyTitle(letter, opened, m)}
          onClose={() => setOpened(undefined)}
        />
      )}
      {put !== undefined && putParty !== undefined && (
        <PutPartyDialog
          letter={letter}
          party={putParty}
          who={partyTitle(letter, put, m)}
          onClose={() => setPut(undefined)}
        />
      )}
    </>
  );
}

/** The locality by its name; by its code when the directory has none. */
function partyFacts(party: LetterParty, localities: ReadonlyMap<string, string>, m: Messages): string {
  const t = m.complaint;
  const { localityCode = '', withdrawTime } = party;
  return [
    party.role === 'PARTY_ROLE_DENOUNCED' ? '' : party.signed === true ? t.signed : t.unsigned,
    localityCode === '' ? '' : t.locality(localities.get(localityCode) ?? localityCode),
    party.secretOnRequest === true ? t.secret : '',
    withdrawTime === undefined ? '' : t.withdrawn(showInstantDate(withdrawTime)),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
