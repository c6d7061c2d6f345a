import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { ImportError } from './import-error.ts';

const lineFeed = 0x0a;
/** A longer line is no row but another kind of file. */
const maxLineBytes = 4 * 1024 * 1024;

/**
 * Streams a file as text, whole lines at a time.
 * @throws ImportError naming the line that is not UTF-8, or saying why the file cannot be read.
 */
export async function* readUtf8(file: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  for await (const chunk of readBytes(file)) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    // A line feed is never part of a longer UTF-8 character: cutting here cuts no character.
    const end = bytes.lastIndexOf(lineFeed) + 1;
    const whole = bytes.subarray(0, end);
    rest = bytes.subarray(end);
    if (rest.length > maxLineBytes) {
      throw new ImportError(`Line ${line} does not end: this is no file of rows.`);
    }
    if (end > 0) {
      yield decode(whole, line);
      line += countLines(whole);
    }
  }
  if (rest.length > 0) yield decode(rest, line);
}

async function* readBytes(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(file)) yield chunk as Buffer;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') throw new ImportError(`There is no file ${file}.`, { cause: error });
    if (code === 'EISDIR') throw new ImportError(`${file} is a folder; name a file.`, { cause: error });
    if (code === 'EACCES') throw new ImportError(`The file ${file} may not be read.`, { cause: error });
    throw error;
  }
}

function decode(bytes: Buffer, firstLine: number): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const line = firstLine + countLines(bytes.subarray(0, startOfBadLine(bytes)));
  const hint = bytes[0] === 0xff || bytes[0] === 0xfe ? ' (it looks like UTF-16)' : '';
  throw new ImportError(`Line ${line} is not UTF-8${hint}: save the file in UTF-8.`);
}

function startOfBadLine(bytes: Buffer): number {
  let start = 0;
  while (start < bytes.length) {
    const feed = bytes.indexOf(lineFeed, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end;
  }
  return start;
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count += 1;
  return count;
}
