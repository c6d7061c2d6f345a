import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CouncilSession } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { SimpleActDialog } from '../../item/simple-act-dialog.tsx';
import { itemsChanged } from '../../state/changed.ts';
import { useCouncils } from '../../state/book-units.ts';
import { createSessionAct } from './session-acts.ts';

interface BoardActionsProps {
  /** Session the new petition is for; empty when none is chosen. */
  readonly sessionId: string;
}

/** Entering a session and recording a petition, for who works for a Council; the service decides. */
export function BoardActions({ sessionId }: BoardActionsProps) {
  const m = useMessages();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const councils = useCouncils();
  if (councils.length === 0) return null;
  const to = sessionId === '' ? '/petitions/new' : `/petitions/new?session=${sessionId}`;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{m.petition.createSession}</Button>
      <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => void navigate(to)}>
        {m.petition.record}
      </Button>
      {isOpen && (
        <SimpleActDialog
          act={createSessionAct(m, councils)}
          itemId=""
          etag=""
          writer={{
            done: (session: CouncilSession) => {
              itemsChanged(client);
              void navigate(`/petitions?session=${session.id ?? ''}`);
            },
            reload: async () => undefined,
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
