import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import {
  ConclusionOutcome,
  FurtherDenunciation,
  LetterState,
  Party,
  PartyRole,
} from '@baro/proto/baro/complaints/v1/resources';
import type { Letter } from '@baro/proto/baro/complaints/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { denunciationOf, sender } from './samples.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** The clock of a step, due by its day in the city. */
function clockOf(letter: Letter, step: string) {
  const clock = letter.clocks.find((each) => each.step === step);
  const due = clock?.dueTime && new Date(clock.dueTime.getTime() + 7 * 3_600_000 - 1);
  return { ...clock, due: due?.toISOString().slice(0, 10) };
}

describe('a denunciation', () => {
  it('goes from the letter to the published conclusion, extended once, on the clocks of the law', async () => {
    world.goTo('2026-07-06');
    const { id } = await world.receive({ summary: 'Tố cáo thu phí sai quy định' });
    const checked = await world.act('clerk', 'ClassifyLetter', id, {
      classification: { ...(await world.denounced()).classification, severalPlaces: true },
    });
    expect(clockOf(checked, 'accept')).toMatchObject({
      due: '2026-07-20',
      termCode: 'denunciations.check.several_places',
    });
    await world.act('clerk', 'HandOverLetter', id, { postId: idOf('post chairman') });
    world.goTo('2026-07-13');
    const accepted = await world.act('chairman', 'AcceptDenunciation', id);
    expect(accepted.denunciation).toMatchObject({
      acceptNumberSymbol: '15/QĐ-UBND',
      acceptTime: world.now,
      acceptBasis: 'Luật Tố cáo 25/2018/QH14 Điều 29',
      acceptedContent: 'Thu phí sai quy định',
      termEndTime: accepted.dueTime,
    });
    expect(clockOf(accepted, 'resolve')).toMatchObject({
      due: '2026-08-12',
      legalRef: 'Luật Tố cáo 25/2018/QH14 Đ.30(1)',
    });
    expect(clockOf(accepted, 'acceptance_notice')).toMatchObject({ due: '2026-07-20' });
    const told = await world.act('clerk', 'NotifyAcceptance', id);
    expect(clockOf(told, 'acceptance_notice')).toMatchObject({ dueState: DueState.EARLY });
    await world.act('chairman', 'AssignVerification', id);
    await world.act('stc-official', 'SubmitVerification', id);
    world.goTo('2026-08-12');
    const longer = await world.act('chairman', 'ExtendResolution', id);
    expect(clockOf(longer, 'resolve')).toMatchObject({ due: '2026-09-11' });
    expect(clockOf(longer, 'resolve').originalDueTime).toEqual(accepted.denunciation?.termEndTime);
    expect(clockOf(longer, 'resolve').explanationVi).toContain('gia hạn');
    world.goTo('2026-08-24');
    const concluded = await world.act('chairman', 'IssueConclusion', id);
    expect(concluded).toMatchObject({ state: LetterState.CONCLUDED });
    expect(concluded.denunciation).toMatchObject({ outcome: ConclusionOutcome.PARTLY_TRUE });
    expect(clockOf(concluded, 'conclusion_send')).toMatchObject({ due: '2026-09-03' });
    expect(clockOf(concluded, 'conclusion_publish')).toMatchObject({ due: '2026-09-07' });
    world.goTo('2026-08-25');
    const sent = await world.act('clerk', 'SendConclusion', id);
    expect(sent.dueTime).toEqual(clockOf(sent, 'conclusion_publish').dueTime);
    const ended = await world.act('clerk', 'PublishConclusion', id);
    expect(ended).toMatchObject({
      state: LetterState.CONCLUSION_PUBLISHED,
      holder: undefined,
      dueTime: undefined,
    });
    expect(await world.hands(id)).toEqual([
      'received >clerk',
      'handed_over clerk>chairman',
      'verification_assigned chairman>stc-official',
      'verification_submitted stc-official>chairman',
      'concluded chairman>clerk',
      'published clerk>',
    ]);
    expect((await world.events('letter', id)).slice(3)).toEqual([
      '4 DenunciationAccepted',
      '5 AcceptanceNotified',
      '6 VerificationAssigned',
      '7 VerificationSubmitted',
      '8 ResolutionExtended',
      '9 ConclusionIssued',
      '10 ConclusionSent',
      '11 ConclusionPublished',
    ]);
  });

  it('tells the ledger of each change of hands, with its kind for a subject and nobody’s name', async () => {
    world.goTo('2026-07-06');
    const { id } = await world.receive({ summary: 'Tố cáo thu phí sai quy định' });
    const classification = denunciationOf();
    await world.act('clerk', 'ClassifyLetter', id, { classification });
    await world.act('clerk', 'HandOverLetter', id, { postId: idOf('post chairman'), note: 'Trình gấp' });
    await world.act('chairman', 'AcceptDenunciation', id);
    await world.act('chairman', 'AssignVerification', id);
    await world.act('stc-official', 'SubmitVerification', id);
    await world.act('chairman', 'ExtendResolution', id);
    await world.act('chairman', 'IssueConclusion', id);
    await world.act('clerk', 'SendConclusion', id);
    await world.act('clerk', 'PublishConclusion', id);
    const told = await world.toldLedger(id);
    const changes = told.filter(({ type }) => type.endsWith('CustodyChanged'));
    expect(changes.map(({ reason }) => reason)).toEqual([
      'received',
      'handed_over',
      'verification_assigned',
      'verification_submitted',
      'concluded',
      'published',
    ]);
    expect(changes.every(({ kind }) => kind === 'complaint')).toBe(true);
    expect(changes.map(({ subject }) => subject)).toEqual([
      'Đơn chưa phân loại',
      ...changes.slice(1).map(() => 'Đơn tố cáo'),
    ]);
    expect(told.map(({ body }) => body).join(' ')).not.toMatch(/thu phí|Trình gấp|Trần Văn/i);
  });

  it('tells who verifies, and whom it is passed on to, masks and no names', async () => {
    world.goTo('2026-07-06');
    const parties = [sender('Ngô Thị Mật'), sender('Cao Văn Bị', PartyRole.DENOUNCED)];
    const text = 'Thu phí sai ba lần trong tháng sáu.';
    const { id } = await world.takenUp(
      {},
      { text, parties: parties.map((party) => Party.fromPartial(party)) },
    );
    await world.act('chairman', 'AssignVerification', id);
    const extract = await world.extract('stc-official', id);
    expect(extract.text).toBe('Thu phí sai quy định');
    expect(extract.peopleVi).toHaveLength(2);
    expect(extract.peopleVi[0]).toBe('Người tố cáo (được giữ bí mật)');
    const shown = JSON.stringify([extract, await world.get('stc-official', id)]);
    for (const name of ['Ngô Thị Mật', 'Cao Văn Bị', '001088012345']) expect(shown).not.toContain(name);
    await expectReason(world.extract('stc-other', id), 'LETTER_NOT_FOUND');
    await expectReason(world.extract('chairman', (await world.classified()).id), 'CONTENT_WRONG');
  });

  it('is accepted for, and concluded and published in, words that name nobody of it', async () => {
    const { id } = await world.denounced({}, { parties: [Party.fromPartial(sender('Ngô Thị Mật'))] });
    const accept = { acceptedContent: 'Theo ngo thi mat: thu phí sai', basis: 'Đơn, CCCD 001088012345' };
    const named = world.act('chairman', 'AcceptDenunciation', id, accept);
    await expectReason(named, 'FIELD_INVALID', ['acceptedContent', 'basis']);
    await world.act('chairman', 'AcceptDenunciation', id);
    await world.act('chairman', 'AssignVerification', id);
    // A refusal would tell who verifies, and may not open the identity, that he guessed it.
    await world.act('stc-official', 'SubmitVerification', id, { result: 'Đã hỏi bà Ngô Thị Mật.' });
    const conclude = (conclusionText: string) =>
      world.act('chairman', 'IssueConclusion', id, { conclusionText });
    await expectReason(conclude('Bà Ngô Thị Mật tố cáo đúng.'), 'FIELD_INVALID', ['conclusionText']);
    await conclude('Tố cáo đúng một phần.');
  });

  it('is not there for the denounced and those of the same unit, though one of them verifies it', async () => {
    const parties = [sender(), sender('Cao Văn Bị', PartyRole.DENOUNCED)];
    const { id, parties: kept } = await world.takenUp(
      {},
      { parties: parties.map((party) => Party.fromPartial(party)) },
    );
    await world.act('chairman', 'AssignVerification', id);
    await world.extract('stc-official', id);
    await world.denounce(id, kept[1]?.partyId ?? '', 'stc-official', 'stc-ns');
    for (const who of ['stc-official', 'stc-head', 'stc-other']) {
      await expectReason(world.extract(who, id), 'LETTER_NOT_FOUND');
      await expectReason(world.get(who, id), 'LETTER_NOT_FOUND');
      await expectReason(world.act(who, 'SubmitVerification', id), 'LETTER_NOT_FOUND');
      expect((await world.list(who, { pageSize: 200 })).letters.map((one) => one.id)).not.toContain(id);
    }
    await world.extract('chairman', id);
    const { holder, path } = await world.get('chairman', id);
    expect(holder?.postId).toBe(idOf('post chairman'));
    expect(path.map(({ reason }) => reason)).toEqual(['received', 'verification_assigned', 'handed_over']);
    for (const postId of [idOf('post stc-official'), idOf('post stc-head')]) {
      await expectReason(world.act('chairman', 'HandOverLetter', id, { postId }), 'RECEIVER_BARRED');
      await expectReason(world.act('chairman', 'AssignVerification', id, { postId }), 'RECEIVER_BARRED');
    }
    expect((await world.get('chairman', id)).path).toHaveLength(3);
  });
});

describe('a further denunciation', () => {
  const further = (previousLetterId: string, kind: FurtherDenunciation) => ({
    previousLetterId,
    further: kind,
  });

  it('because the earlier is overdue makes the superior ask for a report, and is accepted after it', async () => {
    world.goTo('2026-07-06');
    const { id: earlier } = await world.takenUp();
    const axes = further(earlier, FurtherDenunciation.OVERDUE);
    world.goTo('2026-08-05');
    const early = await world.denounced(axes);
    await expectReason(world.act('chairman', 'RequestReport', early.id), 'EARLIER_STATE_WRONG');
    world.goTo('2026-08-06');
    const letter = await world.denounced(axes);
    expect(clockOf(letter, 'accept')).toMatchObject({ due: '2026-08-13' });
    await expectReason(world.act('clerk', 'RecordReport', letter.id), 'REPORT_NOT_REQUESTED');
    const asked = await world.act('chairman', 'RequestReport', letter.id);
    expect(clockOf(asked, 'accept')).toMatchObject({ endTime: world.now });
    expect(clockOf(asked, 'report_answer')).toMatchObject({ due: '2026-08-13' });
    expect(asked.dueTime).toEqual(clockOf(asked, 'report_answer').dueTime);
    await expectReason(world.act('chairman', 'RequestReport', letter.id), 'REPORT_REQUESTED');
    await expectReason(world.act('chairman', 'AcceptDenunciation', letter.id), 'REPORT_MISSING');
    await world.act('clerk', 'RecordReport', letter.id);
    const accepted = await world.act('chairman', 'AcceptDenunciation', letter.id);
    expect(accepted).toMatchObject({ state: LetterState.ACCEPTED });
  });

  it('is accepted without a report once the time for it has passed', async () => {
    world.goTo('2026-07-06');
    const { id } = await world.denounced({ further: FurtherDenunciation.OVERDUE });
    await world.act('chairman', 'RequestReport', id);
    world.goTo('2026-07-13');
    await expectReason(world.act('chairman', 'AcceptDenunciation', id), 'REPORT_MISSING');
    world.goTo('2026-07-14');
    expect((await world.act('chairman', 'AcceptDenunciation', id)).state).toBe(LetterState.ACCEPTED);
  });

  it('after a conclusion is reviewed in 20 days and resolved anew on a ground of the law alone', async () => {
    world.goTo('2026-07-06');
    const { id: earlier } = await world.lookedInto();
    const axes = further(earlier, FurtherDenunciation.AFTER_CONCLUSION);
    const soon = await world.denounced(axes);
    const groundCode = 'evidence_left_out';
    const accept = (id: string, fields = {}) => world.act('chairman', 'AcceptDenunciation', id, fields);
    await expectReason(accept(soon.id, { groundCode }), 'EARLIER_STATE_WRONG');
    await world.act('chairman', 'IssueConclusion', earlier);
    const { id, clocks } = await world.denounced(axes);
    expect(clocks[0]).toMatchObject({ termCode: 'denunciations.continued.review' });
    await expectReason(accept(id), 'FIELD_INVALID', ['groundCode']);
    await expectReason(accept(id, { groundCode: 'no_such' }), 'FIELD_INVALID', ['groundCode']);
    expect((await accept(id, { groundCode })).denunciation).toMatchObject({ groundCode });
    const plain = await world.denounced();
    await expectReason(accept(plain.id, { groundCode }), 'FIELD_INVALID', ['groundCode']);
  });

  it('names another denunciation, not a complaint and not a letter that is not there', async () => {
    const complaint = await world.classified();
    for (const previousLetterId of [complaint.id, randomUUID()]) {
      await expectReason(world.denounced({ previousLetterId }), 'PREVIOUS_NOT_FOUND');
    }
  });
});
