import { fileForms } from '@baro/chassis/export';
import type { LetterFileHeader } from '@baro/proto/baro/complaints/v1/forms';

/** Header of a PDF that is made as it is sent. The name is the letter's code, and of a form its place: neither a person nor what the letter is. */
export function pdfHeader(name: string): LetterFileHeader {
  const { extension, contentType } = fileForms.pdf;
  return { fileName: `${name}${extension}`, contentType, sizeBytes: 0, sha256: '' };
}
