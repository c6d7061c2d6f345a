import { expectReason } from '@baro/chassis/testing';
import { LetterState, Party, PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import type { Letter } from '@baro/proto/baro/complaints/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FormWorld } from './form-world.ts';
import { IdentityWorld } from './identity/identity-world.ts';
import { sender } from './samples.ts';
import { startWorld } from './world.ts';
import type { Fields } from './samples.ts';
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

const denouncer = 'Lê Thị Tố';
const denounced = 'Phạm Văn Bị';
const mask = 'Người tố cáo (được giữ bí mật)';
const summary = 'Tố cáo thu phí sai quy định tại ngõ Trạm, nơi người tố cáo ở';
const parties = [sender(denouncer), sender(denounced, PartyRole.DENOUNCED)].map((one) =>
  Party.fromPartial(one),
);

/** A denunciation with an act of every kind that leads to the conclusion. */
async function wholeDenunciation(): Promise<string> {
  world.goTo('2026-07-06');
  const { id } = await world.denounced({}, { parties, summary });
  world.goTo('2026-07-13');
  await world.act('chairman', 'AcceptDenunciation', id);
  await world.act('clerk', 'NotifyAcceptance', id);
  await world.act('chairman', 'AssignVerification', id);
  world.goTo('2026-07-20');
  const part = { withdrawnContent: 'Nội dung về đất', numberSymbol: '' };
  await world.act('chairman', 'WithdrawDenunciation', id, part);
  world.goTo('2026-07-27');
  const why = { code: 'awaits_expert', numberSymbol: '20/QĐ-UBND' };
  await world.act('chairman', 'SuspendComplaint', id, why);
  world.goTo('2026-08-03');
  await world.act('chairman', 'ResumeComplaint', id, { numberSymbol: '21/QĐ-UBND' });
  await world.act('stc-official', 'SubmitVerification', id, { result: 'Có thu sai hai lần.' });
  world.goTo('2026-08-10');
  await world.act('chairman', 'ExtendResolution', id, { days: 20, numberSymbol: '22/QĐ-UBND' });
  world.goTo('2026-08-24');
  await world.act('chairman', 'IssueConclusion', id, { numberSymbol: '23/KL-UBND' });
  return id;
}

/** Lets somebody open the people of a letter. */
async function grant(letterId: string, to: string): Promise<void> {
  const identities = new IdentityWorld(world);
  await identities.grant('chairman', { letterId, sender: '', denounced: '' }, to);
  identities.client.close();
}

/** Papers the denounced gets, or may get to see. */
const forDenounced = [
  'denunciation_acceptance-1',
  'denounced_notice-1',
  'denunciation_suspension-1',
  'denunciation_resumption-1',
  'denunciation_extension-1',
  'denunciation_conclusion-1',
];

describe('the forms of a denunciation', () => {
  it('are those of its acts by time; a number the law sheet does not have is empty and says so', async () => {
    const id = await wholeDenunciation();
    const listed = await forms.list('clerk', id);
    expect(listed.map(({ id: form, number, confidence }) => `${form} ${number} ${confidence}`)).toEqual([
      'denunciation_acceptance-1  unknown',
      'denouncer_notice-1  unknown',
      'denounced_notice-1  unknown',
      'denunciation_assignment-1  unknown',
      'denunciation_withdrawal-1 03 high',
      'denunciation_suspension-1  unknown',
      'denunciation_resumption-1  unknown',
      'denunciation_report-1  unknown',
      'denunciation_extension-1 01 medium',
      'denunciation_conclusion-1  unknown',
    ]);
    const named = listed.filter(({ mayName }) => mayName).map(({ id: form }) => form);
    expect(named).toEqual(['denouncer_notice-1']);
    const { text } = await forms.make('clerk', id, 'denunciation_acceptance-1');
    expect(text).toContain('Theo NĐ 31/2019/NĐ-CP Phụ lục (chưa đối chiếu số mẫu)');
  });

  it('tell what the law wants in each: date, basis, content and term; criteria and the new term; the outcome', async () => {
    const id = await wholeDenunciation();
    const accepted = await forms.make('clerk', id, 'denunciation_acceptance-1');
    expect(accepted.pages).toHaveLength(1);
    expect(accepted.text).toContain('QUYẾT ĐỊNH THỤ LÝ TỐ CÁO');
    expect(accepted.text).toContain('Số: 15/QĐ-UBND');
    expect(accepted.text).toContain('Thụ lý tố cáo ngày 13 tháng 7 năm 2026');
    expect(accepted.text).toContain('Căn cứ: Luật Tố cáo 25/2018/QH14 Điều 29.');
    expect(accepted.text).toContain('Nội dung được thụ lý: Thu phí sai quy định.');
    // What came later (suspension, extension) is not in it.
    expect(accepted.text).toContain('Thời hạn giải quyết: đến hết ngày 12 tháng 8 năm 2026');
    const resumed = await forms.make('clerk', id, 'denunciation_resumption-1');
    expect(resumed.text).toContain('Quyết định số 20/QĐ-UBND');
    // 16 days were left on 27 July and run from 3 August on.
    expect(resumed.text).toContain('đến hết ngày 19 tháng 8 năm 2026');
    const extended = await forms.make('clerk', id, 'denunciation_extension-1');
    expect(extended.text).toContain('Mẫu số 01 – NĐ 31/2019/NĐ-CP');
    expect(extended.text).toContain('thêm 20 ngày');
    expect(extended.text).toContain('từ 2 địa điểm trở lên');
    const { dueTime, explanationVi } =
      (await world.get('clerk', id)).clocks.find(({ step }) => step === 'resolve') ?? {};
    expect(dueTime).toEqual(new Date('2026-09-09T00:00:00+07:00'));
    expect(extended.text).toContain('đến hết ngày 08 tháng 9 năm 2026');
    expect(extended.text).toContain(explanationVi?.replaceAll(/\s+/g, ' '));
    const concluded = await forms.make('clerk', id, 'denunciation_conclusion-1');
    expect(concluded.text).toContain('Số: 23/KL-UBND');
    expect(concluded.text).toContain('Kết luận: tố cáo đúng một phần.');
    expect(concluded.text).toContain('Có thu sai 2 lần.');
  });

  it('that the denounced gets say what was accepted, and nothing else of the letter', async () => {
    const id = await wholeDenunciation();
    for (const form of forDenounced) {
      const { text } = await forms.make('clerk', id, form);
      expect(text).toContain('Thu phí sai quy định');
      expect(text).not.toContain('ngõ Trạm');
      expect(text).not.toContain('tiếp nhận ngày');
      expect(text).not.toContain(mask);
    }
    const told = await forms.make('clerk', id, 'denounced_notice-1');
    expect(told.text).toContain('Số: 04/TB-UBND');
    expect(told.text).toContain('Người bị tố cáo (được giữ bí mật)');
    // What was verified is a report of the office: nobody checked it for names.
    expect((await forms.make('clerk', id, 'denunciation_conclusion-1')).text).not.toContain('hai lần');
    expect((await forms.make('clerk', id, 'denunciation_report-1')).text).toContain('Có thu sai hai lần.');
  });

  it('name the denouncer in the notice to the denouncer alone, to who was granted it, and nobody denounced', async () => {
    const id = await wholeDenunciation();
    const masked = await forms.make('clerk', id, 'denouncer_notice-1');
    expect(masked.text).toContain('Số: 03/TB-UBND');
    expect(masked.text).toContain(mask);
    await expectReason(forms.name('clerk', id, 'denouncer_notice-1'), 'IDENTITY_SEALED');
    await grant(id, 'clerk');
    const { text } = await forms.name('clerk', id, 'denouncer_notice-1');
    expect(text).toContain(`Ông (bà) ${denouncer}`);
    expect(text).not.toContain(denounced);
    for (const { id: form } of await forms.list('clerk', id)) {
      expect((await forms.make('clerk', id, form)).text).not.toMatch(
        new RegExp(`${denouncer}|${denounced}|001088012345`),
      );
      if (form === 'denouncer_notice-1') continue;
      await expectReason(forms.name('clerk', id, form), 'FIELD_INVALID', ['named']);
    }
  });

  it('are not there for who is denounced', async () => {
    world.goTo('2026-07-06');
    const letter = await world.takenUp({}, { parties });
    await world.act('chairman', 'AssignVerification', letter.id);
    expect(await forms.list('stc-official', letter.id)).toHaveLength(2);
    const accused = letter.parties.find(({ role }) => role === PartyRole.DENOUNCED)?.partyId ?? '';
    await world.denounce(letter.id, accused, 'stc-official', 'stc');
    await expectReason(forms.list('stc-official', letter.id), 'LETTER_NOT_FOUND');
    await expectReason(
      forms.make('stc-official', letter.id, 'denunciation_acceptance-1'),
      'LETTER_NOT_FOUND',
    );
    await expectReason(forms.caseFile('stc-official', letter.id), 'LETTER_NOT_FOUND');
  });
});

describe('what ends before the conclusion', () => {
  it('is told to the denouncer with its reason: not accepted, or passed on, which has its slip', async () => {
    world.goTo('2026-07-06');
    const refused = await world.act('chairman', 'RefuseDenunciation', (await world.denounced()).id);
    const notice = await forms.make('chairman', refused.id, 'denunciation_refusal-1');
    expect(notice.text).toContain('Số: 02/TB-UBND');
    expect(notice.text).toContain(mask);
    const codes = (await forms.list('chairman', refused.id)).map(({ id, mayName }) => `${id} ${mayName}`);
    expect(codes).toEqual(['denunciation_refusal-1 true']);
    const away = { competent: false, competentBody: 'Thanh tra Chính phủ' };
    const { id } = await world.denounced(away, { parties, text: 'Nội dung chuyển đi.' });
    const passed = { outcome: LetterState.TRANSFERRED, noticeNumberSymbol: '20/TB-UBND' };
    await world.act('clerk', 'DisposeLetter', id, passed);
    const slip = await forms.make('clerk', id, 'transfer_denunciation-1');
    expect(slip.text).toContain('Mẫu số 03 – TT 05/2021/TT-TTCP');
    expect(slip.text).toContain('Kính gửi: Thanh tra Chính phủ');
    expect(slip.text).toContain(mask);
    await expectReason(forms.name('clerk', id, 'transfer_denunciation-1'), 'FIELD_INVALID', ['named']);
    const told = await forms.make('clerk', id, 'denunciation_passed_on-1');
    expect(told.text).toContain('Số: 20/TB-UBND');
    expect(told.text).toContain('đã được chuyển đến Thanh tra Chính phủ theo Phiếu chuyển số 15/QĐ-UBND');
    expect(slip.text + told.text).not.toMatch(new RegExp(`${denouncer}|${denounced}`));
  });
});

describe('the record of a withdrawal', () => {
  const two = [sender('Lê Thị Một'), sender('Lê Thị Hai')].map((one) => Party.fromPartial(one));
  const withdraw = (id: string, fields: Fields = {}): Promise<Letter> =>
    world.act('chairman', 'WithdrawDenunciation', id, fields);

  it('is made of each withdrawal, by who withdrew then, and the termination follows the last', async () => {
    world.goTo('2026-07-06');
    const letter = await world.takenUp({}, { parties: two });
    world.goTo('2026-07-08');
    await withdraw(letter.id, { partyIds: [letter.parties[0]?.partyId], numberSymbol: '' });
    world.goTo('2026-07-09');
    await withdraw(letter.id);
    const listed = await forms.list('clerk', letter.id);
    expect(listed.map(({ id: form }) => form)).toEqual([
      'denunciation_acceptance-1',
      'denunciation_withdrawal-1',
      'denunciation_withdrawal-2',
      'denunciation_termination-1',
    ]);
    const { text } = await forms.make('clerk', letter.id, 'denunciation_withdrawal-1');
    expect(text).toContain('Mẫu số 03 – NĐ 156/2026/NĐ-CP');
    expect(text).toContain('Ngày 08 tháng 7 năm 2026');
    expect(text).toContain('Rút toàn bộ nội dung tố cáo.');
    expect(text.split(mask)).toHaveLength(2);
    expect(text).not.toMatch(/Lê Thị (?:Một|Hai)/);
    const ended = await forms.make('clerk', letter.id, 'denunciation_termination-1');
    expect(ended.text).toContain('Người tố cáo rút toàn bộ nội dung tố cáo');
  });

  it('says which part was withdrawn, and why it goes on when all withdrew; neither may name anybody', async () => {
    world.goTo('2026-07-06');
    const { id } = await world.takenUp({}, { parties: two });
    const named = { withdrawnContent: 'Phần của bà Lê Thị Một', numberSymbol: '' };
    await expectReason(withdraw(id, named), 'FIELD_INVALID', ['withdrawnContent']);
    await withdraw(id, { withdrawnContent: 'Nội dung về đất', numberSymbol: '' });
    const part = await forms.make('clerk', id, 'denunciation_withdrawal-1');
    expect(part.text).toContain('Rút một phần nội dung tố cáo: Nội dung về đất.');
    world.goTo('2026-07-08');
    const goesOn = { numberSymbol: '', continueCode: 'threat_bribe', continueGrounds: 'Có tin nhắn đe dọa' };
    const grounds = { ...goesOn, continueGrounds: 'Lê Thị Hai bị đe dọa' };
    await expectReason(withdraw(id, grounds), 'FIELD_INVALID', ['continueGrounds']);
    await withdraw(id, goesOn);
    const all = await forms.make('clerk', id, 'denunciation_withdrawal-2');
    expect(all.text).toContain('Việc giải quyết tố cáo vẫn tiếp tục, căn cứ: Có tin nhắn đe dọa.');
    expect(part.text).not.toContain('đe dọa');
  });

  it('is by the annex of before until 30 June 2026, whose number is not known', async () => {
    world.goTo('2026-06-29');
    const { id } = await world.takenUp({}, { parties: two });
    await withdraw(id, { withdrawnContent: 'Nội dung về đất', numberSymbol: '' });
    const { text } = await forms.make('clerk', id, 'denunciation_withdrawal-1');
    expect(text).toContain('Theo NĐ 31/2019/NĐ-CP Phụ lục (chưa đối chiếu số mẫu)');
  });
});
