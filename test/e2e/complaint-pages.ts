import { newId } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { importLaw } from '@baro/tools/testing/import-law.ts';
import type { Locator, Page } from 'playwright-core';
import { choose, openAct, pick, send } from './acts.ts';
import { account } from './stage.ts';
import type { Scene, Stage } from './stage.ts';

const cityId = newId();
const committeeId = newId();

/** Half past nine of a day in the city. */
export function on(date: string): Date {
  return new Date(`${date}T09:30:00+07:00`);
}

export const clerk = 'van-thu';
export const chairman = 'lanh-dao';
export const official = 'chuyen-vien-so';

/** A committee whose chairman decides, and a department whose official verifies; on 1 July 2026. */
export const complaintScene: Scene = {
  services: ['directory', 'documents', 'tasks', 'complaints', 'custody', 'gateway'],
  testClock: on('2026-07-01'),
  units: [
    {
      id: committeeId,
      code: 'UB',
      name: 'Ủy ban nhân dân Thành phố',
      kind: 'people_committee',
      parentId: cityId,
      posts: [
        { role: 'RECORDS_CLERK', accountId: account('01'), title: 'Văn thư' },
        { role: 'LEADER', accountId: account('02'), title: 'Chủ tịch', head: true },
      ],
    },
    { id: cityId, code: 'TP', name: 'Thành phố', kind: 'city', posts: [] },
    {
      code: 'SXD',
      name: 'Sở Xây dựng',
      parentId: committeeId,
      posts: [{ role: 'OFFICIAL', accountId: account('24'), title: 'Chuyên viên' }],
    },
  ],
};

/** The law's own terms of complaints, denunciations and the reception and its calendar, and waits until the service counts by them. */
export async function bringLaw(stage: Stage): Promise<void> {
  await importLaw(stage.platform, ['complaints', 'denunciations', 'reception']);
  await eventually(async () => {
    const letter = {
      unitId: committeeId,
      channel: 'LETTER_CHANNEL_POST',
      receiveTime: on('2026-07-01').toISOString(),
      summary: 'Đơn để thử đồng hồ',
      parties: [{ role: 'PARTY_ROLE_SENDER', identity: { fullName: 'Người Thử Đồng Hồ' } }],
    };
    const answer = await stage.askFor<{ letter: { clocks?: object[] } }>(clerk, '/v1/letters', { letter });
    if ((answer.letter.clocks ?? []).length === 0) throw new Error('no clock yet');
  }, 120_000);
}

/** Answers a question with yes or no. */
export async function say(dialog: Locator, question: string, answer: 'Có' | 'Không'): Promise<void> {
  const radio = dialog.getByRole('group', { name: question }).getByRole('radio', { name: answer });
  await radio.click();
}

/** Does an act from its dialog. */
export async function act(page: Page, name: string, fill: (dialog: Locator) => Promise<void>): Promise<void> {
  const dialog = await openAct(page, name);
  await fill(dialog);
  await send(dialog, name);
}

/** The form of a letter, filled; not sent. */
export async function fillLetter(page: Page, summary: string, fullName: string): Promise<void> {
  await page.goto('/complaints/new');
  await page.getByRole('heading', { level: 1, name: 'Tiếp nhận đơn' }).waitFor();
  await choose(page, 'Bưu chính');
  await page.getByLabel('Tóm tắt một câu').fill(summary);
  const person = page.getByRole('group', { name: 'Người 1' });
  await person.getByLabel('Họ và tên').fill(fullName);
}

/** Classifies the letter on the page as an eligible complaint within the competence. */
export async function classifyComplaint(
  page: Page,
  instance: 'Lần đầu' | 'Lần hai',
  knownDate: string,
  previous = '',
): Promise<void> {
  await act(page, 'Phân loại', async (dialog) => {
    await choose(dialog, 'Khiếu nại');
    await choose(dialog, 'Cơ quan hành chính');
    await say(dialog, 'Đủ điều kiện xử lý', 'Có');
    await say(dialog, 'Thuộc thẩm quyền', 'Có');
    await choose(dialog, 'Quyết định, hành vi hành chính');
    await choose(dialog, instance);
    if (previous !== '') {
      await say(dialog, 'Lần đầu quá hạn', 'Không');
      await pick(dialog.getByLabel('Vụ việc lần đầu'), previous, new RegExp(previous));
    }
    await dialog.getByLabel('Quyết định, hành vi bị khiếu nại').fill('Quyết định 12/QĐ-UBND');
    await dialog.getByLabel('Ngày nhận hoặc biết').fill(knownDate);
    await say(dialog, 'Vùng sâu, vùng xa', 'Không');
  });
}

/** The legal clock of a step. */
export function clockOf(page: Page, step: string): Locator {
  return page.getByRole('region', { name: step, exact: true });
}
