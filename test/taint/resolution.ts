import { readPdfPages } from '@baro/chassis/files/testing';
import ExcelJs from 'exceljs';
import { logins } from '../ledger/scene.ts';
import type { Watched } from '../telemetry/watched.ts';
import type { Place } from './marks.ts';

type Answer = Record<string, unknown>;
export type Ask<Result> = (who: string, path: string, body?: object) => Promise<Result>;

/** How a run asks: what must be answered, what must be refused, and what of it is kept to be looked through. */
export interface Asks {
  as: Ask<Answer>;
  no: Ask<void>;
  kept: Place[];
}

/** A classified denunciation goes on to its published conclusion; `name` is tried in what is told to others, and must be refused. */
export async function resolveDenunciation(
  watched: Watched,
  { as, no }: Asks,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const [, leader, official] = watched.units[0]?.posts ?? [];
  const path = `/v1/denunciations/${id}`;
  const accept = { numberSymbol: '15/QĐ', basis: 'Luật Tố cáo Đ.29', acceptedContent: 'Cấp phát sai' };
  await no(logins.leader, `${path}:accept`, { ...accept, acceptedContent: `Theo ${name}` });
  await as(logins.leader, `${path}:accept`, accept);
  await as(logins.clerk, `${path}:notify`, {
    denouncerNumberSymbol: '16/TB',
    denouncedNumberSymbol: '17/TB',
  });
  await as(logins.leader, `/v1/letters/${id}:assignVerification`, { postId: official?.id });
  await as(logins.official, `${path}/extract`);
  await as(logins.official, `/v1/letters/${id}:submitVerification`, {
    result: 'Có cấp phát sai',
    deciderPostId: leader?.id,
  });
  await as(logins.leader, `${path}:extend`, { codes: ['a'], days: 20, numberSymbol: '18/QĐ' });
  const conclusion = { numberSymbol: '20/KL', outcome: 'CONCLUSION_OUTCOME_TRUE' };
  await no(logins.leader, `${path}:issueConclusion`, { ...conclusion, conclusionText: `${name} nói đúng` });
  await as(logins.leader, `${path}:issueConclusion`, { ...conclusion, conclusionText: 'Có cấp phát sai' });
  await as(logins.clerk, `${path}:sendConclusion`, {});
  await as(logins.clerk, `${path}:publishConclusion`, { codes: ['posting'] });
}

/** Makes every paper of the letter without names, and as an opening with them what may have them. */
export async function makePapers(
  watched: Watched,
  { as, kept }: Asks,
  { id, reason, name }: { id: string; reason: string; name: string },
): Promise<void> {
  const { forms } = (await as(logins.official, `/v1/letters/${id}/forms`)) as {
    forms: { id: string; mayName?: boolean }[];
  };
  for (const form of forms) {
    const path = `/v1/letters/${id}/forms/${form.id}:make`;
    kept.push(await pdfPlace(`form ${form.id}`, await watched.file(logins.official, path, {})));
    if (!form.mayName) continue;
    const named = await watched.file(logins.official, path, { named: true, reason });
    const { pages } = await readPdfPages(named);
    if (!pages.join(' ').replaceAll(/\s+/g, ' ').includes(name)) throw new Error(`${form.id} names nobody`);
  }
  if (!forms.some(({ mayName }) => mayName)) throw new Error('no form may name');
  kept.push(
    await pdfPlace('case file', await watched.file(logins.clerk, `/v1/letters/${id}:exportCaseFile`)),
  );
}

/** A receipt is issued and looked up without signing in, once with a wrong secret. */
export async function lookUp(watched: Watched, { as, kept }: Asks, id: string): Promise<void> {
  const issued = (await watched.done(logins.clerk, `/v1/letters/${id}/receipts`, {})).answer;
  const { receipt, secret } = issued as { receipt: { code: string }; secret: string };
  for (const said of [secret, 'AAAA-AAAA-AAAA-AAAA']) {
    const response = await fetch(`${watched.platform.gatewayUrl}/public/v1/letters:lookUp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: receipt.code, secret: said }),
    });
    if (response.ok !== (said === secret)) throw new Error(`look-up: ${response.status}`);
    kept.push({ name: 'export look-up', bytes: Buffer.from(await response.text()) });
  }
  await as(logins.clerk, `/v1/letters/${id}/receipts`);
}

/** What is told of a whole period: statistics and the reception book, as pages and as files. */
export async function exportPeriod(watched: Watched, { as, kept }: Asks): Promise<void> {
  const period = `unitId=${watched.units[0]?.id}&fromDate=2026-01-01&toDate=2026-12-31`;
  await as(logins.leader, `/v1/complaintStatistics?${period}`);
  for (const name of ['complaintStatistics', 'receptionBook']) {
    const file = await watched.file(logins.leader, `/v1/${name}:export?${period}`);
    const book = new ExcelJs.Workbook();
    await book.xlsx.load(new Uint8Array(file).buffer);
    const cells = book.worksheets.map((sheet) => JSON.stringify(sheet.getSheetValues())).join('\n');
    if (!/tố cáo/i.test(cells)) throw new Error(`${name} tells nothing`);
    kept.push({ name: `export ${name}`, bytes: Buffer.concat([file, Buffer.from(cells)]) });
  }
}

/** A PDF with what a person reads of it: in the file it is compressed. */
export async function pdfPlace(name: string, file: Buffer): Promise<Place> {
  const { pages, info } = await readPdfPages(file);
  const text = pages.join('\n');
  if (!text) throw new Error(`${name} is empty`);
  return { name: `export ${name}`, bytes: Buffer.concat([file, Buffer.from(`${text} ${info}`)]) };
}
