import UserOutlined from '@ant-design/icons/es/icons/UserOutlined';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { signOut } from '../api/session-api.ts';
import type { ActingPost } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { useActor, type Actor } from '../state/session.tsx';
import { Choice } from '../ui/choice.tsx';

/** Who is signed in, in which posts, and the way out. */
export function AccountMenu() {
  const actor = useActor();
  const m = useMessages();
  return (
    <Popover trigger="click" placement="bottomRight" content={<AccountCard actor={actor} />}>
      <Button type="text" className="account-button">
        <UserOutlined aria-hidden="true" />
        <span className="account-words">
          <span className="account-name">{actor.name}</span>
          <span className="account-unit">{actor.unit?.name ?? m.shell.noPost}</span>
        </span>
      </Button>
    </Popover>
  );
}

function AccountCard({ actor }: { actor: Actor }) {
  const m = useMessages();
  const [isLeaving, setLeaving] = useState(false);
  const leave = async (): Promise<void> => {
    setLeaving(true);
    window.location.assign(await signOut().catch(() => '/'));
  };
  return (
    <div className="account-card">
      <p className="account-card-name">{actor.name}</p>
      <ul aria-label={m.shell.actingAs}>
        {actor.posts.map((acting) => (
          <li key={`${acting.post?.id}-${acting.delegationId ?? ''}`}>
            <PostLine acting={acting} />
          </li>
        ))}
      </ul>
      {actor.units.length > 1 && (
        <Choice
          label={m.shell.unitOfWork}
          value={actor.unit?.id ?? ''}
          options={actor.units.map((unit) => ({ value: unit.id ?? '', label: unit.name ?? '' }))}
          onChange={actor.chooseUnit}
        />
      )}
      <Button block loading={isLeaving} onClick={() => void leave()}>
        {m.shell.signOut}
      </Button>
    </div>
  );
}

function PostLine({ acting }: { acting: ActingPost }) {
  const m = useMessages();
  const isLent = acting.delegationId !== undefined && acting.delegationId !== '';
  return (
    <>
      {acting.post?.title}
      <span className="quiet">
        {' '}
        · {acting.unit?.name}
        {isLent && ` · ${m.shell.lentPost}`}
      </span>
    </>
  );
}
