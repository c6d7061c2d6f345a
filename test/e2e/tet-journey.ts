import { eventually } from '@baro/chassis/testing';
import { expect, it } from 'vitest';
import { seeState } from './acts.ts';
import { seeCount } from './see.ts';
import { count, part, parts, Rest, text } from './rest.ts';
import type { Json } from './rest.ts';
import type { Stage } from './stage.ts';
import { ageOf, document, heldTask, heldTaskSoFar, returnedTask } from './tet-minutes.ts';
import type { Hand } from './tet-minutes.ts';
import {
  acceptFromPage,
  assignFromPage,
  confirmFromPage,
  extendFromPage,
  findInMap,
  grantFromPage,
  handOverFromPage,
  openTask,
  reassignFromPage,
  registerFromPage,
  reportCompletionFromPage,
  reportProgressFromPage,
  returnFromPage,
  seeAskedOnBoard,
  seeHands,
  submitFromPage,
} from './tet-pages.ts';
import { at, chairman, clerk, deputy, director, leader, official, wardHead } from './tet-scene.ts';

const subject = 'Công điện về tăng cường kỷ luật tài chính dịp Tết Nguyên đán';
const plan = 'Xây dựng kế hoạch kiểm tra chi ngân sách dịp Tết';
const toOfficial = { typed: 'chuyen vien', option: /Chuyên viên/ };
const survey = 'Rà soát mức chi hỗ trợ hộ nghèo dịp Tết';

/** A Government document, two tasks, and every hand and clock right to the minute across Tết 2026. */
export function tetTests(stage: Stage): void {
  const rest = new Rest(stage);
  const ids = { document: '', plan: '', survey: '' };
  const postOf = (code: string, at: number): string => stage.unit(code).posts[at]?.id ?? '';
  const planOf = (login: string) => openTask(stage, login, ids.plan, plan);
  const surveyOf = (login: string) => openTask(stage, login, ids.survey, survey);

  it('a Government document arrives and lies with the leader', async () => {
    const page = await stage.pageOf(clerk);
    ids.document = await registerFromPage(page, {
      numberSymbol: '27/CĐ-TTg',
      issueDate: '8/2/26',
      issuer: 'Thủ tướng Chính phủ',
      subject,
      urgency: 'Khẩn',
    });
    await stage.setTime(at(9, '08:20'));
    await submitFromPage(page, { typed: 'pho chu tich', option: /Phó Chủ tịch/ });
    await seeState(page, 'Đã trình');
  });

  it('the leader assigns two tasks from it', async () => {
    await stage.setTime(at(9, '09:00'));
    const page = await stage.pageOf(leader);
    ids.survey = await assignFromPage(page, ids.document, {
      lead: { typed: 'chu tich phuong', option: /Chủ tịch phường/ },
      work: survey,
      product: 'Báo cáo',
      due: '27/2/26 17:00',
    });
    ids.plan = await assignFromPage(page, ids.document, {
      lead: { typed: 'giam doc', option: /(?<!Phó )Giám đốc/ },
      work: plan,
      product: 'Kế hoạch',
      due: '13/2/26 17:00',
    });
  });

  it('the ward returns its task, naming whose competence it is, and the leader assigns it anew', async () => {
    await stage.setTime(at(9, '10:30'));
    await returnFromPage(await surveyOf(wardHead), /Sở Tài chính/, 'Mức chi do Sở Tài chính quyết định');
    const { task } = await rest.get(leader, `/v1/tasks/${ids.survey}`);
    const competentUnitId = stage.unit('STC').id;
    expect(task).toMatchObject({ state: 'TASK_STATE_RETURNED', competentUnitId });
    await stage.setTime(at(9, '13:30'));
    await reassignFromPage(await surveyOf(leader), toOfficial);
    await stage.setTime(at(10, '08:00'));
    await acceptFromPage(await surveyOf(official));
  });

  it('the director hands the other one to the deputy, who asks for an extension before the due time', async () => {
    await stage.setTime(at(10, '09:15'));
    const page = await planOf(director);
    await acceptFromPage(page);
    await stage.setTime(at(10, '09:20'));
    await handOverFromPage(page, { typed: 'pho giam doc', option: /Phó Giám đốc/ });
    await stage.setTime(at(12, '16:50'));
    await extendFromPage(await planOf(deputy), '26/2/26 17:00', 'Chờ số liệu quyết toán sau Tết');
    await stage.setTime(at(13, '11:40'));
    await seeAskedOnBoard(await stage.pageOf(leader), [plan]);
    await grantFromPage(await planOf(leader));
    await seeAskedOnBoard(await stage.pageOf(leader), []);
    const granted = await rest.get(leader, `/v1/tasks/${ids.plan}`);
    expect(timesOf(part(granted, 'task'))).toEqual([at(26, '17:00'), at(13, '17:00')]);
  });

  it('what was reported after hours on the last day before Tết is confirmed after it', async () => {
    await stage.setTime(at(13, '17:30'));
    await reportCompletionFromPage(await surveyOf(official), 'Báo cáo rà soát mức chi');
    await stage.setTime(at(23, '08:07'));
    const page = await surveyOf(leader);
    await confirmFromPage(page);
    await seeState(page, 'Đã hoàn thành · Hoàn thành đúng hạn');
    await seePath(leader, ids.survey, shown(returnedTask, 'ended'));
  });

  it('the reminder goes out to the deputy three working days ahead, on the first day after Tết', async () => {
    await eventually(async () => {
      const answer = await rest.get(deputy, '/v1/custody/reminders');
      const reminder = parts(answer, 'reminders').find(({ workingDays }) => workingDays === 3);
      expect(reminder).toMatchObject({ itemId: ids.plan, kind: 'REMINDER_KIND_AHEAD' });
      const times = ['dueTime', 'createTime'].map((key) => new Date(text(reminder ?? {}, key)));
      expect(times).toEqual([at(26, '17:00'), at(23, '08:07')]);
    });
  });

  it('the head finds in the map, in two clicks, what the deputy holds, and where it has been', async () => {
    await stage.setTime(at(24, '10:45'));
    await seePath(chairman, ids.plan, shown(heldTaskSoFar, 'held'));
    const page = await stage.pageOf(chairman);
    const items = await findInMap(page, 'Sở Tài chính', 'Phó Giám đốc');
    await items.getByText('còn 2 ngày làm việc').waitFor();
    await seeCount(items.getByRole('link', { name: plan }), 1);
    await items.getByRole('link', { name: plan }).click();
    await page.getByRole('heading', { level: 1, name: plan }).waitFor();
    await seeHands(page, [
      ['Giám đốc', 'giữ 1 ngày làm việc'],
      ['Phó Giám đốc', 'đang giữ, đã 5 ngày 1 giờ làm việc'],
    ]);
  });

  it('the ledger counts the same for the head', async () => {
    const committee = await rest.get(chairman, `/v1/custody/units/${stage.unit('UB').id}/map`);
    const row = parts(committee, 'units').find((unit) => text(unit, 'unitId') === stage.unit('STC').id);
    expect(part(row ?? {}, 'counts')).toMatchObject({ open: 1, dueSoon: 1, notAccepted: 1 });
    const department = await rest.get(chairman, `/v1/custody/units/${stage.unit('STC').id}/map`);
    const holders = parts(department, 'posts').map((post) => text(part(post, 'post'), 'postTitle'));
    expect(holders).toEqual(['Phó Giám đốc']);
    const where = `unitId=${stage.unit('STC').id}&postId=${postOf('STC', 1)}`;
    const [item, ...others] = parts(await rest.get(chairman, `/v1/custody/work?${where}`), 'items');
    expect(others).toEqual([]);
    expect(item).toMatchObject({ itemId: ids.plan, subject: plan });
    expect(new Date(text(item ?? {}, 'sinceTime'))).toEqual(at(10, '09:20'));
  });

  it('the deputy hands it on, it is reported in its last minute, and the assigner confirms', async () => {
    await stage.setTime(at(24, '15:05'));
    await handOverFromPage(await planOf(deputy), toOfficial);
    await stage.setTime(at(25, '09:00'));
    const desk = await planOf(official);
    await acceptFromPage(desk);
    await stage.setTime(at(25, '15:00'));
    await reportProgressFromPage(desk, 60, 'Đã lấy xong số liệu quyết toán');
    await stage.setTime(at(26, '16:59'));
    await reportCompletionFromPage(desk, 'Kế hoạch kiểm tra chi ngân sách');
    await stage.setTime(at(27, '08:10'));
    const page = await planOf(leader);
    await confirmFromPage(page);
    await seeState(page, 'Đã hoàn thành · Hoàn thành đúng hạn');
    const { task } = await rest.get(leader, `/v1/tasks/${ids.plan}`);
    expect(task).toMatchObject({ officialState: 'OFFICIAL_STATE_DONE_ON_TIME' });
    expect(timesOf(task as Json)).toEqual([at(26, '17:00'), at(13, '17:00')]);
  });

  it('every hand and clock is right to the working minute', async () => {
    await seePath(leader, ids.plan, shown(heldTask, 'ended'));
    await seePath(leader, ids.document, shown(document, 'held'));
  });

  /** Hands of an item as the ledger tells them, which hears of each a moment later. */
  async function seePath(login: string, itemId: string, expected: Path): Promise<void> {
    await eventually(async () => {
      const answer = await rest.get(login, `/v1/custody/items/${itemId}/path`);
      const changes = parts(answer, 'path');
      const path = changes.flatMap((change): Hand[] => {
        const title = text(part(change, 'to'), 'postTitle');
        return title === '' ? [] : [[title, count(change, 'heldWorkingMinutes')]];
      });
      const end = 'to' in (changes.at(-1) ?? {}) ? 'held' : 'ended';
      expect({ path, age: count(answer, 'ageWorkingMinutes'), end }).toEqual(expected);
    });
  }
}

interface Path {
  path: readonly Hand[];
  age: number;
  end: 'held' | 'ended';
}

function shown(hands: readonly Hand[], end: Path['end']): Path {
  return { path: hands, age: ageOf(hands), end };
}

/** Due time in force and the one first set. */
function timesOf(task: Json): Date[] {
  return ['dueTime', 'originalDueTime'].map((key) => new Date(text(task, key)));
}
