import MenuOutlined from '@ant-design/icons/es/icons/MenuOutlined';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { Link, NavLink } from 'react-router';
import { useMessages } from '../i18n/language.tsx';
import { ReminderBell } from '../reminder/reminder-bell.tsx';
import { AccountMenu } from './account-menu.tsx';
import { LanguageButton } from './language-button.tsx';
import { Logo } from './logo.tsx';
import { usePlaces } from './places.ts';
import { openShortcuts } from './shortcuts.tsx';

/** Name, places, and on the right: shortcuts, language, who is signed in. */
export function Header() {
  const m = useMessages();
  return (
    <header className="header">
      <SmallMenu />
      <Link to="/" className="header-home" aria-label={`${m.common.appName} – ${m.shell.work}`}>
        <Logo />
      </Link>
      <nav className="header-nav" aria-label={m.shell.navigation}>
        <Places />
      </nav>
      <div className="header-tools">
        <Button
          type="text"
          aria-label={m.shell.shortcuts}
          title={m.shell.shortcuts}
          className="header-keys"
          onClick={openShortcuts}
        >
          ?
        </Button>
        <ReminderBell />
        <LanguageButton />
        <AccountMenu />
      </div>
    </header>
  );
}

function Places({ onGo }: { onGo?: () => void }) {
  const places = usePlaces();
  return (
    <ul>
      {places.map((place) => (
        <li key={place.to}>
          <NavLink to={place.to} end={place.to === '/'} {...(onGo === undefined ? {} : { onClick: onGo })}>
            {place.label}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

/** The places in a drawer, for windows too narrow for the row. */
function SmallMenu() {
  const m = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="header-small-menu">
      <Button
        type="text"
        aria-label={m.shell.menu}
        aria-expanded={isOpen}
        icon={<MenuOutlined />}
        onClick={() => setOpen(true)}
      />
      <Drawer
        placement="left"
        size={280}
        open={isOpen}
        onClose={() => setOpen(false)}
        title={m.common.appName}
      >
        <nav className="drawer-nav" aria-label={m.shell.navigation}>
          <Places onGo={() => setOpen(false)} />
        </nav>
      </Drawer>
    </div>
  );
}
