import { eventually } from '@baro/chassis/testing';
import { importLaw } from '@baro/tools/testing/import-law.ts';
import { logins } from '../ledger/scene.ts';
import { begin } from '../telemetry/watched.ts';
import type { Watched } from '../telemetry/watched.ts';
import { newMark, newNumber } from './marks.ts';
import type { Mark, Place } from './marks.ts';
import { exportPeriod, lookUp, makePapers, resolveDenunciation } from './resolution.ts';
import { visit } from './visit.ts';

/** An identity whose every field is a mark. */
function markedIdentity(who: string): { identity: Record<string, string>; marks: Mark[] } {
  const marks = [
    newMark(`${who}.fullName`, 'Đặng Nguyễn Quỳnh'),
    newNumber(`${who}.documentNumber`),
    newMark(`${who}.address`, 'Số 7 ngõ Quỷnh Khuỵu phường Nghễnh'),
    newNumber(`${who}.phone`),
    newMark(`${who}.note`, 'Viết tay nghiêng Quệch Quoạc'),
  ];
  const identity = Object.fromEntries(marks.map(({ field, text }) => [field.split('.')[1] ?? '', text]));
  // A mark an address can hold: without accents and blanks.
  const email = newMark(`${who}.email`, '');
  email.text = `${email.text.trim()}@example.vn`;
  return { identity: { ...identity, email: email.text }, marks: [...marks, email] };
}

const sender = markedIdentity('sender');
const corrected = markedIdentity('corrected');
const denounced = markedIdentity('denounced');
const refused = markedIdentity('refused');
const visitor = markedIdentity('visitor');
const reasons = ['grant', 'opening', 'revocation', 'paper'].map((kind) =>
  newMark(`reason.${kind}`, 'Mời bà Quỵnh Nghuyễn'),
);
const paper = newMark('paper.name', 'Giấy khai sinh của Đặng Nguyễn Quỳnh');

/** Everything that may stand nowhere. */
export const marks: readonly Mark[] = [
  ...sender.marks,
  ...corrected.marks,
  ...denounced.marks,
  ...refused.marks,
  ...visitor.marks,
  ...reasons,
  paper,
];

type Answer = Record<string, unknown>;

/**
 * Lives through a whole denunciation whose people are marked, to its published conclusion, with refusals on the way.
 * @returns every answer but the openings, as what a page or an export would be made of
 */
export async function runMarked(watched: Watched): Promise<Place[]> {
  const kept: Place[] = [];
  // Nothing is accepted without the law's own term.
  await importLaw(watched.platform, ['denunciations', 'reception']);
  const keep = (name: string, answer: Answer): Answer => {
    kept.push({ name: `export ${name}`, bytes: Buffer.from(JSON.stringify(answer)) });
    return answer;
  };
  const unitId = watched.units[0]?.id ?? '';
  const person = (index: number): string => watched.units[0]?.posts[index]?.personId ?? '';
  const letter = {
    unitId,
    channel: 'LETTER_CHANNEL_POST',
    receiveTime: begin.toISOString(),
    summary: 'Tố cáo việc cấp phát kinh phí sai quy định',
    text: 'Nội dung vụ việc',
    peopleCount: 1,
    parties: [
      { role: 'PARTY_ROLE_SENDER', signed: true, identity: sender.identity },
      { role: 'PARTY_ROLE_DENOUNCED', identity: denounced.identity },
    ],
    originals: [{ name: 'Đơn tố cáo', pages: 3, original: true, condition: 'Nguyên vẹn' }],
  };
  const received = keep('receive', (await watched.done(logins.clerk, '/v1/letters', { letter })).answer);
  const { id, parties } = received['letter'] as { id: string; parties: { partyId: string }[] };
  const [from, against] = parties.map(({ partyId }) => `/v1/letters/${id}/parties/${partyId}`);
  const as = async (who: string, path: string, body?: object): Promise<Answer> =>
    keep(path, (await watched.done(who, path, body)).answer);
  const no = async (who: string, path: string, body?: object): Promise<void> => {
    const { status, answer } = await watched.ask(who, path, body);
    if (status < 400 || status >= 500) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
    keep(`refusal ${path}`, answer);
  };
  await no(logins.clerk, '/v1/letters', {
    letter: { ...letter, unitId: 'không phải mã', parties: [{ identity: refused.identity }] },
  });
  await no(logins.clerk, '/v1/letters', {
    letter: { ...letter, originals: [{ name: `${paper.text} ${sender.identity['fullName']}`, pages: 1 }] },
  });
  await as(logins.clerk, `${from}:put`, { identity: corrected.identity });
  await as(logins.clerk, `${against}:put`, {
    identity: denounced.identity,
    denouncedPersonId: watched.units[1]?.posts[1]?.personId,
    denouncedUnitId: watched.units[1]?.id,
  });
  await no(logins.clerk, `${from}:put`, { identity: { ...refused.identity, birthYear: 1 } });
  const asks = { as, no, kept };
  await visit(watched, asks, visitor.identity);
  const axes = { branch: 'LETTER_BRANCH_ADMINISTRATIVE', eligible: true, competent: true };
  await as(logins.clerk, `/v1/letters/${id}:classify`, {
    classification: { ...axes, content: 'LETTER_CONTENT_DENUNCIATION' },
  });
  const endTime = new Date(Date.parse('2026-03-20T09:00:00+07:00')).toISOString();
  const [grantReason, openReason, revokeReason, paperReason = ''] = reasons.map(({ text }) => text);
  const grant = { personId: person(2), endTime, reason: grantReason };
  const { grantId } = await as(logins.leader, `/v1/letters/${id}/grants`, grant);
  await no(logins.leader, `/v1/letters/${id}/grants`, {
    ...grant,
    personId: watched.units[1]?.posts[1]?.personId,
  });
  const fields = ['fullName', 'documentNumber', 'address', 'phone', 'email', 'note'];
  const open = { fields, reason: openReason };
  const shown = (await watched.done(logins.official, `${from}:openIdentity`, open)).answer;
  const name = corrected.identity['fullName'] ?? '';
  if (!JSON.stringify(shown).includes(name)) throw new Error('nothing was opened');
  await no(logins.clerk, `${from}:openIdentity`, open);
  await no(logins.director, `${from}:openIdentity`, open);
  await as(logins.clerk, `/v1/letters/${id}`);
  await as(logins.clerk, `/v1/letters?query=${encodeURIComponent('kinh phí')}`);
  await as(logins.clerk, `/v1/letters?query=${encodeURIComponent('Đặng')}`);
  await resolveDenunciation(watched, asks, { id, name });
  await makePapers(watched, asks, { id, name, reason: paperReason });
  await lookUp(watched, asks, id);
  await exportPeriod(watched, asks);
  // Only the head reads why, and that is an opening too: it goes into no export.
  await watched.done(logins.leader, `/v1/letters/${id}/openings`);
  await watched.done(logins.leader, `/v1/letters/${id}/grants`);
  await as(logins.leader, `/v1/letters/${id}/grants/${String(grantId)}:revoke`, { reason: revokeReason });
  kept.push({ name: 'export metrics', bytes: Buffer.from(await watched.scrape('complaints')) });
  await eventually(() => {
    if (!watched.receiver.spans.some((span) => span.name.includes('OpenIdentity'))) {
      throw new Error('no span yet');
    }
  });
  return kept;
}
