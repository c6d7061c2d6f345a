import { expectReason } from '@baro/chassis/testing';
import { LetterState, Party, PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import type { Classification, Letter } from '@baro/proto/baro/complaints/v1/resources';
import { lawRows } from '@baro/tools/testing/law-rows.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { denunciationOf, sender } from './samples.ts';
import { startWorld } from './world.ts';
import type { Fields } from './samples.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => world.goTo('2026-07-06'));
afterAll(() => world.close());

/** Day in the city the resolution is due by. */
function dueOf(letter: Letter): string | undefined {
  const due = letter.clocks.find(({ step }) => step === 'resolve')?.dueTime;
  return due && new Date(due.getTime() + 7 * 3_600_000 - 1).toISOString().slice(0, 10);
}

describe('passing on', () => {
  const away = { competent: false, competentBody: 'Thanh tra Chính phủ' };
  const passOn = (id: string, noticeNumberSymbol = '20/TB-UBND') =>
    world.act('clerk', 'DisposeLetter', id, { outcome: LetterState.TRANSFERRED, noticeNumberSymbol });

  it('is done in five working days, and the denouncer is told', async () => {
    const letter = await world.denounced(away, { text: 'Nội dung thứ nhất.' });
    const [clock] = letter.clocks;
    expect(clock).toMatchObject({ termCode: 'denunciations.transfer' });
    expect(clock?.dueTime).toEqual(new Date('2026-07-14T00:00:00+07:00'));
    await expectReason(passOn(letter.id, ''), 'FIELD_INVALID', ['noticeNumberSymbol']);
    const passed = await passOn(letter.id);
    expect(passed).toMatchObject({ state: LetterState.TRANSFERRED, holder: undefined });
    expect(passed.denunciation?.noticeNumberSymbol).toBe('20/TB-UBND');
  });

  it('is done once for the same content, which the clerk names or the words tell; then it is filed', async () => {
    const first = await world.denounced(away, { text: 'Nội dung thứ hai.' });
    await passOn(first.id);
    const named = await world.denounced({ ...away, previousLetterId: first.id }, { text: 'Nói cách khác.' });
    await expectReason(passOn(named.id), 'TRANSFERRED_BEFORE');
    const same = await world.denounced(away, { text: 'nội  dung thứ hai.' });
    await expectReason(passOn(same.id), 'TRANSFERRED_BEFORE');
    const other = await world.denounced(away, { text: 'Nội dung thứ ba.' });
    expect((await passOn(other.id)).state).toBe(LetterState.TRANSFERRED);
    const classification = denunciationOf({
      ...away,
      eligible: false,
      ineligibleCode: 'transferred_before',
    });
    await world.act('clerk', 'ClassifyLetter', same.id, { classification });
    const filed = await world.act('clerk', 'DisposeLetter', same.id, { outcome: LetterState.FILED });
    expect(filed.state).toBe(LetterState.FILED);
  });

  it('of two letters with the same content at once lets one through', async () => {
    const text = 'Nội dung thứ tư.';
    const ids = [await world.denounced(away, { text }), await world.denounced(away, { text })];
    const both = await Promise.allSettled(ids.map(({ id }) => passOn(id)));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it.each(['several_addressees', 'guided_before'])('%s: nothing is done but filing', async (code) => {
    const letter = await world.denounced({ ...away, eligible: false, ineligibleCode: code });
    const end = (outcome: LetterState) => world.act('clerk', 'DisposeLetter', letter.id, { outcome });
    for (const outcome of [LetterState.TRANSFERRED, LetterState.GUIDED, LetterState.RETURNED]) {
      await expectReason(end(outcome), 'DISPOSAL_WRONG');
    }
    expect((await end(LetterState.FILED)).state).toBe(LetterState.FILED);
  });
});

describe('acceptance', () => {
  const accept = (id: string, fields: Fields = {}) => world.act('chairman', 'AcceptDenunciation', id, fields);

  it('of a complaint turned against its resolver needs evidence', async () => {
    const { id } = await world.denounced({ againstResolver: true });
    await expectReason(accept(id), 'EVIDENCE_MISSING');
    const evidence = 'Biên bản nhận tiền ngày 3/5';
    expect((await accept(id, { evidence })).denunciation?.evidence).toBe(evidence);
    await expectReason(accept((await world.denounced()).id, { evidence }), 'FIELD_INVALID', ['evidence']);
  });

  it('needs all signatures, an eligible letter and competence, and a decision with basis and contents', async () => {
    const parties = [Party.fromPartial({ ...sender(), signed: false })];
    await expectReason(accept((await world.denounced({}, { parties })).id), 'SIGNATURES_MISSING');
    const away = await world.denounced({ competent: false, competentBody: 'Tòa án' });
    await expectReason(accept(away.id), 'NOT_ACCEPTABLE');
    const { id } = await world.denounced();
    await expectReason(accept(id, { basis: '', acceptedContent: ' ', numberSymbol: '' }), 'FIELD_INVALID', [
      'acceptedContent',
      'basis',
      'numberSymbol',
    ]);
    await expectReason(world.act('chairman', 'AcceptComplaint', id), 'CONTENT_WRONG');
    const complaint = await world.classified();
    await expectReason(accept(complaint.id), 'CONTENT_WRONG');
  });
});

describe('extension', () => {
  const extend = (id: string, fields: Fields = {}) => world.act('chairman', 'ExtendResolution', id, fields);

  it('of a complex one is granted once, before the term has ended, by at most 30 days', async () => {
    const { id } = await world.takenUp();
    await expectReason(extend(id, { codes: ['z'] }), 'FIELD_INVALID', ['codes']);
    for (const days of [0, 31]) await expectReason(extend(id, { days }), 'FIELD_INVALID', ['days']);
    world.goTo('2026-08-06');
    await expectReason(extend(id), 'EXTENSION_LATE');
    world.goTo('2026-08-05');
    // 20 days from 5 August: the 25th.
    expect(dueOf(await extend(id, { days: 20 }))).toBe('2026-08-25');
    await expectReason(extend(id), 'NOT_ESPECIALLY_COMPLEX');
    // It has become especially complex: 30 days from the day it is due now.
    expect(dueOf(await extend(id, { codes: ['a', 'b'] }))).toBe('2026-09-24');
    await expectReason(extend(id, { codes: ['a', 'b'] }), 'EXTENSION_EXHAUSTED');
  });

  it('of an especially complex one, with two criteria, is granted twice', async () => {
    const { id } = await world.takenUp();
    const codes = ['a', 'b'];
    await extend(id, { codes });
    const twice = await extend(id, { codes });
    expect(twice.denunciation?.extensions.map(({ especiallyComplex }) => especiallyComplex)).toEqual([
      true,
      true,
    ]);
    // 5 August, 4 September, 4 October, a Sunday.
    expect(dueOf(twice)).toBe('2026-10-05');
    await expectReason(extend(id, { codes }), 'EXTENSION_EXHAUSTED');
  });

  it('is not for a complaint, nor complexity of a complaint for a denunciation', async () => {
    const complaint = await world.verifying();
    await expectReason(extend(complaint.id), 'CONTENT_WRONG');
    const { id } = await world.takenUp();
    await expectReason(world.act('chairman', 'DetermineComplexity', id), 'CONTENT_WRONG');
  });
});

describe('suspension', () => {
  it('stops the clock on the grounds of the Law on Denunciations, and goes on with the days left', async () => {
    const { id } = await world.takenUp();
    world.goTo('2026-07-16');
    const suspend = (code: string) => world.act('chairman', 'SuspendComplaint', id, { code });
    await expectReason(suspend('no_successor'), 'FIELD_INVALID', ['code']);
    const suspended = await suspend('awaits_expert');
    expect(suspended).toMatchObject({ state: LetterState.SUSPENDED, dueTime: undefined });
    expect(suspended.clocks.find(({ step }) => step === 'suspension_send')?.termCode).toBe(
      'denunciations.suspension.send',
    );
    world.goTo('2026-08-17');
    const resumed = await world.act('chairman', 'ResumeComplaint', id);
    expect(dueOf(resumed)).toBe('2026-09-07');
  });
});

describe('withdrawal', () => {
  const parties = ['Lê Thị Một', 'Lê Thị Hai'].map((name) => Party.fromPartial(sender(name)));
  const withdraw = (id: string, fields: Fields = {}) =>
    world.act('chairman', 'WithdrawDenunciation', id, fields);
  const goesOn = { numberSymbol: '', continueCode: 'threat_bribe', continueGrounds: 'Có tin nhắn đe dọa' };

  it('of some, or of a part, stops nothing; of all it ends the case', async () => {
    const letter = await world.takenUp({}, { parties });
    const { id } = letter;
    const part = await withdraw(id, { withdrawnContent: 'Nội dung về đất', numberSymbol: '' });
    expect(part).toMatchObject({ state: LetterState.ACCEPTED });
    expect(part.denunciation?.withdrawnContent).toBe('Nội dung về đất');
    const partyIds = [letter.parties[0]?.partyId ?? ''];
    await expectReason(withdraw(id, { partyIds }), 'FIELD_INVALID', ['numberSymbol']);
    expect((await withdraw(id, { partyIds, numberSymbol: '' })).state).toBe(LetterState.ACCEPTED);
    await expectReason(withdraw(id, { numberSymbol: '' }), 'FIELD_INVALID', ['numberSymbol']);
    const ended = await withdraw(id);
    expect(ended).toMatchObject({ state: LetterState.TERMINATED, holder: undefined, dueTime: undefined });
    expect(ended.denunciation?.terminationCode).toBe('withdrawn');
  });

  it('of all stops nothing where there are signs of violation, threat or slander, with written grounds', async () => {
    const { id } = await world.takenUp({}, { parties });
    await expectReason(withdraw(id, { ...goesOn, continueGrounds: '' }), 'FIELD_INVALID', [
      'continueGrounds',
    ]);
    await expectReason(withdraw(id, { ...goesOn, continueCode: 'whim' }), 'FIELD_INVALID', ['continueCode']);
    await expectReason(withdraw(id, { ...goesOn, numberSymbol: '1/QĐ' }), 'FIELD_INVALID', ['numberSymbol']);
    const kept = await withdraw(id, goesOn);
    expect(kept).toMatchObject({ state: LetterState.ACCEPTED });
    expect(kept.parties.every(({ withdrawTime }) => withdrawTime)).toBe(true);
    expect(kept.denunciation).toMatchObject({
      continueCode: 'threat_bribe',
      continueGrounds: 'Có tin nhắn đe dọa',
    });
  });
});

describe('information whose sender is not known', () => {
  const denouncedOnly = [Party.fromPartial(sender('Cao Văn Bị', PartyRole.DENOUNCED))];
  const unknown = async (fields: Partial<Classification> = {}): Promise<string> => {
    const axes = { eligible: false, ineligibleCode: 'no_name_address', ...fields };
    return (await world.denounced(axes, { anonymous: true, parties: denouncedOnly })).id;
  };
  const handle = (id: string, fields: Fields = {}) => world.act('chairman', 'HandleInformation', id, fields);

  it('is received without a sender, and only so', async () => {
    const letter = await world.receive({ anonymous: true, parties: [] });
    expect(letter).toMatchObject({ anonymous: true, peopleCount: 1, parties: [] });
    await expectReason(world.receive({ anonymous: true }), 'FIELD_INVALID', ['letter.parties']);
  });

  it('goes to inspection with a clear violator, evidence and a way to verify it', async () => {
    const id = await unknown();
    for (const missing of ['violatorClear', 'evidenceGiven', 'verifiable']) {
      await expectReason(handle(id, { [missing]: false }), 'EVIDENCE_MISSING');
    }
    await expectReason(handle(id, { code: 'file' }), 'DISPOSAL_WRONG');
    await expectReason(handle(id, { code: 'pass_on' }), 'DISPOSAL_WRONG');
    await expectReason(handle(id, { numberSymbol: '' }), 'FIELD_INVALID', ['numberSymbol']);
    const inspected = await handle(id);
    expect(inspected).toMatchObject({ state: LetterState.INSPECTED, holder: undefined, dueTime: undefined });
    expect(inspected.denunciation?.informationCode).toBe('inspect');
  });

  it('is passed on where another is competent, and filed without evidence; never handled as a denunciation', async () => {
    const away = await unknown({ competent: false, competentBody: 'Công an Thành phố' });
    await expectReason(handle(away), 'DISPOSAL_WRONG');
    expect((await handle(away, { code: 'pass_on' })).state).toBe(LetterState.TRANSFERRED);
    const id = await unknown();
    await expectReason(world.act('chairman', 'AcceptDenunciation', id), 'CONTENT_WRONG');
    const guide = { outcome: LetterState.GUIDED };
    await expectReason(world.act('clerk', 'DisposeLetter', id, guide), 'CONTENT_WRONG');
    expect((await world.get('clerk', id)).allowedActions).not.toContain('DisposeLetter');
    const filed = await handle(id, { code: 'file', evidenceGiven: false, numberSymbol: '' });
    expect(filed.state).toBe(LetterState.FILED);
    await expectReason(handle((await world.denounced()).id), 'CONTENT_WRONG');
  });
});

describe('a day the law has no term for', () => {
  it('has no acceptance, whose decision tells the term', async () => {
    const { id } = await world.denounced();
    const legalTerms = lawRows()
      .legalTerms.filter(({ code }) => code === 'denunciations.resolve')
      .map((term) => ({ ...term, validFrom: '2030-01-01', validTo: '' }));
    await world.learn({ legalTerms });
    await expectReason(world.act('chairman', 'AcceptDenunciation', id), 'TERM_MISSING');
    expect((await world.get('chairman', id)).state).toBe(LetterState.CLASSIFIED);
  });
});
