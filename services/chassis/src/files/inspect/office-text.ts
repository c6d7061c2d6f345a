import type { TextForm } from '../file-types.ts';
import type { TextSink } from './text-sink.ts';
import { readXml } from './xml.ts';
import type { XmlVisitor } from './xml.ts';
import { zipParts } from './zip.ts';

/** Forms that are archives of XML parts. */
export type OfficeForm = Extract<TextForm, 'docx' | 'xlsx' | 'pptx' | 'odt'>;

interface OfficeReader {
  /** Parts with text, the order they are read in: the page itself first. */
  parts: readonly RegExp[];
  visitor: (sink: TextSink) => XmlVisitor;
}

const readers: Record<OfficeForm, OfficeReader> = {
  docx: {
    parts: [
      /^word\/document\d*\.xml$/,
      /^word\/(?:header|footer)\d*\.xml$/,
      /^word\/(?:footnotes|endnotes|comments)\.xml$/,
    ],
    visitor: (sink) => runsVisitor(sink, { blocks: ['p'], runs: ['t'], gaps: ['tab'], breaks: ['br', 'cr'] }),
  },
  pptx: {
    parts: [/^ppt\/slides\/slide\d+\.xml$/, /^ppt\/notesSlides\/notesSlide\d+\.xml$/],
    visitor: (sink) => runsVisitor(sink, { blocks: ['p'], runs: ['t'], gaps: ['tab'], breaks: ['br'] }),
  },
  xlsx: {
    parts: [
      /^xl\/sharedStrings\.xml$/,
      /^xl\/worksheets\/sheet\d+\.xml$/,
      /^xl\/drawings\/drawing\d+\.xml$/,
      /^xl\/comments\d*\.xml$/,
    ],
    // A cell's text is `t`, in shared strings, in place, in boxes and comments; headers and footers have elements of their own.
    visitor: (sink) =>
      runsVisitor(sink, {
        blocks: ['si', 'is', 'p', 'text', ...pageEdges],
        runs: ['t', ...pageEdges],
        gaps: [],
        breaks: [],
      }),
  },
  odt: {
    parts: [/^content\.xml$/, /^styles\.xml$/],
    visitor: openDocumentVisitor,
  },
};

const pageEdges = ['oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter'];

/** Reads the text of an office file, its headers, footers, notes and boxes included. @throws on a damaged archive */
export async function readOffice(bytes: Buffer, form: OfficeForm, sink: TextSink): Promise<void> {
  const { parts, visitor } = readers[form];
  const rank = (name: string): number | undefined => {
    const at = parts.findIndex((pattern) => pattern.test(name));
    return at === -1 ? undefined : at;
  };
  for (const part of await zipParts(bytes, rank)) {
    readXml(await part.read(), visitor(sink));
    sink.write('\n');
  }
}

interface RunNames {
  /** Elements that stand alone: paragraph, cell, box. */
  blocks: readonly string[];
  /** Elements that hold text. */
  runs: readonly string[];
  gaps: readonly string[];
  breaks: readonly string[];
}

function runsVisitor(sink: TextSink, names: RunNames): XmlVisitor {
  let inRun = 0;
  return {
    open: (name, attributes) => {
      // A paragraph may hold a box with paragraphs of its own: both ends part.
      if (names.blocks.includes(name) || names.breaks.includes(name)) sink.write('\n');
      if (names.gaps.includes(name)) sink.write('\t');
      if (names.runs.includes(name)) inRun += 1;
      // Text drawn as a shape, such as a mark across the page.
      if (name === 'textpath' && attributes['string']) sink.write(`\n${attributes['string']}\n`);
    },
    close: (name) => {
      if (names.runs.includes(name)) inRun -= 1;
      if (names.blocks.includes(name)) sink.write('\n');
    },
    text: (text) => {
      if (inRun > 0) sink.write(text);
    },
  };
}

function openDocumentVisitor(sink: TextSink): XmlVisitor {
  const blocks = ['p', 'h'];
  let inBlock = 0;
  return {
    open: (name) => {
      if (blocks.includes(name)) {
        inBlock += 1;
        sink.write('\n');
      }
      if (name === 'tab') sink.write('\t');
      if (name === 's') sink.write(' ');
      if (name === 'line-break') sink.write('\n');
    },
    close: (name) => {
      if (!blocks.includes(name)) return;
      inBlock -= 1;
      sink.write('\n');
    },
    text: (text) => {
      if (inBlock > 0) sink.write(text);
    },
  };
}
