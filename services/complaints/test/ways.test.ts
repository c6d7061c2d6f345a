import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import {
  ComplaintInstance,
  ComplaintKind,
  LetterState,
  Party,
  PartyRole,
} from '@baro/proto/baro/complaints/v1/resources';
import type { Letter } from '@baro/proto/baro/complaints/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sender } from './samples.ts';
import { at, startWorld } from './world.ts';
import type { Fields } from './samples.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** Day in the city a step is due by. */
function dueOf(letter: Letter, step = 'resolve'): string | undefined {
  const due = letter.clocks.find((clock) => clock.step === step)?.dueTime;
  return due && new Date(due.getTime() + 7 * 3_600_000 - 1).toISOString().slice(0, 10);
}

describe('suspension', () => {
  it('stops the clock with the days left, and goes on with those, not from zero', async () => {
    world.goTo('2026-07-06');
    const { id } = await world.verifying();
    expect(dueOf(await world.get('chairman', id))).toBe('2026-08-05');
    world.goTo('2026-07-16');
    const suspended = await world.act('chairman', 'SuspendComplaint', id);
    const clock = suspended.clocks.find(({ step }) => step === 'resolve');
    expect(suspended).toMatchObject({ state: LetterState.SUSPENDED, dueTime: undefined });
    expect(clock).toMatchObject({ paused: true, remainingDays: 21, dueTime: undefined });
    expect(clock?.explanationVi).toContain('tạm dừng');
    await expectReason(world.act('stc-official', 'SubmitVerification', id), 'LETTER_STATE_WRONG');
    world.goTo('2026-08-17');
    const resumed = await world.act('chairman', 'ResumeComplaint', id);
    expect(resumed.state).toBe(LetterState.VERIFYING);
    // 21 days from 17 August on, the day of the decision to go on counted: 6 September is a Sunday.
    expect(dueOf(resumed)).toBe('2026-09-07');
    expect(resumed.clocks.find(({ step }) => step === 'resolve')?.originalDueTime).toEqual(
      new Date('2026-08-06T00:00:00+07:00'),
    );
  });
});

describe('complexity', () => {
  it('is determined in writing on the seven criteria, before the term has ended, once; then the longer row holds', async () => {
    world.goTo('2026-07-06');
    const { id } = await world.verifying();
    const determine = (fields = {}) => world.act('chairman', 'DetermineComplexity', id, fields);
    await expectReason(determine({ codes: ['z'] }), 'FIELD_INVALID', ['codes']);
    await expectReason(determine({ codes: [], numberSymbol: '' }), 'FIELD_INVALID', [
      'codes',
      'numberSymbol',
    ]);
    world.goTo('2026-08-06');
    await expectReason(determine(), 'COMPLEXITY_LATE');
    world.goTo('2026-08-05');
    expect(dueOf(await determine())).toBe('2026-08-20');
    await expectReason(determine(), 'COMPLEXITY_DETERMINED');
  });

  it.each([
    [{ remote: true }, '2026-08-20', '2026-09-04'],
    [{ complaintKind: ComplaintKind.DISCIPLINE, knownDate: '2026-07-01' }, '2026-08-05', '2026-08-20'],
  ])('%o: ordinary due %s, complex due %s', async (fields, ordinary, complex) => {
    world.goTo('2026-07-06');
    const { id } = await world.verifying(fields);
    expect(dueOf(await world.get('chairman', id))).toBe(ordinary);
    expect(dueOf(await world.act('chairman', 'DetermineComplexity', id))).toBe(complex);
  });
});

describe('the dialogue', () => {
  it('comes before the decision where demand and verification differ, told five days before, and is recorded once held', async () => {
    world.goTo('2026-07-06');
    const { id } = await world.verified({}, { demandDiffers: true });
    const schedule = (holdTime: Date) => world.act('chairman', 'ScheduleDialogue', id, { holdTime });
    await expectReason(world.act('chairman', 'IssueDecision', id), 'DIALOGUE_NEEDED');
    await expectReason(schedule(at('2026-07-10')), 'DIALOGUE_TOO_SOON');
    await expectReason(schedule(at('2026-07-01')), 'FIELD_INVALID', ['holdTime']);
    const { complaint } = await schedule(at('2026-07-13'));
    const dialogueId = complaint?.dialogues[0]?.id ?? '';
    const record = (fields = {}) => world.act('chairman', 'RecordDialogue', id, { dialogueId, ...fields });
    await expectReason(record(), 'DIALOGUE_NOT_HELD');
    world.goTo('2026-07-13');
    await expectReason(record({ dialogueId: randomUUID() }), 'DIALOGUE_NOT_FOUND');
    await expectReason(record({ allSigned: false }), 'FIELD_INVALID', ['unsignedReason']);
    await record({ attended: false, allSigned: false, unsignedReason: 'Người khiếu nại vắng mặt' });
    expect((await world.act('chairman', 'IssueDecision', id)).state).toBe(LetterState.DECIDED);
  });

  it('is needed at second instance and in discipline whatever the verification found', async () => {
    world.goTo('2026-07-06');
    const second = { instance: ComplaintInstance.SECOND, knownDate: '2026-07-01' };
    const discipline = { complaintKind: ComplaintKind.DISCIPLINE, knownDate: '2026-07-01' };
    for (const fields of [second, discipline]) {
      const { id } = await world.verified(fields);
      await expectReason(world.act('chairman', 'IssueDecision', id), 'DIALOGUE_NEEDED');
    }
  });
});

describe('a second complaint', () => {
  /** A first complaint decided on 3 August and sent the day after. */
  async function sent(): Promise<string> {
    world.goTo('2026-07-06');
    const { id } = await world.verified();
    world.goTo('2026-08-03');
    await world.act('chairman', 'IssueDecision', id);
    world.goTo('2026-08-04');
    await world.act('clerk', 'SendDecision', id, { receiptDate: '2026-08-04' });
    return id;
  }
  const second = (previousLetterId: string) => ({
    previousLetterId,
    instance: ComplaintInstance.SECOND,
    knownDate: '2026-08-04',
  });

  it('contests the first decision when it is accepted, and runs on the terms of its own instance', async () => {
    const first = await sent();
    world.goTo('2026-08-20');
    const { id } = await world.classified(second(first));
    const accepted = await world.act('chairman', 'AcceptComplaint', id);
    expect(dueOf(accepted)).toBe('2026-10-05');
    expect(await world.get('chairman', first)).toMatchObject({
      state: LetterState.CONTESTED,
      holder: undefined,
    });
    const again = await world.classified(second(first));
    await expectReason(world.act('chairman', 'AcceptComplaint', again.id), 'FIRST_STATE_WRONG');
  });

  it('that comes after its term is accepted only with a good reason', async () => {
    const first = await sent();
    world.goTo('2026-09-04');
    const late = await world.classified(second(first));
    await expectReason(world.act('chairman', 'AcceptComplaint', late.id), 'COMPLAINT_LATE');
    const excused = await world.classified({ ...second(first), lateReason: 'Nằm viện có giấy xác nhận' });
    expect((await world.act('chairman', 'AcceptComplaint', excused.id)).state).toBe(LetterState.ACCEPTED);
  });

  it('because nobody decided is accepted only once the term of the first has ended', async () => {
    world.goTo('2026-07-06');
    const { id: first } = await world.verifying();
    const unanswered = { ...second(first), unanswered: true, knownDate: '2026-08-05' };
    world.goTo('2026-08-05');
    const early = await world.classified(unanswered);
    await expectReason(world.act('chairman', 'AcceptComplaint', early.id), 'FIRST_STATE_WRONG');
    world.goTo('2026-08-06');
    const { id } = await world.classified(unanswered);
    await world.act('chairman', 'AcceptComplaint', id);
    expect((await world.get('chairman', first)).state).toBe(LetterState.CONTESTED);
  });
});

describe('a group', () => {
  const names = ['Lê Thị Một', 'Lê Thị Hai', 'Lê Thị Ba', 'Lê Thị Bốn', 'Lê Thị Năm', 'Lê Thị Sáu'];
  const people = (representatives: number, signed = true) =>
    names.map((name, position) => {
      const role = position < representatives ? PartyRole.REPRESENTATIVE : PartyRole.SENDER;
      return Party.fromPartial({ ...sender(name, role), signed });
    });
  const accept = async (parties: Party[], representativesAppointed = true) => {
    const { id } = await world.classified({}, { parties });
    return world.act('chairman', 'AcceptComplaint', id, { representativesAppointed });
  };

  it('of five to ten is represented by one or two, appointed in writing, and all sign', async () => {
    world.goTo('2026-07-06');
    await expectReason(accept(people(0)), 'REPRESENTATIVES_WRONG');
    await expectReason(accept(people(3)), 'REPRESENTATIVES_WRONG');
    await expectReason(accept(people(2), false), 'REPRESENTATIVES_WRONG');
    await expectReason(accept(people(2, false)), 'SIGNATURES_MISSING');
    expect((await accept(people(2))).classification?.many).toBe(true);
  });

  it('loses the part of those who withdraw, and ends when all have', async () => {
    world.goTo('2026-07-06');
    const { id, parties } = await accept(people(1));
    const [one] = parties.map(({ partyId }) => partyId);
    const withdraw = (fields: Fields) => world.act('chairman', 'WithdrawComplaint', id, fields);
    await expectReason(withdraw({ partyIds: [randomUUID()], numberSymbol: '' }), 'PARTY_NOT_FOUND');
    const less = await withdraw({ partyIds: [one], numberSymbol: '' });
    expect(less.state).toBe(LetterState.ACCEPTED);
    expect(less.parties.filter(({ withdrawTime }) => withdrawTime)).toHaveLength(1);
    await expectReason(withdraw({ numberSymbol: '' }), 'FIELD_INVALID', ['numberSymbol']);
    expect(await withdraw({})).toMatchObject({
      state: LetterState.TERMINATED,
      holder: undefined,
      dueTime: undefined,
    });
  });
});

it('numbers letters of a unit without a gap, whoever comes at once, and takes none for what is refused', async () => {
  world.goTo('2026-07-06');
  const many = await Promise.all(
    Array.from({ length: 12 }, () => world.receive({ unitId: idOf('ba-dinh') }, 'ward-clerk')),
  );
  await expectReason(world.receive({ unitId: idOf('ba-dinh'), summary: '' }, 'ward-clerk'), 'FIELD_INVALID');
  const last = await world.receive({ unitId: idOf('ba-dinh') }, 'ward-clerk');
  const numbers = [...many, last].map(({ code }) => Number(code.slice(-5))).toSorted((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
});

it('of two who accept at once one waits and then sees that it is done', async () => {
  world.goTo('2026-07-06');
  const { id } = await world.classified();
  const both = await Promise.allSettled([1, 2].map(() => world.act('chairman', 'AcceptComplaint', id)));
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = both.find((each) => each.status === 'rejected');
  const said: unknown = refused?.reason;
  await expectReason(
    Promise.reject(said instanceof Error ? said : new Error('none was refused')),
    'LETTER_STATE_WRONG',
  );
});
