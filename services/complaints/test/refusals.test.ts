import { randomUUID } from 'node:crypto';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import {
  Classification,
  FurtherDenunciation,
  LetterChannel,
  LetterContent,
  LetterState,
  Party,
} from '@baro/proto/baro/complaints/v1/resources';
import type { Letter } from '@baro/proto/baro/complaints/v1/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LetterAction } from '../src/domain/states.ts';
import { complaintOf, sender } from './samples.ts';
import { startWorld } from './world.ts';
import type { Fields } from './samples.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  world.goTo('2026-07-06');
});
afterAll(() => world.close());

/** A scheduled dialogue that was held by now. */
async function dialogueHeld(): Promise<Letter> {
  const { id } = await world.verified();
  world.goTo('2026-07-06');
  const letter = await world.act('chairman', 'ScheduleDialogue', id);
  world.goTo('2026-07-17');
  return letter;
}

/** One act: from what, who may, and of others who see the letter who is told what. */
interface Case {
  make: () => Promise<Letter>;
  who: string;
  refused?: Record<string, string>;
  fields?: (letter: Letter) => Fields;
}

const suspended = async () => world.act('chairman', 'SuspendComplaint', (await world.verifying()).id);
const decided = async () => world.act('chairman', 'IssueDecision', (await world.verified()).id);
const accepted = async () => world.act('chairman', 'AcceptComplaint', (await world.classified()).id);
const overdue = { further: FurtherDenunciation.OVERDUE };
const ofClerk = { clerk: 'PERMISSION_DENIED' };
const byChairman = {
  who: 'chairman',
  refused: { clerk: 'PERMISSION_DENIED', 'stc-official': 'PERMISSION_DENIED' },
};

/** A letter the marked one is compared with. */
let other: Letter;

const cases: Record<LetterAction, Case> = {
  ClassifyLetter: { make: () => world.receive(), who: 'clerk' },
  HandOverLetter: { make: () => world.receive(), who: 'clerk', refused: { chairman: 'NOT_HOLDER' } },
  DisposeLetter: {
    make: () => world.classified({ competent: false, competentBody: 'UBND phường Ba Đình' }),
    who: 'clerk',
  },
  MarkDuplicate: {
    make: async () => {
      other = await world.receive();
      return world.receive();
    },
    who: 'clerk',
    fields: () => ({ otherId: other.id, verdict: 1 }),
  },
  AnswerFeedback: {
    make: () =>
      world.classified({
        ...Classification.create(),
        content: 3,
        branch: 1,
        eligible: true,
        competent: true,
      }),
    who: 'chairman',
    refused: ofClerk,
  },
  AcceptComplaint: { make: () => world.classified(), who: 'chairman', refused: ofClerk },
  RefuseComplaint: { make: () => world.classified(), who: 'chairman', refused: ofClerk },
  AssignVerification: { make: accepted, who: 'chairman', refused: ofClerk },
  SubmitVerification: {
    make: () => world.verifying(),
    who: 'stc-official',
    refused: { chairman: 'NOT_HOLDER', clerk: 'NOT_HOLDER' },
  },
  DetermineComplexity: { make: () => world.verifying(), ...byChairman },
  SuspendComplaint: { make: () => world.verifying(), ...byChairman },
  ResumeComplaint: { make: suspended, ...byChairman },
  ScheduleDialogue: { make: () => world.verifying(), who: 'stc-official' },
  RecordDialogue: {
    make: dialogueHeld,
    who: 'chairman',
    refused: { 'stc-official': 'PERMISSION_DENIED' },
    fields: ({ complaint }) => ({ dialogueId: complaint?.dialogues[0]?.id ?? '' }),
  },
  WithdrawComplaint: { make: () => world.verifying(), ...byChairman },
  TerminateComplaint: { make: () => world.verifying(), ...byChairman },
  IssueDecision: { make: () => world.verified(), ...byChairman },
  SendDecision: { make: decided, who: 'clerk', refused: { 'stc-official': 'PERMISSION_DENIED' } },
  AcceptDenunciation: { make: () => world.denounced(), who: 'chairman', refused: ofClerk },
  RefuseDenunciation: { make: () => world.denounced(), who: 'chairman', refused: ofClerk },
  RequestReport: { make: () => world.denounced(overdue), who: 'chairman', refused: ofClerk },
  RecordReport: {
    make: async () => world.act('chairman', 'RequestReport', (await world.denounced(overdue)).id),
    who: 'clerk',
  },
  HandleInformation: {
    make: () => world.denounced({ eligible: false, ineligibleCode: 'no_name_address' }),
    who: 'chairman',
    refused: ofClerk,
  },
  NotifyAcceptance: { make: () => world.takenUp(), who: 'clerk' },
  ExtendResolution: { make: () => world.takenUp(), who: 'chairman', refused: ofClerk },
  WithdrawDenunciation: { make: () => world.takenUp(), who: 'chairman', refused: ofClerk },
  IssueConclusion: { make: () => world.lookedInto(), ...byChairman },
  SendConclusion: {
    make: () => world.concluded(),
    who: 'clerk',
    refused: { 'stc-official': 'PERMISSION_DENIED' },
  },
  PublishConclusion: {
    make: async () => world.act('clerk', 'SendConclusion', (await world.concluded()).id),
    who: 'clerk',
    refused: { 'stc-official': 'PERMISSION_DENIED' },
  },
};

/** People of the city who neither hold nor held it, and head no unit that decides it: heads above and beside, audit, office. */
const strangers = [
  'deputy',
  'chief',
  'head-th',
  'auditor',
  'administrator',
  'stc-director',
  'stc-head',
  'stc-other',
  'verifier',
  'ward-leader',
  'ward-system',
];

describe.each(Object.entries(cases) as [LetterAction, Case][])(
  '%s',
  (act, { make, who, refused = {}, fields = () => ({}) }) => {
    it('is refused to others, and with a stale etag, and of an unknown letter, and changes nothing', async () => {
      const letter = await make();
      const { id, etag } = letter;
      const asked = fields(letter);
      for (const [other, reason] of Object.entries(refused)) {
        await expectReason(world.act(other, act, id, asked), reason);
      }
      for (const stranger of strangers) {
        if (act === 'HandOverLetter' && stranger === 'chief') continue;
        await expectReason(world.act(stranger, act, id, asked), 'LETTER_NOT_FOUND');
      }
      await expectReason(world.act(who, act, id, { ...asked, etag: '99' }), 'ETAG_STALE');
      await expectReason(world.act(who, act, randomUUID(), asked), 'LETTER_NOT_FOUND');
      await expectReason(world.act(who, act, 'x', asked), 'FIELD_INVALID', ['id']);
      expect((await world.get('chairman', id)).etag).toBe(etag);
      world.goTo('2026-07-06');
    });

    it('acts once for one request id, and is offered to who may, and not from a state it does not start from', async () => {
      const letter = await make();
      const { id } = letter;
      const before = await world.get(who, id);
      expect(before.allowedActions).toContain(act);
      const request = { ...fields(letter), requestId: randomUUID() };
      const first = await world.act(who, act, id, request);
      expect(await world.act(who, act, id, request)).toEqual(first);
      const audits = await world.rows<{ n: number }>(
        'SELECT count(*)::int AS n FROM audit WHERE subject_id = $1 AND request_id = $2',
        [id, request.requestId],
      );
      expect(audits).toEqual([{ n: 1 }]);
      await world.rows('UPDATE letters SET state = 8 WHERE id = $1', [id]);
      const again = { ...fields(letter), requestId: randomUUID() };
      await expectReason(world.act(who, act, id, again), 'LETTER_STATE_WRONG');
      world.goTo('2026-07-06');
    });
  },
);

describe('receiving', () => {
  it('names field and rule, and nothing is kept, neither of the letter nor of its people', async () => {
    const count = () => world.rows<{ n: number }>('SELECT count(*)::int AS n FROM letters');
    const before = [await count(), await world.keptParties()];
    const bad = (fields: Partial<Letter>, ...names: string[]) =>
      expectReason(
        world.receive(fields),
        'FIELD_INVALID',
        names.map((name) => `letter.${name}`),
      );
    await bad({ summary: '' }, 'summary');
    await bad({ channel: LetterChannel.UNSPECIFIED }, 'channel');
    await bad({ channel: LetterChannel.TRANSFERRED }, 'fromBody', 'fromDate', 'fromNumberSymbol');
    await bad({ fromBody: 'Văn phòng Chính phủ' }, 'fromBody');
    await bad({ receiveTime: new Date(world.now.getTime() + 60_000) }, 'receiveTime');
    await bad({ parties: [] }, 'parties');
    await bad({ parties: [Party.fromPartial(sender(''))] }, 'parties[0].identity.fullName');
    await bad(
      { originals: [{ name: '', pages: 0, original: true, condition: '' }] },
      'originals[0].name',
      'originals[0].pages',
    );
    await bad({ text: 'a'.repeat(20_001) }, 'text');
    expect([await count(), await world.keptParties()]).toEqual(before);
  });

  it('refuses texts that name a person of the letter, with accents and without, or tell the number of a paper', async () => {
    const named = (fields: Partial<Letter>, name: string) =>
      expectReason(world.receive(fields), 'FIELD_INVALID', [`letter.${name}`]);
    await named({ summary: 'Đơn của ông Trần Văn Khiếu' }, 'summary');
    await named({ text: 'toi la TRAN VAN KHIEU, CCCD 001' }, 'text');
    await named({ summary: 'Người có CCCD 001088012345' }, 'summary');
    await named(
      { originals: [{ name: 'CCCD Trần  Văn Khiếu', pages: 1, original: false, condition: '' }] },
      'originals[0].name',
    );
    await world.receive({ summary: 'Khiếu nại về việc của tổ dân phố Trần Văn' });
  });

  it('is the records clerk’s of the unit alone', async () => {
    for (const who of [
      'chairman',
      'chief',
      'stc-clerk',
      'ward-clerk',
      'auditor',
      'administrator',
      'ward-system',
    ]) {
      await expectReason(world.receive({}, who), 'PERMISSION_DENIED');
    }
    await expectReason(world.receive({ unitId: idOf('old-ward') }, 'ward-clerk'), 'PERMISSION_DENIED');
    await world.receive({ unitId: idOf('ba-dinh') }, 'ward-clerk');
  });
});

describe('sight', () => {
  it('is of who holds or held it and of the head of the unit: to others it is nowhere', async () => {
    const { id, code } = await world.verifying();
    const seen = async (who: string) => {
      const { letters } = await world.list(who, { query: code, pageSize: 200 });
      return letters.some((letter) => letter.id === id);
    };
    for (const who of ['clerk', 'chairman', 'stc-official']) {
      expect([who, (await world.get(who, id)).id, await seen(who)]).toEqual([who, id, true]);
    }
    for (const who of [...strangers, 'ward-clerk', 'stc-clerk']) {
      await expectReason(world.get(who, id), 'LETTER_NOT_FOUND');
      expect([who, await seen(who)]).toEqual([who, false]);
    }
  });
});

describe('classification', () => {
  it('names what does not go together', async () => {
    const { id } = await world.receive();
    const bad = (fields: Partial<Classification>, ...names: string[]) =>
      expectReason(
        world.act('clerk', 'ClassifyLetter', id, {
          classification: { ...complaintOf(world.now), ...fields },
        }),
        'FIELD_INVALID',
        names.map((name) => `classification.${name}`),
      );
    await bad({ eligible: false }, 'ineligibleCode');
    await bad({ ineligibleCode: 'unsigned' }, 'ineligibleCode');
    await bad({ eligible: false, ineligibleCode: 'no_such' }, 'ineligibleCode');
    await bad({ competent: false }, 'competentBody');
    await bad({ complaintKind: 0, knownDate: '' }, 'complaintKind', 'knownDate');
    await bad({ content: LetterContent.FEEDBACK }, 'complaintKind', 'contestedAct', 'instance', 'knownDate');
    await bad(
      { severalPlaces: true, againstResolver: true, further: 1 },
      'againstResolver',
      'further',
      'severalPlaces',
    );
    await bad({ unanswered: true, previousLetterId: randomUUID() }, 'previousLetterId', 'unanswered');
    const second = { ...complaintOf(world.now), instance: 2 as const, previousLetterId: randomUUID() };
    await expectReason(
      world.act('clerk', 'ClassifyLetter', id, { classification: second }),
      'PREVIOUS_NOT_FOUND',
    );
  });

  it('decides what may become of the letter', async () => {
    const away = await world.classified({ competent: false, competentBody: 'Tòa án' });
    await expectReason(world.act('chairman', 'AcceptComplaint', away.id), 'NOT_ACCEPTABLE');
    await expectReason(
      world.act('clerk', 'DisposeLetter', away.id, { outcome: LetterState.FILED }),
      'DISPOSAL_WRONG',
    );
    const ours = await world.classified();
    await expectReason(world.act('clerk', 'DisposeLetter', ours.id), 'DISPOSAL_WRONG');
    await expectReason(world.act('chairman', 'AnswerFeedback', ours.id), 'CONTENT_WRONG');
    await expectReason(world.act('clerk', 'DisposeLetter', ours.id, { outcome: 6 }), 'FIELD_INVALID', [
      'outcome',
    ]);
    const several = await world.classified({
      ...Classification.create(),
      content: 4,
      branch: 1,
      eligible: true,
      competent: true,
    });
    const guided = await world.act('clerk', 'DisposeLetter', several.id, { outcome: LetterState.GUIDED });
    expect(guided).toMatchObject({ state: LetterState.GUIDED, holder: undefined, dueTime: undefined });
  });
});
