/** How the text of a type is read. */
export type TextForm = 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'odt' | 'text' | 'xml' | 'zip' | 'binary' | 'none';

/** A type of file that is taken. */
export interface FileType {
  readonly contentType: string;
  /** Names a file of it may have; the first is put behind other names. */
  readonly extensions: readonly string[];
  readonly form: TextForm;
}

const openXml = 'application/vnd.openxmlformats-officedocument';

const pdf: FileType = { contentType: 'application/pdf', extensions: ['.pdf'], form: 'pdf' };
const docx: FileType = {
  contentType: `${openXml}.wordprocessingml.document`,
  extensions: ['.docx'],
  form: 'docx',
};
const xlsx: FileType = { contentType: `${openXml}.spreadsheetml.sheet`, extensions: ['.xlsx'], form: 'xlsx' };
const pptx: FileType = {
  contentType: `${openXml}.presentationml.presentation`,
  extensions: ['.pptx'],
  form: 'pptx',
};
const odt: FileType = {
  contentType: 'application/vnd.oasis.opendocument.text',
  extensions: ['.odt'],
  form: 'odt',
};
const doc: FileType = { contentType: 'application/msword', extensions: ['.doc'], form: 'binary' };
const xls: FileType = { contentType: 'application/vnd.ms-excel', extensions: ['.xls'], form: 'binary' };
const png: FileType = { contentType: 'image/png', extensions: ['.png'], form: 'none' };
const jpeg: FileType = { contentType: 'image/jpeg', extensions: ['.jpg', '.jpeg'], form: 'none' };
const tiff: FileType = { contentType: 'image/tiff', extensions: ['.tif', '.tiff'], form: 'none' };
const zip: FileType = { contentType: 'application/zip', extensions: ['.zip'], form: 'zip' };
const xml: FileType = { contentType: 'application/xml', extensions: ['.xml', '.edxml'], form: 'xml' };
const text: FileType = { contentType: 'text/plain', extensions: ['.txt', '.csv'], form: 'text' };

/** Types found elsewhere than by their first bytes. */
export const fileTypes = { pdf, docx, xlsx, pptx, odt, doc, xls, png, jpeg, tiff, zip, xml, text } as const;

const byContentType = new Map<string, FileType>(
  Object.values(fileTypes).map((type) => [type.contentType, type]),
);

/** The type taken under this content type; undefined when it is not taken. */
export function findFileType(contentType: string): FileType | undefined {
  return byContentType.get(contentType);
}
