import type { XmlVisitor } from '../../files/inspect/xml.ts';

/** `_x000D_` is how the form writes a character XML cannot. */
const escaped = /_x([0-9A-Fa-f]{4})_/g;

/** A text as it is read by a person. */
export function plainText(text: string): string {
  return text.replaceAll(escaped, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

interface TextRuns {
  open: (name: string) => void;
  close: (name: string) => void;
  text: (text: string) => void;
  /** What was collected; begins anew. */
  take: () => string;
}

/** Collects the text of the runs of one cell, whatever they look like; readings of foreign signs (`rPh`) are none of it. */
export function textRuns(): TextRuns {
  let [text, inRun, inReading] = ['', 0, 0];
  return {
    open: (name) => {
      if (name === 't') inRun += 1;
      if (name === 'rPh') inReading += 1;
    },
    close: (name) => {
      if (name === 't') inRun -= 1;
      if (name === 'rPh') inReading -= 1;
    },
    text: (more) => {
      if (inRun > 0 && inReading === 0) text += more;
    },
    take: () => {
      const taken = plainText(text);
      text = '';
      return taken;
    },
  };
}

/** Collects the texts cells share. */
export function sharedVisitor(shared: string[]): XmlVisitor {
  const runs = textRuns();
  return {
    open: runs.open,
    text: runs.text,
    close: (name) => {
      runs.close(name);
      if (name === 'si') shared.push(runs.take());
    },
  };
}
