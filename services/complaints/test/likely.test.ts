import { randomUUID } from 'node:crypto';
import { execute } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { idOf } from '@baro/directory-client/testing';
import { DuplicateVerdict, LikelyReason } from '@baro/proto/baro/complaints/v1/letters';
import { LetterState, Party, PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import type { Letter } from '@baro/proto/baro/complaints/v1/resources';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockFiling } from '../src/store/mark-store.ts';
import { complaintOf, denunciationOf, sender } from './samples.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  world.goTo('2026-07-06');
});
// Letters of other tests are another unit's: every test has the unit for itself.
beforeEach(() => world.rows('UPDATE letters SET decider_unit_id = gen_random_uuid()'));
afterAll(() => world.close());

const { SAME_PERSON, SAME_WORDS } = LikelyReason;
const { DUPLICATE, DIFFERENT } = DuplicateVerdict;
const { FILED } = LetterState;
const noise = { summary: 'Quán hát gây tiếng ồn ban đêm', text: 'Quán mở đến hai giờ sáng.' };

/** Somebody else than the usual sender. */
function another(fullName: string): Party {
  const { identity, ...party } = sender(fullName);
  return Party.fromPartial({
    ...party,
    identity: { ...identity, documentNumber: `CC ${fullName}`, birthYear: 1980 },
  });
}

/** `code reasons` of what is listed. */
async function listed(who: string, id: string): Promise<[string, LikelyReason[]][]> {
  return (await world.likely(who, id)).map(({ code, reasons }) => [code, reasons]);
}

async function mark(
  who: string,
  letter: Letter,
  other: Letter,
  verdict: DuplicateVerdict = DUPLICATE,
): Promise<Letter> {
  return world.act(who, 'MarkDuplicate', letter.id, { otherId: other.id, verdict });
}

const file = (id: string) => world.act('clerk', 'DisposeLetter', id, { outcome: FILED, numberSymbol: '' });

describe('letters that may be the same', () => {
  it('are those of the same sender and those that say the same, with why, and nobody’s name', async () => {
    const both = await world.receive();
    const person = await world.receive(noise);
    const words = await world.receive({ parties: [another('Lê Thị Khác')] });
    await world.receive({ ...noise, parties: [another('Phạm Văn Xa')] });
    const letter = await world.receive();
    expect(await listed('clerk', letter.id)).toEqual([
      [both.code, [SAME_PERSON, SAME_WORDS]],
      [person.code, [SAME_PERSON]],
      [words.code, [SAME_WORDS]],
    ]);
    const likely = await world.likely('clerk', letter.id);
    expect(likely[0]).toMatchObject({ id: both.id, state: LetterState.RECEIVED, receiveTime: world.now });
    expect(likely[0]?.score).toBeGreaterThan(0.7);
    expect(likely[0]?.shared.join(' ')).toContain('thu hồi');
    expect(likely[1]).toMatchObject({ score: 0, shared: [], mark: undefined });
    const told = JSON.stringify(likely);
    for (const secret of ['Trần Văn', 'Lê Thị', '001088012345', '1960', both.parties[0]?.partyId ?? '?']) {
      expect(told).not.toContain(secret);
    }
    const audits = await world.rows<{ ids: string[] }>(
      `SELECT details->'ids' AS ids FROM audit WHERE action = 'read_likely'`,
    );
    expect(audits.at(-1)?.ids).toEqual([letter.id, both.id, person.id, words.id]);
  });

  it('are judged by a person: a duplicate is filed by an act of its own, and told apart it is not', async () => {
    const first = await world.receive();
    const { id } = await world.classified();
    const letter = await world.get('clerk', id);
    await expectReason(file(id), 'DISPOSAL_WRONG');
    const marked = await mark('clerk', letter, first);
    expect(marked).toMatchObject({ state: LetterState.CLASSIFIED, holder: letter.holder });
    const by = { personId: idOf('person clerk'), postTitle: 'Title clerk' };
    for (const [at, other] of [
      [id, first],
      [first.id, letter],
    ] as const) {
      const [likely] = await world.likely('clerk', at);
      const expected = { verdict: DUPLICATE, duplicateId: id, markTime: world.now };
      expect(likely).toMatchObject({ id: other.id, mark: { ...expected, by } });
    }
    await mark('chairman', letter, first, DIFFERENT);
    expect((await world.likely('clerk', id))[0]?.mark).toMatchObject({ verdict: DIFFERENT, duplicateId: '' });
    await expectReason(file(id), 'DISPOSAL_WRONG');
    await mark('clerk', letter, first);
    expect(await file(id)).toMatchObject({ state: FILED, holder: undefined });
    const kept = await world.rows<{ verdict: number }>(
      'SELECT verdict FROM letter_duplicate_marks ORDER BY seq',
    );
    expect(kept.map(({ verdict }) => verdict)).toEqual([DUPLICATE, DIFFERENT, DUPLICATE]);
    for (const sql of [
      'UPDATE letter_duplicate_marks SET verdict = 2',
      'DELETE FROM letter_duplicate_marks',
    ]) {
      await expect(world.rows(sql)).rejects.toThrow('permission denied');
    }
    expect((await world.get('clerk', first.id)).state).toBe(LetterState.RECEIVED);
  });

  it('tell nobody outside which two they are', async () => {
    const [first, letter] = [await world.receive(), await world.receive()];
    expect(await listed('clerk', letter.id)).toHaveLength(1);
    await mark('clerk', letter, first);
    const told = await world.rows<{ body: string }>(
      `SELECT body::text AS body FROM outbox WHERE type LIKE '%DuplicateMarked' AND aggregate_id = $1`,
      [letter.id],
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.body).toContain('"verdict": "DUPLICATE"');
    expect(told[0]?.body).not.toContain(first.id);
    expect(told[0]?.body).not.toContain('thu hồi');
    const stored = await world.rows<{ t: string }>(
      `SELECT to_jsonb(d)::text AS t FROM letter_duplicate_marks d UNION ALL SELECT to_jsonb(o)::text FROM outbox o
       UNION ALL SELECT to_jsonb(a)::text FROM audit a UNION ALL SELECT encode(response, 'escape') FROM request_keys`,
    );
    for (const secret of ['Trần Văn', '001088012345', '12 ngõ Trạm']) {
      expect(JSON.stringify(stored)).not.toContain(secret);
    }
    const audits = await world.rows(
      `SELECT action FROM audit WHERE action = 'mark_duplicate' AND subject_id = $1 AND details->>'otherId' = $2`,
      [letter.id, first.id],
    );
    expect(audits).toHaveLength(1);
  });

  it('are never all filed, each as a duplicate of the next', async () => {
    const all = [await world.classified(), await world.classified(), await world.classified()] as const;
    for (const [at, letter] of all.entries()) await mark('clerk', letter, all[(at + 1) % 3] ?? letter);
    await file(all[0].id);
    await file(all[1].id);
    await expectReason(file(all[2].id), 'DISPOSAL_WRONG');
  });

  it('are filed one after the other: who comes second sees what the first did', async () => {
    const [first, letter] = [await world.classified(), await world.classified()];
    await mark('clerk', letter, first);
    const waits = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    const filing = await world.service.orm.em.fork().transactional(async (em) => {
      await lockFiling(em, letter.unitId);
      const second = file(letter.id).catch((error: unknown) => error);
      await expect.poll(() => world.rows(waits), { timeout: 60_000 }).toHaveLength(1);
      await execute(em, 'UPDATE letters SET state = $1 WHERE id = $2', [FILED, first.id]);
      return { second };
    });
    await expectReason(
      filing.second.then((error) => Promise.reject(error as Error)),
      'DISPOSAL_WRONG',
    );
  });
});

describe('sight', () => {
  it('hides a letter the caller is kept away from as one that is not there, and no refusal hints at it', async () => {
    const letter = await world.receive();
    const denounced = Party.fromPartial({
      ...sender('Cao Văn Bị'),
      role: PartyRole.DENOUNCED,
      signed: false,
    });
    const hidden = await world.receive({ parties: [Party.fromPartial(sender()), denounced] });
    expect(await listed('clerk', letter.id)).toHaveLength(1);
    await world.denounce(hidden.id, hidden.parties[1]?.partyId ?? '', 'clerk', 'vpubnd');
    expect(await world.likely('clerk', letter.id)).toEqual([]);
    await expectReason(mark('clerk', letter, hidden), 'LETTER_NOT_FOUND');
    await expectReason(mark('clerk', letter, { ...hidden, id: randomUUID() }), 'LETTER_NOT_FOUND');
    expect(await listed('chairman', letter.id)).toEqual([[hidden.code, [SAME_PERSON, SAME_WORDS]]]);
    await mark('chairman', letter, hidden);
    expect(await world.likely('clerk', letter.id)).toEqual([]);
  });

  it('is of letters the caller’s posts hold or held, also for a leader', async () => {
    const [letter, other] = [await world.receive(), await world.receive()];
    await world.act('clerk', 'HandOverLetter', letter.id, { postId: idOf('post deputy') });
    expect(await world.likely('deputy', letter.id)).toEqual([]);
    await expectReason(mark('deputy', letter, other), 'LETTER_NOT_FOUND');
    await world.act('clerk', 'HandOverLetter', other.id, { postId: idOf('post deputy') });
    expect(await listed('deputy', letter.id)).toEqual([[other.code, [SAME_PERSON, SAME_WORDS]]]);
  });

  it('is the clerk’s and the leaders’; others who see the letter are refused, to strangers there is none', async () => {
    const [letter, other] = [await world.receive(), await world.receive()];
    for (const { id } of [letter, other]) {
      await world.act('clerk', 'HandOverLetter', id, { postId: idOf('post chief') });
    }
    await expectReason(world.likely('chief', letter.id), 'PERMISSION_DENIED');
    await expectReason(mark('chief', letter, other), 'PERMISSION_DENIED');
    for (const who of ['deputy', 'stc-director', 'auditor', 'ward-clerk', 'ward-system']) {
      await expectReason(world.likely(who, letter.id), 'LETTER_NOT_FOUND');
    }
    await expectReason(world.likely('clerk', 'x'), 'FIELD_INVALID', ['id']);
  });
});

describe('that two senders are one', () => {
  it('is not told where it would say who a sealed one is, but to who entered it', async () => {
    const named = await world.classified({}, noise);
    const letter = await world.receive();
    expect(await listed('clerk', letter.id)).toEqual([[named.code, [SAME_PERSON]]]);
    expect(await listed('chairman', letter.id)).toEqual([]);
    await world.act('clerk', 'ClassifyLetter', letter.id, { classification: complaintOf(world.now) });
    expect(await listed('chairman', letter.id)).toEqual([[named.code, [SAME_PERSON]]]);
    await world.act('clerk', 'ClassifyLetter', letter.id, { classification: denunciationOf() });
    expect(await listed('clerk', letter.id)).toEqual([]);
    expect(await listed('chairman', named.id)).toEqual([]);
    await expectReason(mark('clerk', letter, named), 'NOT_ANOTHER_LETTER');
  });

  it('is told of two sealed ones', async () => {
    const one = await world.denounced({}, noise);
    const two = await world.denounced();
    expect(await listed('chairman', two.id)).toEqual([[one.code, [SAME_PERSON]]]);
  });

  it('is of senders: who is denounced in another letter is none', async () => {
    const denounced = Party.fromPartial({ ...sender(), role: PartyRole.DENOUNCED, signed: false });
    await world.receive({ ...noise, parties: [another('Lê Thị Khác'), denounced] });
    const letter = await world.receive();
    expect(await listed('clerk', letter.id)).toEqual([]);
  });
});

it('names what is wrong with a judgement', async () => {
  const [letter, other] = [await world.receive(), await world.receive()];
  await expectReason(mark('clerk', letter, letter), 'NOT_ANOTHER_LETTER');
  await expectReason(mark('clerk', letter, { ...other, id: 'x' }), 'FIELD_INVALID', ['otherId']);
  await expectReason(mark('clerk', letter, other, DuplicateVerdict.UNSPECIFIED), 'FIELD_INVALID', [
    'verdict',
  ]);
  await expectReason(mark('clerk', letter, other, 9 as never), 'FIELD_INVALID', ['verdict']);
});
