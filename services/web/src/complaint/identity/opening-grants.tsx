import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { grantOpening, listGrants, revokeGrant } from '../../api/complaints-api.ts';
import type { Letter, OpeningGrant } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import { Section } from '../../item/facts.tsx';
import type { SimpleAct } from '../../item/simple-act.ts';
import { SimpleActDialog } from '../../item/simple-act-dialog.tsx';
import { personSource } from '../../state/directory-search.ts';
import { showDue, showInstant, toInstant } from '../../time/format.ts';

/** Whom the head let open the identities of a letter, until when; granting and taking back. */
export function OpeningGrants({ letter }: { letter: Letter }) {
  const m = useMessages();
  const client = useQueryClient();
  const { id = '' } = letter;
  const queryKey = ['grants', id];
  const grants = useQuery({ queryKey, queryFn: ({ signal }) => listGrants(id, signal), gcTime: 0 });
  const [act, setAct] = useState<SimpleAct<object>>();
  const rows = grants.data ?? [];
  return (
    <Section title={m.identity.grants}>
      {grants.isSuccess && rows.length === 0 && <p>{m.identity.grantsNone}</p>}
      <ul className="parts">
        {rows.map((grant) => (
          <GrantLine key={grant.id} grant={grant} onRevoke={() => setAct(revokeAct(id, grant, m))} />
        ))}
      </ul>
      <Button onClick={() => setAct(grantAct(id, m))}>{m.identity.grant}</Button>
      {act !== undefined && (
        <SimpleActDialog
          act={act}
          itemId={id}
          etag=""
          writer={{
            done: () => void client.invalidateQueries({ queryKey }),
            reload: async () => undefined,
          }}
          onClose={() => setAct(undefined)}
        />
      )}
    </Section>
  );
}

function GrantLine({ grant, onRevoke }: { grant: OpeningGrant; onRevoke: () => void }) {
  const m = useMessages();
  const { personName = '', revokeTime, reason = '', revokeReason = '' } = grant;
  const end = toInstant(grant.endTime);
  const hasEnded = end !== undefined && end < new Date();
  const standing = [
    m.identity.untilLine(showDue(grant.endTime)),
    revokeTime === undefined ? '' : m.identity.revoked(showInstant(revokeTime)),
    hasEnded ? m.identity.ended : '',
  ];
  return (
    <li className="part">
      <div className="part-words">
        <strong>{personName}</strong>
        <p>{standing.filter((part) => part !== '').join(' · ')}</p>
        {reason !== '' && <q>{reason}</q>}
        {revokeReason !== '' && <q>{revokeReason}</q>}
      </div>
      {revokeTime === undefined && !hasEnded && (
        <div className="part-actions">
          <Button aria-label={m.identity.revokeOf(personName)} onClick={onRevoke}>
            {m.identity.revoke}
          </Button>
        </div>
      )}
    </li>
  );
}

function grantAct(letterId: string, m: Messages): SimpleAct<object> {
  const t = m.identity;
  return {
    action: 'GrantOpening',
    title: t.grant,
    help: t.grantHelp,
    fields: [
      { name: 'personId', label: t.grantee, missing: t.granteeMissing, kind: 'pick', source: personSource },
      {
        name: 'endTime',
        label: t.until,
        hint: m.time.dateHint,
        missing: t.untilMissing,
        kind: 'due',
        bad: m.time.badDate,
        past: m.time.pastDue,
      },
      { name: 'reason', label: t.grantReason, missing: t.grantReasonMissing, kind: 'lines', maxLength: 1000 },
    ],
    send: ({ personId, endTime, reason }, requestId) =>
      grantOpening(letterId, { personId, endTime, reason, requestId }),
  };
}

function revokeAct(letterId: string, grant: OpeningGrant, m: Messages): SimpleAct<object> {
  const t = m.identity;
  return {
    action: `RevokeGrant ${grant.id ?? ''}`,
    title: t.revoke,
    fields: [
      { name: 'reason', label: t.grantReason, missing: t.grantReasonMissing, kind: 'lines', maxLength: 1000 },
    ],
    send: ({ reason }, requestId) => revokeGrant(letterId, grant.id ?? '', { reason, requestId }),
  };
}
