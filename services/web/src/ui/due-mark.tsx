import { useMessages, word } from '../i18n/language.tsx';

/** Shapes tell the states apart without colour: see styles/due.css for the colours. */
const SHAPES: Record<string, string> = {
  DUE_STATE_NONE: 'M3 8h10',
  DUE_STATE_IN_TERM: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11z',
  DUE_STATE_DUE_SOON: 'M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.3v.6',
  DUE_STATE_OVERDUE: 'M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2L1.5 10.8V5.2zM8 4.5v4.2M8 10.8v.8',
  DUE_STATE_EARLY: 'M1.5 8.5 4.5 11.5 10 5M7 11.5 13.5 5',
  DUE_STATE_ON_TIME: 'M2.5 8.5 6.2 12 13.5 4.5',
  DUE_STATE_LATE: 'M3 3h10v10H3zM5.5 8.2 7.4 10 10.7 6',
};

/** A due state, the same everywhere: colour, shape and word. `text` says more, e.g. how long is left. */
export function DueMark({ state, text }: { state: string | undefined; text?: string }) {
  const m = useMessages();
  const name = state ?? 'DUE_STATE_NONE';
  const label = word(m.enums.dueState, name);
  return (
    <span className={`due-mark ${name.toLowerCase().replaceAll('_', '-')}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={SHAPES[name] ?? SHAPES['DUE_STATE_NONE']} />
      </svg>
      <span>{text === undefined || text === '' ? label : text}</span>
      {text !== undefined && text !== '' && text !== label && (
        <span className="visually-hidden">({label})</span>
      )}
    </span>
  );
}
