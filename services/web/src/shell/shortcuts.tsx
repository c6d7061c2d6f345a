import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMessages } from '../i18n/language.tsx';
import { usePlaces } from './places.ts';
import { createShortcutReader } from './shortcut-reader.ts';

const OPEN = 'baro:shortcuts';

/** Opens the list of shortcuts from anywhere. */
export function openShortcuts(): void {
  window.dispatchEvent(new Event(OPEN));
}

/** Listens to the page's keys and lists them on `?`. */
export function Shortcuts() {
  const [isOpen, setOpen] = useState(false);
  const navigate = useNavigate();
  const places = usePlaces();
  const m = useMessages();

  useEffect(() => {
    const read = createShortcutReader({
      help: () => setOpen(true),
      search: () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
      create: () => void navigate('/incoming/new'),
      moveRow: focusRow,
      go: (key) => {
        const place = places.find((one) => one.key === key);
        if (place !== undefined) void navigate(place.to);
      },
    });
    const open = (): void => setOpen(true);
    window.addEventListener('keydown', read);
    window.addEventListener(OPEN, open);
    return () => {
      window.removeEventListener('keydown', read);
      window.removeEventListener(OPEN, open);
    };
  }, [navigate, places]);

  return (
    <Modal open={isOpen} onCancel={() => setOpen(false)} footer={null} title={m.keys.title} destroyOnHidden>
      <p className="quiet">{m.keys.where}</p>
      <ShortcutList />
    </Modal>
  );
}

function ShortcutList() {
  const m = useMessages();
  const rows: [keys: readonly string[], what: string][] = [
    [['?'], m.keys.help],
    [['/'], m.keys.search],
    [['n'], m.keys.newIncoming],
    ...usePlaces().map((p): [string[], string] => [['g', p.key], m.keys.go(p.label)]),
    [['j'], m.keys.nextRow],
    [['k'], m.keys.previousRow],
    [['Enter'], `${m.keys.openRow} · ${m.keys.nextField}`],
    [['Ctrl', 'Enter'], m.keys.submit],
    [['Esc'], m.keys.closeDialog],
  ];
  return (
    <dl className="shortcut-list">
      {rows.map(([keys, what]) => (
        <div key={what}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Moves the focus between the links that open a row. */
function focusRow(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
  const index = links.findIndex((link) => link === document.activeElement);
  const next = links[index < 0 ? (step > 0 ? 0 : links.length - 1) : index + step];
  next?.focus();
}
