import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '../src/errors/app-error.ts';
import { FileInspector, inspectionLimits } from '../src/files/file-inspector.ts';
import type { Inspection, InspectionLimits } from '../src/files/file-inspector.ts';
import {
  compoundOf,
  docxOf,
  odtOf,
  paragraph,
  pdfOf,
  pdfOfText,
  png,
  pptxOf,
  scanPdf,
  xlsxOf,
  zipBombs,
} from '../src/files/testing/sample-files.ts';
import { zipOf, zipOfTexts } from '../src/files/testing/zip-writer.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baro-inspect-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function inspect(
  bytes: Buffer | string,
  limits: InspectionLimits = inspectionLimits,
): Promise<Inspection> {
  const file = path.join(folder, randomBytes(8).toString('hex'));
  await writeFile(file, bytes);
  return new FileInspector(folder, limits).inspect(file, new AbortController().signal);
}

const subject = 'Kế hoạch cải tạo, chỉnh trang vỉa hè các tuyến phố năm 2026';
const edxml = `<?xml version="1.0" encoding="UTF-8"?><edXML:MessageHeader xmlns:edXML="e"><edXML:Subject>${subject}</edXML:Subject></edXML:MessageHeader>`;

describe('type by content', () => {
  it.each<[string, () => Buffer | string | Promise<Buffer>, string]>([
    ['PDF', () => pdfOfText(subject), 'application/pdf'],
    [
      'docx',
      () => docxOf(paragraph(subject)),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['xlsx', () => xlsxOf([[subject]]), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [
      'pptx',
      () => pptxOf(subject),
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    ['odt', () => odtOf(`<text:p>${subject}</text:p>`), 'application/vnd.oasis.opendocument.text'],
    ['doc', () => compoundOf('WordDocument', subject), 'application/msword'],
    ['xls', () => compoundOf('Workbook', subject), 'application/vnd.ms-excel'],
    ['png', () => png, 'image/png'],
    ['jpeg', () => Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'), 'image/jpeg'],
    ['tiff', () => Buffer.from('49492a0008000000000000000000', 'hex'), 'image/tiff'],
    ['text', () => subject, 'text/plain'],
    ['text with a byte-order mark', () => `\ufeff${subject}`, 'text/plain'],
    ['zip', () => zipOfTexts({ 'a.txt': subject }), 'application/zip'],
    ['edXML', () => edxml, 'application/xml'],
    ['XML without a declaration', () => '<edXML><Subject>x</Subject></edXML>', 'application/xml'],
  ])('knows %s', async (_, make, contentType) => {
    expect((await inspect(await make())).contentType).toBe(contentType);
  });

  it.each<[string, () => Buffer | string]>([
    ['a Linux program', () => Buffer.concat([Buffer.from('7f454c46', 'hex'), randomBytes(200)])],
    ['a Windows program', () => Buffer.concat([Buffer.from('4d5a9000', 'hex'), randomBytes(200)])],
    ['an installer in a compound file', () => compoundOf('Property', 'x')],
    ['an encrypted office file', () => compoundOf('EncryptedPackage', 'x')],
    ['a web page', () => '<!DOCTYPE html><html><script>alert(1)</script></html>'],
    ['a page written as XML', () => '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'],
    [
      'a drawing with scripts',
      () => '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    ],
    ['text that is not UTF-8', () => Buffer.from([0x4b, 0xe1, 0xba, 0x20, 0x68, 0x6f, 0xff])],
    ['text with control characters', () => 'abc\u0000def'],
    ['random bytes', () => randomBytes(4096)],
    ['XML that is not well-formed', () => '<?xml version="1.0"?><a><b></a>'],
    ['a damaged zip', () => Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), randomBytes(500)])],
    ['a video', () => Buffer.concat([Buffer.from('00000018667479706d703432', 'hex'), randomBytes(200)])],
  ])('does not take %s', async (_, make) => {
    expect(await inspect(make())).toMatchObject({ contentType: '', textFound: false });
  });
});

describe('text', () => {
  it('is found in every form that has some', async () => {
    const files = [
      await pdfOfText(subject),
      docxOf(paragraph(subject)),
      await xlsxOf([['STT', subject]]),
      pptxOf(subject),
      odtOf(`<text:p><text:span>${subject}</text:span></text:p>`),
      Buffer.from(subject),
      Buffer.from(edxml),
      zipOf([{ name: 'Kế hoạch.pdf', bytes: await pdfOfText(subject) }]),
    ];
    for (const file of files) {
      const found = await inspect(file);
      expect(found).toMatchObject({ textFound: true, marked: false });
      expect(found.content.normalize('NFC')).toContain(subject);
    }
  });

  it('joins the runs of a paragraph and parts paragraphs, tabs and cells', async () => {
    const body = `${paragraph('Quy', ' hoạch')}<w:p><w:r><w:t>Số:</w:t><w:tab/><w:t>12</w:t></w:r></w:p>`;
    expect((await inspect(docxOf(body))).content).toMatch(/Quy hoạch\n+Số:\t12\n/);
    expect((await inspect(await xlsxOf([['Một', 'Hai']]))).content).toMatch(/Một\n+Hai/);
  });

  it('reads headers, footers and notes of a Word file', async () => {
    const part = (text: string): string => `<w:hdr xmlns:w="w">${paragraph(text)}</w:hdr>`;
    const { content } = await inspect(
      docxOf(paragraph('Thân'), {
        'word/header1.xml': part('Đầu trang'),
        'word/footnotes.xml': part('Chú thích'),
      }),
    );
    expect(content).toContain('Đầu trang');
    expect(content).toContain('Chú thích');
  });

  it('says of a scan that none is found', async () => {
    expect(await inspect(await scanPdf())).toMatchObject({
      contentType: 'application/pdf',
      textFound: false,
      content: '',
    });
  });

  it('says of a scan with a signature line that none is found', async () => {
    const scans = pdfOf((page) => {
      for (let index = 0; index < 4; index += 1) {
        if (index > 0) page.addPage();
        page.image(png, 60, 60, { width: 400 });
      }
      page.text('Số 12');
    });
    expect((await inspect(await scans)).textFound).toBe(false);
  });

  it('says of pictures and binary office files that none is found', async () => {
    for (const file of [png, compoundOf('WordDocument', subject)]) {
      expect(await inspect(file)).toMatchObject({ textFound: false, content: '' });
    }
  });

  it('does not index attachments encoded inside XML', async () => {
    const { content } = await inspect(`<edXML><Name>tệp</Name><Data>${'QUJD'.repeat(5000)}</Data></edXML>`);
    expect(content).toContain('tệp');
    expect(content).not.toContain('QUJD');
  });

  it('is bounded', async () => {
    const words = Array.from({ length: 400_000 }, (_, index) => `chữ${index}`).join(' ');
    expect(Buffer.byteLength((await inspect(words)).content)).toBeLessThan(330_000);
  });
});

describe('mark of secrecy', () => {
  const stamp = (text: string): string =>
    `<w:p><w:r><mc:AlternateContent xmlns:mc="m"><w:txbxContent>${paragraph(text)}</w:txbxContent></mc:AlternateContent></w:r></w:p>`;
  const boxed = (text: string): Promise<Buffer> =>
    pdfOf((page) => {
      page.text('UBND THÀNH PHỐ HÀ NỘI', 60, 60).text('Số: 12/BC-UBND', 60, 80);
      page
        .rect(80, 110, 90, 26)
        .stroke()
        .text(text, 80, 115, { width: 90, align: 'center', lineBreak: false });
      page.text('Hà Nội, ngày 05 tháng 02 năm 2026', 320, 115, { lineBreak: false });
      page.text('Báo cáo về mật độ dân số và bảo vệ bí mật nhà nước', 60, 200);
    });

  it.each<[string, () => Buffer | string | Promise<Buffer>]>([
    ['a stamp in a PDF, in line with the date', () => boxed('MẬT')],
    ['a spaced stamp in a PDF', () => boxed('T Ố I  M Ậ T')],
    [
      'a stamp set with letter spacing',
      () => pdfOf((page) => page.text('Số: 1', 60, 60).text('TUYỆT MẬT', 60, 90, { characterSpacing: 6 })),
    ],
    [
      'a turned stamp',
      () =>
        pdfOf((page) =>
          page
            .text('Báo cáo', 60, 60)
            .rotate(30, { origin: [300, 300] })
            .text('MẬT', 300, 300),
        ),
    ],
    ['a note put on a PDF', () => pdfOf((page) => page.text(subject).note(100, 100, 60, 20, 'MẬT'))],
    ['the second page of a PDF', () => pdfOf((page) => page.text(subject).addPage().text('TỐI MẬT'))],
    ['a paragraph of a Word file', () => docxOf(paragraph('UBND') + paragraph('M', 'ẬT'))],
    ['a box of a Word file', () => docxOf(stamp('TỐI MẬT'))],
    [
      'a watermark of a Word file',
      () =>
        docxOf(paragraph(subject), {
          'word/header2.xml':
            '<w:hdr xmlns:w="w" xmlns:v="v"><w:p><v:textpath string="TUYỆT MẬT"/></w:p></w:hdr>',
        }),
    ],
    [
      'a cell of a workbook',
      () =>
        xlsxOf([
          ['STT', 'Độ mật'],
          ['1', 'MẬT'],
        ]),
    ],
    ['a box of a slide', () => pptxOf('MẬT')],
    ['a paragraph of an OpenDocument text', () => odtOf('<text:p>MẬT</text:p>')],
    ['a line of a text', () => 'UBND\nMẬT\nBáo cáo'],
    ['an element of XML', () => '<edXML><Secrecy>TỐI MẬT</Secrecy></edXML>'],
    ['a binary Word file', () => compoundOf('WordDocument', 'UBND\rMẬT\rBáo cáo về tình hình\r')],
    ['a file inside an archive', () => zipOfTexts({ 'a.txt': 'thường', 'b.txt': 'UBND\nTUYỆT MẬT\n' })],
  ])('is found in %s', async (_, make) => {
    expect((await inspect(await make())).marked).toBe(true);
  });

  it.each<[string, () => Buffer | string | Promise<Buffer>]>([
    ['a PDF about secrets', () => boxed('KHẨN')],
    [
      'a Word file about secrets',
      () => docxOf(paragraph('QUY CHẾ BẢO VỆ BÍ MẬT NHÀ NƯỚC') + paragraph('MẬT ĐỘ')),
    ],
    [
      'a table of densities',
      () =>
        xlsxOf([
          ['Mật độ', 'Bảo mật'],
          ['45 %', 'Có'],
        ]),
    ],
  ])('is not found in %s', async (_, make) => {
    expect(await inspect(await make())).toMatchObject({ marked: false, textFound: true });
  });
});

describe('files made to do harm', () => {
  it('lets a zip bomb pass without its text, also one that lies about its size', async () => {
    for (const bomb of zipBombs()) {
      expect(bomb.length).toBeLessThan(1_000_000);
      const found = await inspect(bomb);
      expect(found).toMatchObject({ textFound: false, content: '' });
    }
  });

  it('does not expand entities of a DTD nor read files they name', async () => {
    const evil = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cccc"><!ENTITY x SYSTEM "file:///etc/passwd">]><a>&b;&x;</a>`;
    const { content } = await inspect(evil);
    expect(content).not.toContain('root:');
    expect(content).not.toContain('cccc');
  });

  it('ends at the time limit with what was read until then, its mark among it', async () => {
    const pages = await pdfOf((page) => {
      page.text(`TỐI MẬT\n${'chữ '.repeat(400)}`);
      for (let index = 0; index < 300; index += 1) page.addPage().text('chữ '.repeat(900));
    });
    // On a busy machine a short time is over before the first page; then more is given.
    let bounded: Inspection | undefined;
    for (let timeMs = 1_000; !bounded?.marked && timeMs <= 16_000; timeMs *= 2) {
      bounded = await inspect(pages, { ...inspectionLimits, timeMs }).catch(() => undefined);
    }
    expect(bounded).toMatchObject({ contentType: 'application/pdf', marked: true });
  });

  it('ends at the memory limit and says what was found out', async () => {
    const text = `UBND\n${'một hai ba bốn '.repeat(1_500_000)}`;
    const limits = { ...inspectionLimits, memoryMiB: 90, maxCharacters: 100_000_000 };
    // Where even the start takes more, nothing is said of the file.
    const outcome = await inspect(text, limits).then(
      ({ content, marked }) => `${content}${marked}`,
      (error: unknown) => (error as AppError).reason,
    );
    expect(['false', 'UNAVAILABLE']).toContain(outcome);
  });

  it('says nothing of a file when there is not even time for its type', async () => {
    const work = inspect('UBND', { ...inspectionLimits, timeMs: 1 });
    await expect(work).rejects.toMatchObject({ reason: 'UNAVAILABLE' });
  });

  it('bears a PDF that is damaged anywhere', async () => {
    const whole = await pdfOfText(subject);
    for (const at of [20, 200, 800, whole.length - 200]) {
      const broken = Buffer.concat([whole.subarray(0, at), randomBytes(60), whole.subarray(at + 60)]);
      expect((await inspect(broken)).contentType).toBe('application/pdf');
    }
  });

  it('ends the inspection when nobody waits for it any more', async () => {
    const abort = new AbortController();
    const file = path.join(folder, 'waits.txt');
    await writeFile(file, subject);
    const work = new FileInspector(folder).inspect(file, abort.signal);
    abort.abort();
    await expect(work).rejects.toMatchObject({ reason: 'UNAVAILABLE' });
  });
});
