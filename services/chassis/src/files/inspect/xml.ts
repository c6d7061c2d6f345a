import { SaxesParser } from 'saxes';
import { TextLimitError } from './text-sink.ts';

/** What an element or text means; the reader of each format writes the text. */
export interface XmlVisitor {
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

export interface XmlRead {
  wellFormed: boolean;
  /** Local name of the root element; empty when there is none. */
  root: string;
}

/** Deeper than any office file nests; a tower of elements ends here. */
const maxDepth = 2_000;

/** `w:p` and `p` are one: prefixes are the writer's choice. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * Reads XML as a stream of tags. Entities of a DTD are never expanded, files outside are never read: saxes knows only
 * the five of XML itself. Stops at the first fault and says so; what came before was told.
 */
export function readXml(bytes: Uint8Array, visit: XmlVisitor): XmlRead {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const result: XmlRead = { wellFormed: true, root: '' };
  let depth = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > maxDepth) throw new Error('nested too deeply');
    if (depth === 1) result.root = localName(name);
    visit.open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    visit.close?.(localName(name));
  });
  parser.on('text', (text) => visit.text?.(text));
  parser.on('cdata', (text) => visit.text?.(text));
  try {
    const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      parser.write(decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true }));
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof TextLimitError) throw error;
    result.wellFormed = false;
  }
  return result;
}

const pieceBytes = 64 * 1024;

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
