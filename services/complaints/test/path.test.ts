import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { CalendarDay } from '@baro/proto/baro/directory/v1/directory';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { DecisionOutcome, LetterState, Party } from '@baro/proto/baro/complaints/v1/resources';
import type { Letter } from '@baro/proto/baro/complaints/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringSome } from '../src/app/bring-into-effect.ts';
import { recountSome } from '../src/app/recount-clocks.ts';
import { directoryCopy } from '@baro/directory-client';
import { sender } from './samples.ts';
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

/** Turns the job that brings decisions into effect once. */
async function takeEffect(): Promise<number> {
  return bringSome(directoryCopy.open(), world.service.act);
}

describe('a complaint of the first instance', () => {
  it('goes from the letter to the effect of its decision, always in one pair of hands, on the clocks of the law', async () => {
    world.goTo('2026-07-01');
    const received = await world.receive();
    const { id } = received;
    expect(received).toMatchObject({ state: LetterState.RECEIVED, code: 'ĐT-2026-00001' });
    expect(received.holder?.postId).toBe(idOf('post clerk'));
    expect(clockOf(received, 'accept')).toMatchObject({
      due: '2026-07-10',
      legalRef: 'NĐ 155/2026/NĐ-CP Đ.10',
    });
    await world.act('clerk', 'ClassifyLetter', id);
    await world.act('clerk', 'HandOverLetter', id, { postId: idOf('post chairman') });
    world.goTo('2026-07-10');
    const accepted = await world.act('chairman', 'AcceptComplaint', id);
    expect(clockOf(accepted, 'accept')).toMatchObject({ dueState: DueState.ON_TIME });
    expect(clockOf(accepted, 'resolve')).toMatchObject({ due: '2026-08-10' });
    expect(accepted.dueTime).toEqual(clockOf(accepted, 'resolve').dueTime);
    await world.act('chairman', 'AssignVerification', id);
    await world.act('stc-official', 'SubmitVerification', id);
    world.goTo('2026-08-03');
    const decided = await world.act('chairman', 'IssueDecision', id);
    expect(decided).toMatchObject({ state: LetterState.DECIDED });
    expect(decided.complaint).toMatchObject({ outcome: DecisionOutcome.PARTLY_RIGHT });
    expect(clockOf(decided, 'send')).toMatchObject({ due: '2026-08-06' });
    expect(clockOf(decided, 'effect')).toMatchObject({ due: '2026-09-03' });
    world.goTo('2026-08-04');
    const sent = await world.act('clerk', 'SendDecision', id, { receiptDate: '2026-08-04' });
    expect(clockOf(sent, 'send')).toMatchObject({ dueState: DueState.EARLY });
    expect(clockOf(sent, 'lodge')).toMatchObject({ due: '2026-09-03' });
    world.goTo('2026-09-03');
    expect(await takeEffect()).toBe(0);
    world.goTo('2026-09-04');
    expect(await takeEffect()).toBe(1);
    const ended = await world.get('chairman', id);
    expect(ended).toMatchObject({ state: LetterState.IN_EFFECT, holder: undefined });
    expect(await world.hands(id)).toEqual([
      'received >clerk',
      'handed_over clerk>chairman',
      'verification_assigned chairman>stc-official',
      'verification_submitted stc-official>chairman',
      'decided chairman>clerk',
      'effective clerk>',
    ]);
    expect(await world.events('letter', id)).toEqual([
      '1 LetterReceived',
      '2 LetterClassified',
      '3 LetterHandedOver',
      '4 ComplaintAccepted',
      '5 VerificationAssigned',
      '6 VerificationSubmitted',
      '7 DecisionIssued',
      '8 DecisionSent',
      '9 DecisionEffective',
    ]);
    const items = await world.events('item', id);
    expect(items.map((line) => Number(line.split(' ')[0]))).toEqual(items.map((_, index) => index + 1));
  });

  it('says why it is due, in both languages', async () => {
    world.goTo('2026-07-01');
    const { clocks } = await world.receive();
    expect(clocks[0]?.explanationVi).toContain('7 ngày làm việc kể từ ngày nhận');
    expect(clocks[0]?.explanationVi).toContain('NĐ 155/2026/NĐ-CP Đ.10');
    expect(clocks[0]?.explanationEn).toContain('7 working days');
    world.goTo('2026-06-26');
    const before = await world.receive();
    expect(clockOf(before, 'accept')).toMatchObject({ due: '2026-07-06', termCode: 'complaints.accept' });
    expect(before.clocks[0]?.explanationVi).toContain('10 ngày kể từ ngày nhận');
  });

  it('is due at another time when the working calendar changes, and the first due time stays', async () => {
    world.goTo('2026-07-01');
    const { id, dueTime, etag } = await world.receive();
    const day = { date: '2026-07-08', dayOff: true, name: 'Nghỉ', legalRef: 'QĐ', confidence: 'high' };
    const calendarDays = [CalendarDay.fromPartial(day)];
    await world.learn({ calendarDays });
    const directory = directoryCopy.open();
    while ((await recountSome(directory, world.service.act)) > 0);
    const moved = await world.get('clerk', id);
    expect(clockOf(moved, 'accept')).toMatchObject({ due: '2026-07-13', originalDueTime: dueTime });
    expect(moved.dueTime).toEqual(moved.clocks[0]?.dueTime);
    expect(moved.etag).toBe(String(Number(etag) + 1));
  });

  it('is worked on in words that name nobody of it', async () => {
    const parties = [Party.fromPartial(sender('Ngô Thị Mật'))];
    const { id } = await world.receive({ parties });
    const words = 'Hỏi bà NGO THI MAT tại nhà';
    await world.act('clerk', 'ClassifyLetter', id);
    const chairman = idOf('post chairman');
    const hand = (note: string) => world.act('clerk', 'HandOverLetter', id, { postId: chairman, note });
    await expectReason(hand(words), 'FIELD_INVALID', ['note']);
    await hand('Hỏi người khiếu nại tại nhà');
    await world.act('chairman', 'AcceptComplaint', id);
    await world.act('chairman', 'AssignVerification', id);
    const verify = (result: string) => world.act('stc-official', 'SubmitVerification', id, { result });
    await expectReason(verify(words), 'FIELD_INVALID', ['result']);
    await verify('Sai trình tự.');
    const decide = (decisionText: string) => world.act('chairman', 'IssueDecision', id, { decisionText });
    await expectReason(decide(words), 'FIELD_INVALID', ['decisionText']);
  });

  it('keeps nobody’s name in its own tables, answers and events', async () => {
    const received = await world.receive();
    const stored = await world.rows<{ t: string }>(
      `SELECT to_jsonb(l)::text AS t FROM letters l UNION ALL SELECT to_jsonb(p)::text FROM letter_parties p
       UNION ALL SELECT to_jsonb(o)::text FROM outbox o UNION ALL SELECT to_jsonb(a)::text FROM audit a
       UNION ALL SELECT encode(response, 'escape') FROM request_keys WHERE response IS NOT NULL`,
    );
    const all = JSON.stringify([stored, received]);
    expect(all).not.toContain('Trần Văn');
    expect(all).not.toContain('001088012345');
    expect(await world.keptParties()).toContain(received.parties[0]?.partyId);
  });
});
