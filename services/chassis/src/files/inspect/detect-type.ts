import { fileTypeFromBuffer } from 'file-type';
import { fileTypes, findFileType } from '../file-types.ts';
import type { FileType } from '../file-types.ts';
import { compoundType } from './compound-file.ts';

const compound = 'application/x-cfb';

/** Characters no text file has: controls but tab, line ends and form feed. */
// eslint-disable-next-line no-control-regex -- matching control characters is the purpose
const binaryCharacter = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/** What browsers run: refused even where it is well-formed XML or plain text. */
const pageStart = /^\s*(?:<!doctype\s+html|<html|<svg|<script)/i;
const runnableRoots = new Set(['html', 'svg']);

/** The type of a file by its content; undefined when it is none of those taken. */
export async function detectType(bytes: Buffer): Promise<FileType | undefined> {
  const found = await fileTypeFromBuffer(bytes);
  if (!found) return textType(bytes);
  if (found.mime === compound) return compoundType(bytes);
  if (found.mime === fileTypes.xml.contentType) return xmlType(bytes);
  if (found.mime === fileTypes.zip.contentType) return zipType(bytes);
  return findFileType(found.mime);
}

/** An office file whose parts lie in an unusual order is found by the names of its parts. */
async function zipType(bytes: Buffer): Promise<FileType | undefined> {
  const { zipNames } = await import('./zip.ts');
  const names = await zipNames(bytes);
  if (names === undefined) return undefined;
  if (!names.has('[Content_Types].xml')) return fileTypes.zip;
  if (names.has('word/vbaProject.bin') || names.has('xl/vbaProject.bin') || names.has('ppt/vbaProject.bin')) {
    return undefined;
  }
  if (names.has('word/document.xml')) return fileTypes.docx;
  if (names.has('xl/workbook.xml')) return fileTypes.xlsx;
  if (names.has('ppt/presentation.xml')) return fileTypes.pptx;
  return undefined;
}

/** UTF-8 text without control characters, of one line at least. */
async function textType(bytes: Buffer): Promise<FileType | undefined> {
  const decoded = decodeUtf8(bytes);
  if (decoded === undefined || binaryCharacter.test(decoded) || pageStart.test(decoded)) return undefined;
  // `<edXML>` without a declaration is XML; a text that only begins with a bracket is text.
  if (decoded.trimStart().startsWith('<')) return (await xmlType(bytes)) ?? fileTypes.text;
  return fileTypes.text;
}

async function xmlType(bytes: Buffer): Promise<FileType | undefined> {
  const { readXml } = await import('./xml.ts');
  const read = readXml(bytes, {});
  return read.wellFormed && !runnableRoots.has(read.root.toLowerCase()) ? fileTypes.xml : undefined;
}

/** The text of valid UTF-8, with or without byte-order mark; undefined for anything else. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // not UTF-8: that is the answer
  }
}
