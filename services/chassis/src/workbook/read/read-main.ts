// Entry of the process that reads one strange workbook: its bytes on stdin, `node read-main.ts <names of sheets as JSON>`;
// writes one JSON line.
import { buffer } from 'node:stream/consumers';
import { readBook } from './read-book.ts';

const sheetNames = JSON.parse(process.argv[2] ?? '[]') as string[];
const read = await readBook(await buffer(process.stdin), sheetNames);
process.stdout.write(JSON.stringify(read));
