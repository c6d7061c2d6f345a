import path from 'node:path';
import { TextLimitError } from '../../files/inspect/text-sink.ts';
import { readXml } from '../../files/inspect/xml.ts';
import type { XmlVisitor } from '../../files/inspect/xml.ts';
import { InflateLimitError, zipParts } from '../../files/inspect/zip.ts';
import type { InflateBounds, ZipPart } from '../../files/inspect/zip.ts';
import type { CellKind, WorkbookCell, WorkbookRead } from './messages.ts';
import { stylesVisitor } from './number-kinds.ts';
import { sheetVisitor } from './sheet-cells.ts';
import type { BookTexts } from './sheet-cells.ts';
import { sharedVisitor } from './text-runs.ts';

const bounds: InflateBounds = { maxEntryBytes: 24 * 1024 * 1024, maxTotalBytes: 48 * 1024 * 1024 };

/** Programs: of today (VBA) and of before 1997 (sheets of macros). */
const program = /vbaProject\.bin$|^xl\/macrosheets\//i;
const macroType = /macroEnabled/i;

/** Reads the cells of sheets, by their names, out of an Office Open XML workbook. Nothing else of it is looked at. */
export async function readBook(bytes: Buffer, sheetNames: readonly string[]): Promise<WorkbookRead> {
  try {
    const parts = new Map((await zipParts(bytes, () => 0, bounds)).map((part) => [part.name, part]));
    if (!parts.has('[Content_Types].xml')) return { fault: 'NOT_XLSX' };
    if ([...parts.keys()].some((name) => program.test(name))) return { fault: 'MACROS' };
    return await readParts(parts, sheetNames);
  } catch (error) {
    const isLarge = error instanceof InflateLimitError || error instanceof TextLimitError;
    return { fault: isLarge ? 'TOO_LARGE' : 'NOT_XLSX' };
  }
}

type Parts = ReadonlyMap<string, ZipPart>;

async function readParts(parts: Parts, sheetNames: readonly string[]): Promise<WorkbookRead> {
  let hasMacros = false;
  await readPart(parts, '[Content_Types].xml', {
    open: (_, { ContentType = '' }) => {
      hasMacros ||= macroType.test(ContentType);
    },
  });
  if (hasMacros) return { fault: 'MACROS' };
  const { targets, byKind } = await readTargets(parts);
  const texts = await readTexts(parts, byKind);
  const sheets: Record<string, WorkbookCell[]> = {};
  for (const { name, target } of await readSheets(parts, targets)) {
    if (!sheetNames.includes(name) || sheets[name]) continue;
    const cells: WorkbookCell[] = [];
    await readPart(parts, target, sheetVisitor(texts, cells));
    sheets[name] = cells;
  }
  return { sheets };
}

/** Where the parts of the workbook lie, by id and by kind. */
async function readTargets(parts: Parts) {
  const targets = new Map<string, string>();
  const byKind = new Map<string, string>();
  await readPart(parts, 'xl/_rels/workbook.xml.rels', {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship') return;
      const target = path.posix.resolve('/xl', Target).slice(1);
      targets.set(Id, target);
      byKind.set(path.posix.basename(Type), target);
    },
  });
  return { targets, byKind };
}

/** Sheets in their order, with names as a Mac and everybody else write them alike. */
async function readSheets(parts: Parts, targets: ReadonlyMap<string, string>) {
  const sheets: { name: string; target: string }[] = [];
  await readPart(parts, 'xl/workbook.xml', {
    open: (element, attributes) => {
      if (element !== 'sheet') return;
      const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
      const target = targets.get(id) ?? '';
      sheets.push({ name: (attributes['name'] ?? '').normalize('NFC'), target });
    },
  });
  return sheets;
}

async function readTexts(parts: Parts, byKind: ReadonlyMap<string, string>): Promise<BookTexts> {
  const shared: string[] = [];
  const kinds: CellKind[] = [];
  const [strings, styles] = [byKind.get('sharedStrings'), byKind.get('styles')];
  if (strings !== undefined) await readPart(parts, strings, sharedVisitor(shared));
  if (styles !== undefined) await readPart(parts, styles, stylesVisitor(kinds));
  return { shared, kinds };
}

/** @throws when there is no such part, or it is no XML */
async function readPart(parts: Parts, name: string, visitor: XmlVisitor): Promise<void> {
  const part = parts.get(name);
  if (!part) throw new Error('a part is missing');
  if (!readXml(await part.read(), visitor).wellFormed) throw new Error('a part is damaged');
}
