import { randomInt } from 'node:crypto';
import { plain } from '@baro/chassis';

/** A text that stands in one field of one identity, and must be found nowhere else. */
export interface Mark {
  /** Where it was put, for example `sender.fullName`. */
  field: string;
  text: string;
}

/** Letters no Vietnamese word has, so that what is found was ours. */
const letters = 'fjwz';

/** A mark with accents, in words of its own. `words` make it look like what the field holds. */
export function newMark(field: string, words: string): Mark {
  const token = Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('');
  return { field, text: `${words} ${token}` };
}

/** A mark of digits alone. */
export function newNumber(field: string): Mark {
  return { field, text: `00${Array.from({ length: 10 }, () => randomInt(10)).join('')}` };
}

/** A mark in a form it may be written in. */
interface Needle {
  mark: Mark;
  form: string;
  bytes: Buffer;
}

/** Every form of the marks: with and without accents, composed or not, in other cases, and as programs encode bytes. */
function needlesOf(marks: readonly Mark[]): Needle[] {
  return marks.flatMap((mark) => {
    const [, token = mark.text] = /([a-z]{12})$/.exec(mark.text) ?? [];
    const words = mark.text.slice(0, -token.length).trim();
    // The words alone too: a program that cuts or splits the text must not hide it.
    const written = [token, mark.text, ...(words ? [words] : [])].flatMap((text) =>
      [text.normalize('NFC'), text.normalize('NFD'), plain(text)].flatMap((form) => [
        form,
        form.toLowerCase(),
        form.toUpperCase(),
      ]),
    );
    const unique = [...new Set(written)].filter((form) => form.length >= 10);
    return unique.flatMap((form) => encodings(form).map(([name, bytes]) => ({ mark, form: name, bytes })));
  });
}

function encodings(form: string): [string, Buffer][] {
  const utf8 = Buffer.from(form);
  const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
  const escaped = Array.from(form, (one) =>
    one > '\u007f' ? `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}` : one,
  ).join('');
  return [
    ['text', utf8],
    ['utf16', Buffer.from(form, 'utf16le')],
    ['hex', ascii(utf8.toString('hex'))],
    ['percent', ascii(encodeURIComponent(form))],
    ['escaped', ascii(escaped)],
    // Base64 in each of the three places a text may begin at; its ends depend on the neighbours.
    ...[0, 1, 2].map((at): [string, Buffer] => {
      const whole = Buffer.concat([Buffer.alloc(at), utf8]).toString('base64');
      return ['base64', ascii(whole.slice(at ? 4 : 0, Math.floor((utf8.length + at) / 3) * 4))];
    }),
  ];
}

/** One place something of the run is kept in. */
export interface Place {
  /** For example `table baro_complaints.letters`. */
  name: string;
  bytes: Buffer;
}

/** Needles by their first four bytes, so that a place is read once whatever their number. */
export class Needles {
  readonly #begins = new Uint8Array(65_536);
  readonly #byHead = new Map<number, Needle[]>();

  constructor(marks: readonly Mark[]) {
    for (const needle of needlesOf(marks)) {
      this.#begins[needle.bytes.readUInt16LE(0)] = 1;
      const head = needle.bytes.readUInt32LE(0);
      this.#byHead.set(head, [...(this.#byHead.get(head) ?? []), needle]);
    }
  }

  /** Marks in the bytes, each with the first form it was found in. */
  find(bytes: Buffer): Map<string, string> {
    const found = new Map<string, string>();
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      if (!this.#begins[(bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)]) continue;
      for (const { mark, form, bytes: needle } of this.#byHead.get(bytes.readUInt32LE(at)) ?? []) {
        if (found.has(mark.field)) continue;
        if (bytes.subarray(at, at + needle.length).equals(needle)) found.set(mark.field, form);
      }
    }
    return found;
  }
}

/** What stands where it must not: `<place>: <field> as <form>`, no more than one line for a place and a mark. */
export function findMarks(places: readonly Place[], needles: Needles): string[] {
  return places.flatMap(({ name, bytes }) =>
    [...needles.find(bytes)].map(([field, form]) => `${name}: ${field} as ${form}`),
  );
}
