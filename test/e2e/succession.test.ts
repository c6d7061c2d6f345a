import { newId } from '@baro/chassis';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Rest } from './rest.ts';
import { Stage, account } from './stage.ts';
import type { Scene } from './stage.ts';
import { at } from './tet-scene.ts';

const committeeId = newId();
const waitMs = 120_000;

/** A committee with its administrator, a department that will end, and the one that follows it. */
const scene: Scene = {
  services: ['directory', 'documents', 'tasks', 'custody', 'gateway'],
  testClock: at(9, '08:00'),
  units: [
    {
      id: committeeId,
      code: 'UB',
      name: 'Ủy ban nhân dân Thành phố',
      posts: [
        { role: 'RECORDS_CLERK', accountId: account('01'), title: 'Văn thư' },
        { role: 'LEADER', accountId: account('02'), title: 'Phó Chủ tịch', head: true },
        { role: 'CITY_ADMINISTRATOR', accountId: account('09'), title: 'Quản trị' },
      ],
    },
    {
      code: 'SKH',
      name: 'Sở Kế hoạch',
      parentId: committeeId,
      posts: [
        { role: 'LEADER', accountId: account('22'), title: 'Giám đốc', head: true },
        { role: 'OFFICIAL', accountId: account('24'), title: 'Chuyên viên' },
      ],
    },
    {
      code: 'STC',
      name: 'Sở Tài chính',
      parentId: committeeId,
      posts: [{ role: 'LEADER', accountId: account('23'), title: 'Giám đốc mới', head: true }],
    },
  ],
};

describeNeeding('chromium', 'a closed unit’s work in Chromium', (chromium) => {
  const stage = new Stage(scene);
  const rest = new Rest(stage);
  beforeAll(() => stage.open(chromium), 600_000);
  afterAll(() => stage.close());

  /** Two tasks lie in the department; then it ends. */
  async function endDepartment(): Promise<void> {
    const { id: unitId, posts } = stage.unit('SKH');
    for (const [index, post] of posts.entries()) {
      const task = {
        unitId: committeeId,
        sourceKind: 'TASK_SOURCE_KIND_CITY_DOCUMENT',
        work: `Việc dở dang ${index + 1}`,
        product: 'Báo cáo',
        leadPostId: post.id,
        dueTime: at(27, '17:00').toISOString(),
      };
      // The tasks service hears of the city a moment later.
      await expect
        .poll(() => rest.post('lanh-dao', '/v1/tasks', { task }).catch(() => undefined), { timeout: waitMs })
        .toBeDefined();
    }
    await rest.post('quan-tri', '/v1/directory/units:reorganise', {
      kind: 'REORGANISATION_KIND_ABOLISH',
      effectiveDate: '2026-02-10',
      legalRef: '25/NQ-HĐND, khoản 2',
      closeUnitIds: [unitId],
      successions: [{ predecessorId: unitId, successorCode: 'STC', relation: 'SUCCESSION_RELATION_WHOLE' }],
    });
    await stage.setTime(at(10, '09:00'));
  }

  it('is previewed, handed over, recorded, and lies with the unit that follows; the map knows what was', async () => {
    await endDepartment();
    const page = await stage.pageOf('lanh-dao');
    page.setDefaultTimeout(waitMs);
    const link = page.getByRole('link', { name: 'Xem trước và bàn giao' });
    await expect
      .poll(
        async () => {
          await page.goto('/successions');
          await page.getByRole('heading', { name: 'Các đợt bàn giao' }).waitFor();
          const row = page.getByRole('row').filter({ has: link });
          return (await row.count()) === 1 ? row.getByRole('cell').nth(2).textContent() : '';
        },
        { timeout: waitMs },
      )
      .toBe('2');
    await link.click();
    const receivers = page.getByRole('combobox', { name: /^Người nhận Nhiệm vụ/ });
    await receivers.first().waitFor();
    expect(await receivers.count()).toBe(2);
    expect(await receivers.first().inputValue()).toContain('Giám đốc mới, Sở Tài chính');
    await page.getByRole('button', { name: /^Bắt đầu bàn giao/ }).click();
    await page.getByText('Ghi văn bản làm căn cứ bàn giao.').waitFor();
    await page.getByLabel('Quyết định, nghị quyết').fill('25/NQ-HĐND');
    await page.keyboard.press('Control+Enter');

    const record = page.getByRole('table', { name: 'Bảng việc trong biên bản bàn giao' });
    await record.getByText('Đã bàn giao').nth(1).waitFor();
    await page.getByText('2 trên 2 việc đã có kết quả').waitFor();
    await page.locator('.facts').getByText('Đã xong').waitFor();
    expect(await record.getByText('Sở Kế hoạch').count()).toBe(2);

    const director = await stage.pageOf('truong-phong-so');
    for (const work of ['Việc dở dang 1', 'Việc dở dang 2']) {
      await director.getByRole('link', { name: work }).first().waitFor({ timeout: waitMs });
    }

    await page.goto(`/map/${committeeId}`);
    await page.getByLabel('Tại thời điểm').fill('09/02/2026');
    await page.getByText('10/02/2026: Sở Kế hoạch → Sở Tài chính, 25/NQ-HĐND, khoản 2').first().waitFor();
    const below = page.getByRole('table', { name: 'Đơn vị trực thuộc' });
    await below.getByRole('link', { name: 'Sở Kế hoạch' }).waitFor();
  }, 600_000);
});
