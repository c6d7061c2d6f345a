import { callMetadata, inSnapshot, streamSnapshot } from '@baro/chassis';
import { readPdfPages } from '@baro/chassis/files/testing';
import { eventually } from '@baro/chassis/testing';
import { accountOf } from '@baro/directory-client/testing';
import { ReportFormat, ReportPart } from '@baro/proto/baro/petitions/v1/session_report';
import type {
  GetSessionReportResponse,
  SessionReportRow,
} from '@baro/proto/baro/petitions/v1/session_report';
import type { EntityManager } from '@mikro-orm/postgresql';
import ExcelJs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countReport, findReportRows } from '../src/store/report-store.ts';
import { startReportWorld } from './report-world.ts';
import type { ReportWorld } from './report-world.ts';

let reports: ReportWorld;
let report: GetSessionReportResponse;
let rows: SessionReportRow[];
beforeAll(async () => {
  reports = await startReportWorld();
  // Many petitions of one form: what is written here is the service's own row, with other ids and numbers.
  await reports.world.rows(
    `WITH sample AS (SELECT d.* FROM petitions d WHERE d.favoured_id IS NULL AND d.year = 2026 AND d.number = 18),
     made AS (
       INSERT INTO petitions SELECT r.* FROM sample d, generate_series(1, 400) AS n,
         jsonb_populate_record(NULL::petitions, to_jsonb(d) || jsonb_build_object('id', gen_random_uuid(), 'number', 1000 + n)) AS r
       RETURNING id
     ), counted AS (INSERT INTO session_petitions SELECT $1, id FROM made)
     INSERT INTO petition_raisings SELECT r.* FROM made m, (SELECT l.* FROM petition_raisings l
       JOIN sample s ON s.id = l.petition_id LIMIT 1) l,
       jsonb_populate_record(NULL::petition_raisings, to_jsonb(l) || jsonb_build_object('id', gen_random_uuid(), 'petition_id', m.id)) AS r`,
    [reports.second],
  );
  report = await reports.report();
  rows = await reports.rows({ pageSize: 200 });
}, 300_000);
afterAll(() => reports.close());

const raised = (): SessionReportRow[] => rows.filter(({ part }) => part !== ReportPart.CARRIED);
const carried = (): SessionReportRow[] => rows.filter(({ part }) => part === ReportPart.CARRIED);

describe('ExportSessionReport as a workbook', () => {
  let book: ExcelJs.Workbook;
  let fileName = '';
  beforeAll(async () => {
    const { header, bytes } = await reports.file(ReportFormat.XLSX);
    ({ fileName } = header);
    book = new ExcelJs.Workbook();
    await book.xlsx.load(new Uint8Array(bytes).buffer);
  });
  const valuesOf = (sheet: string, row: number): unknown[] =>
    ((book.getWorksheet(sheet)?.getRow(row).values ?? []) as unknown[]).slice(1);

  it('has a sheet a table, with heading, grouped columns, and numbers that are numbers and those of the page', () => {
    expect(fileName).toMatch(/^bao-cao-kien-nghi-cu-tri_2026-12-08_\d{4}-\d\d-\d\d\.xlsx$/);
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'Tổng hợp',
      'Theo cấp',
      'Theo lĩnh vực',
      'Theo đơn vị',
      'Báo cáo và thẩm tra',
      'Phụ lục I',
      'Địa phương, lĩnh vực',
      'Phụ lục II',
    ]);
    expect(valuesOf('Tổng hợp', 1)).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(valuesOf('Tổng hợp', 3)[0]).toMatch(/^BÁO CÁO TỔNG HỢP KIẾN NGHỊ CỦA CỬ TRI/);
    expect(valuesOf('Tổng hợp', 4)[0]).toMatch(/^Kỳ họp thứ 5, Khóa XVII; số liệu đến/);
    expect(valuesOf('Tổng hợp', 6).slice(1, 4)).toEqual(Array.from({ length: 3 }, () => 'Số kiến nghị'));
    const { total, carried: old, raised: fresh } = report;
    const line = (counts: typeof total): unknown[] => [
      counts?.carriedCount,
      counts?.raisedCount,
      counts?.totalCount,
      counts?.answeredCount,
      (counts?.totalCount ?? 0) - (counts?.answeredCount ?? 0),
      ...[1, 2, 3, 4, 5, 0].map((at) => counts?.claimCounts[at]),
      ...[1, 2, 3, 4, 5, 0].map((at) => counts?.findingCounts[at]),
      counts?.differingCount,
    ];
    expect([9, 10, 11].map((row) => valuesOf('Tổng hợp', row).slice(1))).toEqual(
      [old, fresh, total].map(line),
    );
    expect(valuesOf('Địa phương, lĩnh vực', 9 + report.localities.length).at(-1)).toBe(total?.totalCount);
  });

  it('lists every petition with its lines, lead, answer and both results, in the order of the annexes', () => {
    for (const [sheet, own] of [
      ['Phụ lục I', raised()],
      ['Phụ lục II', carried()],
    ] as const) {
      const body: unknown[][] = [];
      book.getWorksheet(sheet)?.eachRow((row, number) => {
        if (number > 8) body.push((row.values as unknown[]).slice(1));
      });
      const listed = body.filter((cells) => typeof cells[0] === 'number');
      expect(listed.map(([place]) => place)).toEqual(own.map((_, at) => at + 1));
      expect(listed.map((cells) => String(cells[1]).split('\n')[0])).toEqual(own.map(({ code }) => code));
      for (const [at, { subject, lines, claimClass, leadUnitName }] of own.entries()) {
        const cells = (listed[at] ?? []).map(String);
        for (const { words, localityName, letterNumberSymbol } of lines) {
          expect(cells[2]).toContain(words);
          expect(cells[3]).toContain(localityName);
          expect(cells[3]).toContain(letterNumberSymbol);
        }
        expect(cells[2]).toContain(subject);
        expect(cells[5]).toBe(leadUnitName || 'Chưa phân công');
        expect(cells[7] === 'Chưa có').toBe(claimClass === 0);
      }
      const sections = body.map(([first]) => first).filter((first) => /^I+\. /.test(String(first)));
      const names = ['II. Thường trực Hội đồng nhân dân', 'I. Đoàn đại biểu Quốc hội'];
      expect(sections).toEqual([...new Set(own.map(({ national }) => names[Number(national)]))]);
    }
    const scheduled = rows.find(({ claimDueDate }) => claimDueDate !== '');
    expect(scheduled?.claimDueDate).toBe('2027-03-31');
  });
});

describe('ExportSessionReport as PDF', () => {
  it('holds every petition, its tables headed on each page, all pages numbered', async () => {
    const { header, bytes } = await reports.file(ReportFormat.PDF);
    expect(header.contentType).toBe('application/pdf');
    const { pages } = await readPdfPages(bytes);
    expect(pages.length).toBeGreaterThan(20);
    expect(pages[0]).toContain('Độc lập - Tự do - Hạnh phúc');
    pages.forEach((page, at) => {
      expect(page).toMatch(new RegExp(`Trang ${at + 1}\\b`));
      expect(page.includes('CỘNG HÒA')).toBe(at === 0);
    });
    const first = pages.findIndex((page) => page.includes('PHỤ LỤC I. '));
    const next = pages.findIndex((page) => page.includes('PHỤ LỤC I (tiếp theo)'));
    expect(next - first).toBeGreaterThan(10);
    for (const page of pages.slice(first, next)) expect(page).toContain('Kết quả giải quyết');
    const text = pages.join('\n').replaceAll(/\s+/g, ' ');
    const codes = rows.filter(({ code }) => !new RegExp(code.replaceAll('-', '-\\s?')).test(text));
    expect(codes).toEqual([]);
    expect(text).toContain('ĂÂĐÊÔƠƯ');
    expect(text).toContain(`Tổng số: ${raised().length} kiến nghị`);
    expect(text).toContain('Xuất lúc');
  });

  it('is audited before the first byte', async () => {
    const audits = await reports.world.rows(
      `SELECT details FROM audit WHERE action = 'export' ORDER BY create_time DESC LIMIT 1`,
    );
    expect(audits).toEqual([{ details: { format: 'pdf', ids: [reports.second] } }]);
  });
});

it('leaves no transaction open when who takes the file breaks off', async () => {
  const { world, client, second } = reports;
  const metadata = callMetadata(await world.issuer.token(accountOf('auditor')));
  const stream = client.exportSessionReport({ sessionId: second, format: ReportFormat.PDF }, metadata);
  stream.on('error', () => undefined);
  const open = async (): Promise<number> => {
    const found = await world.rows<{ count: number }>(
      `SELECT count(*)::integer AS count FROM pg_stat_activity
       WHERE state LIKE 'idle in transaction%' AND datname = current_database()`,
    );
    return found[0]?.count ?? -1;
  };
  await new Promise((resolve) => stream.once('data', resolve));
  await eventually(async () => expect(await open()).toBe(1));
  stream.cancel();
  await eventually(async () => expect(await open()).toBe(0));
});

it('reads counts and annexes of one instant, whatever is recorded meanwhile', async () => {
  const { world, second } = reports;
  const { unitId } = await world.get('auditor', rows[0]?.petitionId ?? '');
  const session = { id: second, unitId, openDate: '2026-12-08', openTime: new Date('2026-12-07T17:00:00Z') };
  const read = async (em: EntityManager): Promise<number[]> => {
    const groups = await countReport(em, session);
    await world.record(second);
    const found = await findReportRows(em, session, { filters: [], size: 1000, after: undefined });
    return [groups.reduce((sum, { count }) => sum + count, 0), found.length];
  };
  const [counted, listed] = await inSnapshot(world.service.orm, read);
  expect(listed).toBe(counted);
  async function* stream(em: EntityManager): AsyncGenerator<number[]> {
    yield await read(em);
  }
  for await (const [again, rest] of streamSnapshot(world.service.orm, stream)) {
    expect(again).toBe((counted ?? 0) + 1);
    expect(rest).toBe(again);
  }
});
