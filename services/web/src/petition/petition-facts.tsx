import { Link } from 'react-router';
import type { Petition } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { Facts } from '../item/facts.tsx';
import { showDue, showInstant } from '../time/format.ts';
import { UnitLinkById } from '../unit/unit-link-by-id.tsx';

/** How it was classified, who leads, and when it was touched; empty facts are left out. */
export function PetitionFacts({ petition }: { petition: Petition }) {
  const m = useMessages();
  const t = m.petition;
  const { leadUnitId = '' } = petition;
  const address = `/public/petitions/${petition.id ?? ''}`;
  const or = (text: string) => (text === '' ? <em className="quiet">{t.notClassified}</em> : text);
  const hasMoved = petition.originalDueTime !== petition.dueTime;
  return (
    <Facts
      facts={[
        [t.level, or(word(m.enums.petitionLevel, petition.level))],
        [t.field, or(word(m.enums.petitionField, petition.field))],
        [t.competent, petition.competentName],
        [t.leadUnit, leadUnitId !== '' && <UnitLinkById id={leadUnitId} asOf="" />],
        [t.originalDue, hasMoved && showDue(petition.originalDueTime)],
        [t.council, petition.unitName],
        [t.created, showInstant(petition.createTime)],
        [t.updated, showInstant(petition.updateTime)],
        [
          m.open.publicPage,
          <Link key="public" to={address}>
            {address}
          </Link>,
        ],
      ]}
    />
  );
}
