import { fileTypes } from '../file-types.ts';
import type { FileType } from '../file-types.ts';

/** Entries of a compound file's directory begin at multiples of this behind the header. */
const entryBytes = 128;
const headerBytes = 512;

/** Streams that tell what wrote the file. Encrypted packages hold `EncryptedPackage` and are not taken. */
const writers: readonly (readonly [string, FileType])[] = [
  ['WordDocument', fileTypes.doc],
  ['Workbook', fileTypes.xls],
  ['Book', fileTypes.xls],
];

/**
 * Word or Excel of before 2007, by the names in the directory of the compound file; undefined for everything else
 * kept in this container: installers, mails, encrypted packages.
 */
export function compoundType(bytes: Buffer): FileType | undefined {
  const names = new Set<string>();
  for (let at = headerBytes; at + entryBytes <= bytes.length; at += entryBytes) {
    // Length of the name in bytes with its NUL, at 64 of an entry; type of the entry at 66: 2 is a stream.
    const nameBytes = bytes.readUInt16LE(at + 64);
    if (bytes[at + 66] !== 2 || nameBytes < 4 || nameBytes > 64 || nameBytes % 2 !== 0) continue;
    names.add(bytes.toString('utf16le', at, at + nameBytes - 2));
  }
  if (names.has('EncryptedPackage')) return undefined;
  return writers.find(([name]) => names.has(name))?.[1];
}

/** Letters, digits, marks and ASCII signs in UTF-16LE, at least so many in a row, are taken for text. */
const shortestRun = 3;

/**
 * Runs of UTF-16 text in a binary office file. Not good enough for an index, but Vietnamese text is stored so, and
 * paragraph, cell and box marks end a run: a stand-alone mark of secrecy stands alone here too.
 */
export function utf16Runs(bytes: Buffer): string {
  const runs: string[] = [];
  for (const start of [0, 1]) {
    let run = '';
    for (let at = start; at + 1 < bytes.length; at += 2) {
      const code = bytes.readUInt16LE(at);
      if (isLetterCode(code)) {
        run += String.fromCharCode(code);
        continue;
      }
      if (run.length >= shortestRun) runs.push(run);
      run = '';
    }
    if (run.length >= shortestRun) runs.push(run);
  }
  return runs.join('\n');
}

/** ASCII, Latin with Vietnamese letters, combining marks: what Vietnamese is written with. */
function isLetterCode(code: number): boolean {
  return (
    (code >= 0x20 && code < 0x7f) ||
    (code >= 0xa0 && code < 0x250) ||
    (code >= 0x300 && code < 0x370) ||
    (code >= 0x1ea0 && code < 0x1f00)
  );
}
