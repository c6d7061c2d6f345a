import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';

const maxEntries = 20_000;

/** Bounds that no honest file reaches; a zip bomb is cut off at them. */
export interface InflateBounds {
  maxEntryBytes: number;
  maxTotalBytes: number;
}

const widest: InflateBounds = { maxEntryBytes: 64 * 1024 * 1024, maxTotalBytes: 192 * 1024 * 1024 };

/** Thrown by an entry that says it inflates beyond the bounds. */
export class InflateLimitError extends Error {
  override name = 'InflateLimitError';
}

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // validateEntrySizes: an entry that inflates to more than it says is an error in mid-stream, not a surprise.
    const options = { lazyEntries: true, validateEntrySizes: true, autoClose: false };
    yauzl.fromBuffer(bytes, options, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

async function listEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject).on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > maxEntries) reject(new Error('too many entries'));
      else zip.readEntry();
    });
    zip.readEntry();
  });
  return entries;
}

/** Names of all entries; undefined when the archive is damaged. */
export async function zipNames(bytes: Buffer): Promise<Set<string> | undefined> {
  try {
    const zip = await openZip(bytes);
    return new Set((await listEntries(zip)).map((entry) => entry.fileName));
  } catch {
    return undefined; // no readable archive: that is the answer
  }
}

/** One entry and the way to its bytes. */
export interface ZipPart {
  name: string;
  /** Inflated bytes. @throws when the entry says or proves to be beyond the bounds, or is encrypted. */
  read(): Promise<Buffer>;
}

/** Entries in the order of `rank`, lowest first; those without a rank are left out. */
export async function zipParts(
  bytes: Buffer,
  rank: (name: string) => number | undefined,
  { maxEntryBytes, maxTotalBytes }: InflateBounds = widest,
): Promise<ZipPart[]> {
  const zip = await openZip(bytes);
  const entries = await listEntries(zip);
  let room = maxTotalBytes;
  const ranked = entries.flatMap((entry) => {
    const at = entry.fileName.endsWith('/') ? undefined : rank(entry.fileName);
    return at === undefined ? [] : [{ entry, at }];
  });
  return ranked
    .toSorted((a, b) => a.at - b.at || naturalOrder.compare(a.entry.fileName, b.entry.fileName))
    .map(({ entry }) => ({
      name: entry.fileName,
      read: async () => {
        room -= entry.uncompressedSize;
        if (entry.uncompressedSize > maxEntryBytes || room < 0) throw new InflateLimitError();
        return inflate(zip, entry);
      },
    }));
}

/** `slide2.xml` before `slide10.xml`. */
const naturalOrder = new Intl.Collator('en', { numeric: true });

async function inflate(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry);
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer); // without an encoding pieces are buffers
  return Buffer.concat(pieces);
}
