import { plain } from '@baro/chassis';

/** A unit as far as its names are concerned. */
interface NamedUnit {
  readonly id: string;
  readonly name: string;
  /** Abbreviation in symbols, empty when unknown. */
  readonly symbol: string;
}

/** Finds the unit a text names. */
export type FindByName = (written: string) => NamedUnit | undefined;

/**
 * Units by what tables call them: the name, the abbreviation in symbols, or the first word with the initials of the rest
 * (“Sở KH&CN”); with or without accents. A name that fits two units names none.
 */
export function unitsByName(units: Iterable<NamedUnit>): FindByName {
  const byKey = new Map<string, NamedUnit | undefined>();
  for (const unit of units) {
    for (const key of keysOf(unit)) {
      const known = byKey.get(key);
      byKey.set(key, byKey.has(key) && known?.id !== unit.id ? undefined : unit);
    }
  }
  return (written) => byKey.get(keyOf(written));
}

function keysOf({ name, symbol }: NamedUnit): string[] {
  const key = keyOf(name);
  return [key, keyOf(symbol), shortOf(key)].filter(Boolean);
}

/** Letters and blanks alone; the committee's name as everybody shortens it. */
function keyOf(text: string): string {
  return plain(text)
    .replaceAll(/[&.]/g, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^uy ban nhan dan /, 'ubnd ');
}

/** “so khoa hoc va cong nghe” → “so khcn”; of names too short to be shortened, nothing. */
function shortOf(key: string): string {
  const [first = '', ...rest] = key.split(' ');
  const initials = rest.filter((word) => word !== 'va').map((word) => word.charAt(0));
  return initials.length < 2 ? '' : `${first} ${initials.join('')}`;
}
