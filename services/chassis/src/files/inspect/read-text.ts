import { fileTypes } from '../file-types.ts';
import type { FileType } from '../file-types.ts';
import { utf16Runs } from './compound-file.ts';
import { decodeUtf8, detectType } from './detect-type.ts';
import { TextLimitError } from './text-sink.ts';
import type { TextSink } from './text-sink.ts';

/** Longest run of an XML file taken for text; longer ones without a blank are encoded attachments. */
const longestXmlWord = 200;
/** Files looked into inside an archive. */
const maxInner = 200;

/**
 * Writes the text of a file into the sink.
 * @returns whether the text is good enough to be searched; @throws on damaged files
 */
export async function readText(
  bytes: Buffer,
  type: FileType,
  sink: TextSink,
  inside = false,
): Promise<boolean> {
  try {
    return await readForm(bytes, type, sink, inside);
  } catch (error) {
    if (error instanceof TextLimitError) return true;
    throw error;
  }
}

async function readForm(bytes: Buffer, type: FileType, sink: TextSink, inside: boolean): Promise<boolean> {
  switch (type.form) {
    // Each file has a process of its own: it loads what its file needs, no more.
    case 'pdf': {
      const { readPdf } = await import('./pdf-text.ts');
      return readPdf(bytes, sink);
    }
    case 'docx':
    case 'xlsx':
    case 'pptx':
    case 'odt': {
      const { readOffice } = await import('./office-text.ts');
      await readOffice(bytes, type.form, sink);
      return sink.letters > 0;
    }
    case 'text':
      sink.write(decodeUtf8(bytes) ?? '');
      return sink.letters > 0;
    case 'xml':
      await readXmlText(bytes, sink);
      return sink.letters > 0;
    case 'zip':
      // An archive inside an archive is not opened: there is no honest end to that.
      return inside ? false : readArchive(bytes, sink);
    case 'binary':
      // Good for finding a mark of secrecy, too rough for an index.
      sink.write(utf16Runs(bytes));
      return false;
    case 'none':
      return false;
  }
}

async function readXmlText(bytes: Buffer, sink: TextSink): Promise<void> {
  const { readXml } = await import('./xml.ts');
  readXml(bytes, {
    open: () => sink.write('\n'),
    close: () => sink.write('\n'),
    text: (text) => {
      if (text.length < longestXmlWord || /\s/.test(text.slice(0, longestXmlWord))) sink.write(text);
    },
  });
}

async function readArchive(bytes: Buffer, sink: TextSink): Promise<boolean> {
  let found = false;
  const { zipParts } = await import('./zip.ts');
  const parts = await zipParts(bytes, () => 0);
  for (const part of parts.slice(0, maxInner)) {
    sink.write(`\n${part.name}\n`);
    const inner = await part.read();
    const type = await detectType(inner);
    if (!type || type === fileTypes.zip) continue;
    // A damaged file in an archive does not hide the others.
    const read = await readText(inner, type, sink, true).catch(() => false);
    found = found || read;
  }
  return found;
}
