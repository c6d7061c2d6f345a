export interface ShortcutActions {
  readonly help: () => void;
  readonly search: () => void;
  readonly create: () => void;
  readonly moveRow: (step: 1 | -1) => void;
  readonly go: (key: string) => void;
}

/** A pause after `g` longer than this forgets it. */
const SEQUENCE_MS = 1500;

/** Reads single keys and `g …` pairs; silent while somebody types, in dialogs, and with Ctrl, Alt or Meta held. */
export function createShortcutReader(
  actions: ShortcutActions,
  now: () => number = Date.now,
): (event: KeyboardEvent) => void {
  let goUntil = 0;
  return (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(event.target)) return;
    const isSequence = now() < goUntil;
    goUntil = 0;
    if (isSequence) return actions.go(event.key);
    if (event.key === 'g') goUntil = now() + SEQUENCE_MS;
    else if (!runKey(event.key, actions)) return;
    event.preventDefault();
  };
}

function runKey(key: string, actions: ShortcutActions): boolean {
  if (key === '?') actions.help();
  else if (key === '/') actions.search();
  else if (key === 'n') actions.create();
  else if (key === 'j') actions.moveRow(1);
  else if (key === 'k') actions.moveRow(-1);
  else return false;
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  const element = target as Partial<Element> | null;
  if (element?.closest === undefined) return false;
  return element.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null;
}
