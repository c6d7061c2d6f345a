import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import { DelegationKind } from '@baro/directory-client';
import { addDirectoryRows, delegationRow, idOf, posts } from '@baro/directory-client/testing';
import { LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import { startWorld } from '../world.ts';
import { IdentityWorld, someone } from './identity-world.ts';

const { UNSPECIFIED, COMPLAINT, DENUNCIATION, FEEDBACK, SEVERAL } = LetterContent;
let city: IdentityWorld;

beforeAll(async () => {
  city = new IdentityWorld(await startWorld());
});
afterAll(() => city.close());

describe('opening an identity', () => {
  it('needs no grant of who handles a complaint or feedback, and shows no more than was asked for', async () => {
    for (const content of [COMPLAINT, FEEDBACK]) {
      const letter = await city.letter(content);
      for (const who of ['stc-official', 'stc-clerk', 'stc-director']) {
        const shown = await city.open(who, letter, { fields: ['fullName', 'birthYear'] });
        expect(shown).toMatchObject({
          fullName: someone.fullName,
          birthYear: someone.birthYear,
          address: '',
          documentNumber: '',
        });
      }
    }
  });

  it('is refused to everybody before the head grants it: denounced, not classified, several, or on request', async () => {
    const letters = [
      await city.letter(DENUNCIATION),
      await city.letter(UNSPECIFIED),
      await city.letter(SEVERAL),
      await city.letter(COMPLAINT, { secretOnRequest: true }),
    ];
    for (const letter of letters) {
      for (const who of ['stc-official', 'stc-clerk', 'stc-director']) {
        await expectReason(city.open(who, letter), 'IDENTITY_SEALED');
      }
    }
  });

  it('is nobody’s who has nothing to do with the letter, as if there were none; a system’s never', async () => {
    const letter = await city.letter(COMPLAINT);
    const involved = new Set(['stc-official', 'stc-clerk', 'stc-director', 'stc-vacant']);
    const others = [...Object.keys(posts).filter((name) => !involved.has(name)), 'ward-system'];
    expect(others.length).toBeGreaterThan(15);
    for (const who of others) {
      for (const at of [letter, { ...letter, letterId: randomUUID() }]) {
        await expectReason(city.open(who, at), 'LETTER_NOT_FOUND');
        await expectReason(city.openings(who, at), 'LETTER_NOT_FOUND');
        await expectReason(city.grants(who, at), 'LETTER_NOT_FOUND');
        await expectReason(city.put(who, at), 'LETTER_NOT_FOUND');
        await expectReason(city.grant(who, at, 'stc-head'), 'LETTER_NOT_FOUND');
        await expectReason(city.revoke(who, at, randomUUID()), 'LETTER_NOT_FOUND');
      }
    }
    await expectReason(city.open('stc-official', { ...letter, sender: randomUUID() }), 'PARTY_NOT_FOUND');
    const unseen = await city.letter(COMPLAINT, { viewers: [] });
    await expectReason(city.open('stc-clerk', unseen), 'LETTER_NOT_FOUND');
  });

  it('is granted by the head alone, to one person, and ends by time and by being taken back', async () => {
    const letter = await city.letter(DENUNCIATION);
    for (const who of ['stc-official', 'stc-clerk']) {
      await expectReason(city.grant(who, letter, 'stc-other'), 'PERMISSION_DENIED');
    }
    await expectReason(city.grant('stc-head', letter, 'stc-other'), 'LETTER_NOT_FOUND');
    const committees = await city.letter(DENUNCIATION, { unit: 'ubnd', holder: 'chief' });
    await expectReason(city.grant('deputy', committees, 'stc-other'), 'LETTER_NOT_FOUND');
    await city.grant('chairman', committees, 'stc-other');
    const grant = await city.grant('stc-director', letter, 'stc-other');
    expect(await city.open('stc-other', letter)).toMatchObject({ fullName: someone.fullName });
    await expectReason(city.open('stc-official', letter), 'IDENTITY_SEALED');
    await expectReason(city.open('stc-director', letter), 'IDENTITY_SEALED');
    await city.revoke('stc-director', letter, grant);
    await expectReason(city.open('stc-other', letter), 'LETTER_NOT_FOUND');
    await expectReason(city.revoke('stc-director', letter, grant), 'GRANT_ENDED');
    const endTime = new Date(Date.now() + 3_600_000);
    await city.grant('stc-director', letter, 'stc-other', { endTime });
    await city.open('stc-other', letter);
    city.world.clock.now = endTime;
    await expectReason(city.open('stc-other', letter), 'LETTER_NOT_FOUND');
    city.world.clock.now = undefined;
  });

  it('counts a grant only once it was audited, so that a call killed in between gives nothing', async () => {
    const letter = await city.letter(DENUNCIATION);
    const requestId = randomUUID();
    const grantId = await city.grant('stc-director', letter, 'stc-other', { requestId });
    // As a crash leaves it: the row here, nothing beside the case.
    const other = await city.letter(DENUNCIATION);
    const { sealed, fingerprint } = await city.identities.sealText(
      { kind: 'grant', caseId: other.letterId, id: randomUUID() },
      'x',
    );
    await city.rows(
      `INSERT INTO grants SELECT $1, $2, person_id, granter_person_id, granter_post_id, $3, $4, grant_time, end_time
       FROM grants WHERE id = $5`,
      [randomUUID(), other.letterId, sealed, fingerprint, grantId],
    );
    await expectReason(city.open('stc-other', other), 'LETTER_NOT_FOUND');
    expect(await city.grants('stc-director', other)).toEqual([]);
  });
});

describe('the log of views', () => {
  it('has each view before anything is shown, and is read by the head of the case alone', async () => {
    const letter = await city.letter(DENUNCIATION);
    const grantId = await city.grant('stc-director', letter, 'stc-other');
    await city.open('stc-other', letter, { fields: ['address', 'phone'], reason: 'Gửi thông báo thụ lý' });
    await city.open('stc-other', letter, { fields: ['fullName'], reason: 'Mời đối thoại' });
    const { openings } = await city.openings('stc-director', letter);
    expect(openings).toMatchObject([
      {
        personName: 'Người stc-other',
        fields: ['fullName'],
        reason: 'Mời đối thoại',
        grantId,
        partyId: letter.sender,
      },
      {
        personName: 'Người stc-other',
        postTitle: 'Title stc-other',
        fields: ['address', 'phone'],
        reason: 'Gửi thông báo thụ lý',
      },
    ]);
    for (const who of ['stc-clerk', 'stc-official']) {
      await expectReason(city.openings(who, letter), 'PERMISSION_DENIED');
    }
    for (const who of ['stc-other', 'chairman', 'auditor']) {
      await expectReason(city.openings(who, letter), 'LETTER_NOT_FOUND');
    }
    const page = await city.openings('stc-director', letter, { pageSize: 1 });
    const rest = await city.openings('stc-director', letter, { pageSize: 1, pageToken: page.nextPageToken });
    expect([...page.openings, ...rest.openings].map(({ id }) => id)).toEqual(openings.map(({ id }) => id));
    const audited = await query<{ n: number }>(
      city.world.service.orm.em.fork(),
      `SELECT count(*)::int AS n FROM audit WHERE action = 'open_identity' AND details->>'letterId' = $1`,
      [letter.letterId],
    );
    expect(audited).toEqual([{ n: 2 }]);
  });

  it('keeps the log and forgets the people when the retention ends', async () => {
    const letter = await city.letter(COMPLAINT);
    await city.open('stc-official', letter);
    await city.identities.forget(letter.letterId);
    await expectReason(city.open('stc-official', letter), 'IDENTITY_FORGOTTEN');
    const { openings } = await city.openings('stc-director', letter);
    expect(openings).toMatchObject([{ personName: 'Người stc-official', reason: '' }]);
  });
});

describe('the denounced person and the unit', () => {
  const bar = async (
    letter: { letterId: string; denounced: string },
    who: string,
    unit: string,
  ): Promise<void> => {
    await city.put(
      'stc-clerk',
      { letterId: letter.letterId, sender: letter.denounced, denounced: '' },
      { denouncedPersonId: who && idOf(`person ${who}`), denouncedUnitId: idOf(unit) },
    );
  };

  it('are each kept away for themselves: a person who left the unit, a unit of which nobody is named', async () => {
    const left = await city.letter(COMPLAINT, { holder: 'official-th' });
    await city.open('official-th', left);
    await bar(left, 'official-th', 'ba-dinh');
    await expectReason(city.open('official-th', left), 'LETTER_NOT_FOUND');
    const nobody = await city.letter(COMPLAINT, { holder: 'stc-head' });
    await city.open('stc-head', nobody);
    await bar(nobody, '', 'stc-ns');
    await expectReason(city.open('stc-head', nobody), 'LETTER_NOT_FOUND');
    expect(await city.open('stc-clerk', nobody)).toMatchObject({ fullName: someone.fullName });
  });

  it('can never be granted nor open, not even what they handle', async () => {
    const letter = await city.letter(DENUNCIATION, { holder: 'stc-other' });
    const before = await city.grant('stc-director', letter, 'stc-head');
    expect(before).not.toBe('');
    await bar(letter, 'stc-official', 'stc-ns');
    for (const to of ['stc-official', 'stc-head']) {
      await expectReason(city.grant('stc-director', letter, to), 'GRANTEE_BARRED');
    }
    // Granted before the clerk knew who was denounced.
    await expectReason(city.open('stc-head', letter), 'LETTER_NOT_FOUND');
    await city.grant('stc-director', letter, 'stc-other');
    await city.open('stc-other', letter);
    const complaint = await city.letter(COMPLAINT, { holder: 'stc-official' });
    await bar(complaint, 'stc-official', 'stc-ns');
    await expectReason(city.open('stc-official', complaint), 'LETTER_NOT_FOUND');
  });

  it('are kept away by a lent post and by a later change of post, on either side', async () => {
    const lent = await city.letter(DENUNCIATION);
    await bar(lent, 'stc-official', 'stc-ns');
    await city.grant('stc-director', lent, 'stc-other');
    await city.open('stc-other', lent);
    await addDirectoryRows(city.world.service.orm, [
      delegationRow(DelegationKind.ABSENCE, 'stc-head', 'stc-other', '2020-01-01', ''),
    ]);
    await expectReason(city.open('stc-other', lent), 'LETTER_NOT_FOUND');
    const moved = await city.letter(DENUNCIATION);
    await bar(moved, 'stc-official', 'stc-ns');
    await city.grant('stc-director', moved, 'official-th');
    await city.open('official-th', moved);
    await addDirectoryRows(city.world.service.orm, [
      delegationRow(DelegationKind.SIGNING, 'head-th', 'stc-official', '2020-01-01', ''),
    ]);
    await expectReason(city.open('official-th', moved), 'LETTER_NOT_FOUND');
  });

  it('do not decide: the denounced head sees nothing, the head of a denounced colleague decides without looking', async () => {
    const own = await city.letter(DENUNCIATION);
    await bar(own, 'stc-director', 'stc');
    await expectReason(city.grant('stc-director', own, 'stc-director'), 'LETTER_NOT_FOUND');
    await expectReason(city.openings('stc-director', own), 'LETTER_NOT_FOUND');
    const colleague = await city.letter(DENUNCIATION);
    await city.grant('stc-director', colleague, 'stc-director');
    await bar(colleague, 'stc-clerk', 'stc');
    await expectReason(city.open('stc-clerk', colleague), 'LETTER_NOT_FOUND');
    await city.grant('stc-director', colleague, 'chief');
    await expectReason(city.open('stc-director', colleague), 'IDENTITY_SEALED');
    expect(await city.open('chief', colleague)).toMatchObject({ fullName: someone.fullName });
    expect((await city.openings('stc-director', colleague)).openings).toHaveLength(1);
  });
});

describe('bad input', () => {
  it('is refused by field and rule, and no sentence quotes what was typed', async () => {
    const letter = await city.letter(COMPLAINT);
    const secret = 'Nguyễn Bí Mật';
    const bad = { ...someone, fullName: secret.repeat(40), phone: secret, email: secret, birthYear: 1700 };
    const put = await expectReason(city.put('stc-clerk', letter, { identity: bad }), 'FIELD_INVALID', [
      'identity.birthYear',
      'identity.email',
      'identity.fullName',
      'identity.phone',
    ]);
    expect(JSON.stringify(put)).not.toContain(secret);
    await expectReason(city.put('stc-clerk', letter, { identity: undefined }), 'FIELD_INVALID', ['identity']);
    const person = idOf('person stc-official');
    await expectReason(
      city.put('stc-clerk', letter, { denouncedPersonId: person, denouncedUnitId: idOf('stc') }),
      'FIELD_INVALID',
      ['denouncedPersonId'],
    );
    const opened = await expectReason(
      city.open('stc-official', letter, { fields: [secret], reason: ' ' }),
      'FIELD_INVALID',
      ['fields[0]', 'reason'],
    );
    expect(JSON.stringify(opened)).not.toContain(secret);
    await expectReason(city.open('stc-official', letter, { fields: [] }), 'FIELD_INVALID', ['fields']);
    const late = new Date(Date.now() + 61 * 86_400_000);
    await expectReason(city.grant('stc-director', letter, 'stc-head', { endTime: late }), 'FIELD_INVALID', [
      'endTime',
    ]);
    await expectReason(city.grant('stc-director', letter, 'nobody'), 'GRANTEE_NOT_FOUND');
    await expectReason(city.revoke('stc-director', letter, randomUUID()), 'GRANT_NOT_FOUND');
  });

  it('is the same call twice, and another one under the same request id', async () => {
    const letter = await city.letter(DENUNCIATION);
    const requestId = randomUUID();
    const first = await city
      .grant('stc-director', letter, 'stc-head', {
        requestId,
        endTime: new Date(Date.now() + 7_200_000),
        reason: 'a',
      })
      .catch(String);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    await expectReason(
      city.grant('stc-director', letter, 'stc-head', { requestId, reason: 'b' }),
      'REQUEST_ID_REUSED',
    );
    const put = { requestId: randomUUID() };
    await city.put('stc-clerk', letter, put);
    await city.put('stc-clerk', letter, put);
    await expectReason(
      city.put('stc-clerk', letter, { ...put, identity: { ...someone, fullName: 'Khác' } }),
      'REQUEST_ID_REUSED',
    );
  });
});
