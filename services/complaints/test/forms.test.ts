import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import {
  Classification,
  ComplaintInstance,
  LetterBranch,
  LetterContent,
  LetterState,
  Party,
  PartyRole,
} from '@baro/proto/baro/complaints/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FormWorld } from './form-world.ts';
import { IdentityWorld } from './identity/identity-world.ts';
import { sender } from './samples.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let forms: FormWorld;
beforeAll(async () => {
  world = await startWorld();
  forms = new FormWorld(world);
});
afterAll(async () => {
  forms.close();
  await world.close();
});

const name = 'Trần Văn Khiếu';
const mask = 'Người khiếu nại (được giữ bí mật)';

/** A complaint with an act of every kind, and the day of each. */
async function wholeComplaint(): Promise<string> {
  world.goTo('2026-07-06');
  const { id } = await world.verifying();
  world.goTo('2026-07-10');
  await world.act('chairman', 'DetermineComplexity', id);
  world.goTo('2026-07-16');
  await world.act('chairman', 'SuspendComplaint', id, { numberSymbol: '20/QĐ-UBND' });
  world.goTo('2026-08-17');
  await world.act('chairman', 'ResumeComplaint', id, { numberSymbol: '21/QĐ-UBND' });
  await world.act('stc-official', 'SubmitVerification', id);
  const { complaint } = await world.act('chairman', 'ScheduleDialogue', id);
  world.goTo('2026-08-28');
  const dialogueId = complaint?.dialogues[0]?.id ?? '';
  await world.act('chairman', 'RecordDialogue', id, { dialogueId });
  await world.act('chairman', 'IssueDecision', id, { numberSymbol: '22/QĐ-UBND' });
  return id;
}

describe('the forms of a complaint', () => {
  it('are those of its acts, by the number of the law on the day of each', async () => {
    const id = await wholeComplaint();
    const listed = await forms.list('clerk', id);
    expect(listed.map(({ id: form, number, confidence }) => `${form} ${number} ${confidence}`)).toEqual([
      'accept_proposal-1 01 medium',
      'acceptance-1 03 high',
      'verification_assignment-1  unknown',
      'complexity-1  unknown',
      'suspension-1 14a high',
      'resumption-1 14b high',
      'verification_report-1  unknown',
      'dialogue_notice-1  unknown',
      'dialogue_minutes-1 14 high',
      'decision_first-1  unknown',
    ]);
    expect(listed.find(({ id: form }) => form === 'acceptance-1')).toMatchObject({
      legalRef: 'NĐ 155/2026/NĐ-CP',
      numberSymbol: '01/TB-UBND',
      titleVi: 'Thông báo về việc thụ lý giải quyết khiếu nại',
      titleEn: 'Notice of acceptance',
      mayName: true,
    });
    expect(listed.filter(({ mayName }) => !mayName).map(({ id: form }) => form)).toEqual([
      'accept_proposal-1',
      'verification_assignment-1',
      'complexity-1',
      'verification_report-1',
    ]);
  });

  it('carry their legal number, dates, and the due time as it was counted then, whatever came later', async () => {
    const id = await wholeComplaint();
    const { text, header, pages } = await forms.make('clerk', id, 'acceptance-1');
    expect(header).toMatchObject({
      contentType: 'application/pdf',
      fileName: expect.stringMatching(/^ĐT-2026-\d{5}_2\.pdf$/),
    });
    expect(pages).toHaveLength(1);
    expect(text).toContain('Mẫu số 03 – NĐ 155/2026/NĐ-CP');
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(text).toContain('Số: 01/TB-UBND');
    expect(text).toContain('ngày 06 tháng 7 năm 2026');
    // 30 days from 6 July; the determination of complexity and the suspension came later.
    expect(text).toContain('chậm nhất ngày 05 tháng 8 năm 2026');
    const clock = (await world.get('clerk', id)).clocks.find(({ step }) => step === 'resolve');
    expect(text).not.toContain(clock?.explanationVi.slice(0, 40));
    expect(text).toMatch(/Cách tính: .*30 ngày kể từ ngày thụ lý/);
    const complex = await forms.make('clerk', id, 'complexity-1');
    expect(complex.text).toContain('chậm nhất ngày 20 tháng 8 năm 2026');
    expect(complex.text).toContain('Phải xác minh tại từ 2 địa điểm trở lên');
    const suspended = await forms.make('clerk', id, 'suspension-1');
    expect(suspended.text).toContain('Mẫu số 14a – NĐ 155/2026/NĐ-CP');
    expect(suspended.text).toContain('Cần chờ kết quả giải quyết của cơ quan khác');
    const resumed = await forms.make('clerk', id, 'resumption-1');
    expect(resumed.text).toContain('Mẫu số 14b');
    expect(resumed.text).toContain('Quyết định số 20/QĐ-UBND');
    // 36 days were left on 16 July and run from 17 August on: 21 September.
    expect(resumed.text).toContain('chậm nhất ngày 21 tháng 9 năm 2026');
    expect(resumed.text).toContain(clock?.explanationVi.replaceAll(/\s+/g, ' '));
    const minutes = await forms.make('clerk', id, 'dialogue_minutes-1');
    expect(minutes.text).toContain('Mẫu số 14 – NĐ 155/2026/NĐ-CP');
    expect(minutes.text).toContain('Hai bên giữ ý kiến');
    const decision = await forms.make('clerk', id, 'decision_first-1');
    expect(decision.text).toContain('(chưa đối chiếu số mẫu)');
    expect(decision.text).toContain('khiếu nại đúng một phần');
    expect(decision.text).toContain('Hủy Điều 2.');
    // 27 September is a Sunday.
    expect(decision.text).toContain('có hiệu lực khi hết ngày 28 tháng 9 năm 2026');
  });

  it('are by the decree of their own day: accepted before 1 July 2026, terminated after', async () => {
    world.goTo('2026-06-29');
    const { id } = await world.verifying();
    world.goTo('2026-07-02');
    await world.act('chairman', 'TerminateComplaint', id);
    const listed = await forms.list('clerk', id);
    const refs = listed.map(({ id: form, number, legalRef }) => `${form} ${number} ${legalRef}`);
    expect(refs).toContain('acceptance-1  NĐ 124/2020/NĐ-CP Phụ lục');
    expect(refs).toContain('termination-1 14a NĐ 155/2026/NĐ-CP');
    const { text } = await forms.make('clerk', id, 'termination-1');
    expect(text).toContain('QUYẾT ĐỊNH ĐÌNH CHỈ GIẢI QUYẾT KHIẾU NẠI');
    expect(text).toContain('Quyết định, hành vi bị khiếu nại không còn');
  });

  it('say why it was not accepted, where it was passed on, and which instance decided', async () => {
    world.goTo('2026-07-06');
    const refused = await world.act('chairman', 'RefuseComplaint', (await world.classified()).id);
    const notice = await forms.make('chairman', refused.id, 'refusal-1');
    expect(notice.text).toContain('Mẫu số 04 – NĐ 155/2026/NĐ-CP');
    expect(notice.text).toContain('Hết thời hiệu, thời hạn mà không có lý do chính đáng');
    expect(notice.text).toContain('Luật Khiếu nại 02/2011/QH13 Đ.11');
    const away = await world.classified({ competent: false, competentBody: 'UBND phường Ba Đình' });
    await world.act('clerk', 'DisposeLetter', away.id);
    const slip = await forms.make('clerk', away.id, 'transfer-1');
    expect(slip.text).toContain('Kính gửi: UBND phường Ba Đình');
    expect(slip.text).toContain('Mẫu số 04 – TT 05/2021/TT-TTCP (số mẫu chưa đối chiếu)');
    const second = await world.verified({ instance: ComplaintInstance.SECOND });
    const { complaint } = await world.act('chairman', 'ScheduleDialogue', second.id);
    world.goTo('2026-07-17');
    await world.act('chairman', 'RecordDialogue', second.id, { dialogueId: complaint?.dialogues[0]?.id });
    await world.act('chairman', 'IssueDecision', second.id);
    const decision = await forms.make('clerk', second.id, 'decision_second-1');
    expect(decision.text).toContain('QUYẾT ĐỊNH GIẢI QUYẾT KHIẾU NẠI LẦN HAI');
    expect(decision.text).not.toContain('có quyền khiếu nại lần hai');
  });
});

describe('names in a form', () => {
  it('are masked, and opened by who may open them: each a logged view with the reason', async () => {
    world.goTo('2026-07-06');
    const { id, parties, code } = await world.verifying();
    const masked = await forms.make('chairman', id, 'acceptance-1');
    expect(masked.text).toContain(`${mask}, mã đơn ${code}`);
    expect(masked.text).not.toContain(name);
    const views = () =>
      world.sideRows('SELECT party_id AS "partyId", fields FROM openings WHERE case_id = $1', [id]);
    expect(await views()).toEqual([]);
    const named = await forms.name('chairman', id, 'acceptance-1');
    expect(named.text).toContain(`Ông (bà) ${name}, địa chỉ: 12 ngõ Trạm`);
    expect(named.text).not.toContain(mask);
    expect(named.text).not.toContain('001088012345');
    expect(named.info + named.header.fileName).not.toContain(name);
    expect(await views()).toEqual([{ partyId: parties[0]?.partyId, fields: ['fullName', 'address'] }]);
    const audits = await world.rows(
      `SELECT action, count(*)::integer AS count FROM audit WHERE details->>'form' = 'acceptance-1'
         AND (details->'ids' ? $1 OR details->>'letterId' = $1) GROUP BY 1 ORDER BY 1`,
      [id],
    );
    expect(audits).toEqual([
      { action: 'make_form', count: 2 },
      { action: 'open_identity', count: 1 },
    ]);
  });

  it('are refused to who sees the letter without handling it, and to all when one of the people is sealed', async () => {
    world.goTo('2026-07-06');
    const { id } = await world.verified();
    // Held it and does not any more.
    await expectReason(forms.name('stc-official', id, 'acceptance-1'), 'PERMISSION_DENIED');
    expect((await forms.make('stc-official', id, 'acceptance-1')).text).toContain(mask);
    const secret = await world.classified(
      {},
      { parties: [Party.fromPartial({ ...sender(), secretOnRequest: true })] },
    );
    await world.act('chairman', 'RefuseComplaint', secret.id);
    await expectReason(forms.name('chairman', secret.id, 'refusal-1'), 'IDENTITY_SEALED');
    expect(await world.sideRows('SELECT 1 FROM openings WHERE case_id = $1', [secret.id])).toEqual([]);
  });

  it('of a denunciation need a grant by name, and never tell who is denounced', async () => {
    world.goTo('2026-07-06');
    const people = [sender('Lê Thị Tố'), sender('Phạm Văn Bị', PartyRole.DENOUNCED)];
    const { id } = await world.receive({ parties: people.map((one) => Party.fromPartial(one)) });
    const axes = { content: LetterContent.DENUNCIATION, branch: LetterBranch.ADMINISTRATIVE, eligible: true };
    const classification = Classification.fromPartial({ ...axes, competentBody: 'Thanh tra Thành phố' });
    await world.act('clerk', 'ClassifyLetter', id, { classification });
    await world.act('clerk', 'DisposeLetter', id, { outcome: LetterState.GUIDED });
    expect((await forms.make('clerk', id, 'guidance-1')).text).toContain('Người tố cáo (được giữ bí mật)');
    await expectReason(forms.name('clerk', id, 'guidance-1'), 'IDENTITY_SEALED');
    const identities = new IdentityWorld(world);
    await identities.grant('chairman', { letterId: id, sender: '', denounced: '' }, 'clerk');
    identities.client.close();
    const { text } = await forms.name('clerk', id, 'guidance-1');
    expect(text).toContain('Ông (bà) Lê Thị Tố');
    expect(text).not.toContain('Phạm Văn Bị');
    expect(await world.sideRows('SELECT grant_id FROM openings WHERE case_id = $1', [id])).toEqual([
      { grant_id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ]);
    expect((await forms.caseFile('clerk', id)).text).not.toMatch(/Lê Thị Tố|Phạm Văn Bị/);
  });

  it('stay out of the papers of the office', async () => {
    world.goTo('2026-07-06');
    const { id } = await world.verifying();
    await expectReason(forms.name('chairman', id, 'accept_proposal-1'), 'FIELD_INVALID', ['named']);
    expect((await forms.make('chairman', id, 'accept_proposal-1')).text).not.toContain(name);
  });
});

describe('who asks', () => {
  it('finds no letter it does not see, and no form that was not made', async () => {
    world.goTo('2026-07-06');
    const { id } = await world.verifying();
    for (const who of ['auditor', 'stc-clerk']) {
      await expectReason(forms.list(who, id), 'LETTER_NOT_FOUND');
      await expectReason(forms.make(who, id, 'acceptance-1'), 'LETTER_NOT_FOUND');
      await expectReason(forms.name(who, id, 'acceptance-1'), 'LETTER_NOT_FOUND');
      await expectReason(forms.caseFile(who, id), 'LETTER_NOT_FOUND');
    }
    await expectReason(forms.make('clerk', id, 'decision_first-1'), 'FORM_NOT_FOUND');
    await expectReason(forms.make('clerk', id, 'acceptance-2'), 'FORM_NOT_FOUND');
  });

  it('is told the field and the rule of bad input', async () => {
    world.goTo('2026-07-06');
    const { id } = await world.verifying();
    await expectReason(forms.list('clerk', 'x'), 'FIELD_INVALID', ['letterId']);
    await expectReason(forms.caseFile('clerk', ''), 'FIELD_INVALID', ['letterId']);
    await expectReason(forms.make('clerk', 'x', '', { requestId: 'y' }), 'FIELD_INVALID', [
      'formId',
      'letterId',
      'requestId',
    ]);
    await expectReason(forms.make('clerk', id, 'a'.repeat(61)), 'FIELD_INVALID', ['formId']);
    await expectReason(forms.make('clerk', id, 'acceptance-1', { named: true }), 'FIELD_INVALID', ['reason']);
    await expectReason(forms.make('clerk', id, 'acceptance-1', { reason: 'vì' }), 'FIELD_INVALID', [
      'reason',
    ]);
    await expectReason(forms.list('clerk', randomUUID()), 'LETTER_NOT_FOUND');
  });
});
