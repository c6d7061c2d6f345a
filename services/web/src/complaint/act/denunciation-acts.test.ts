import { afterEach, describe, expect, it, vi as fake } from 'vitest';
import type { Letter } from '../../api/types.ts';
import { vi } from '../../i18n/vi/index.ts';
import { checkAnswers, isAsked } from '../../item/simple-act.ts';
import { letterAct, orderedLetterActs } from './letter-acts.ts';
import { toClassification } from './classification-fields.ts';

const classification = { content: 'LETTER_CONTENT_DENUNCIATION', eligible: true, competent: true };
const codes = ['a', 'b', 'c', 'd', 'dd', 'e', 'g'].map((code) => ({
  kind: 'LEGAL_CODE_KIND_DENUNCIATION_COMPLEXITY',
  code,
  nameVi: `Tiêu chí ${code}`,
  legalRef: 'NĐ 31/2019/NĐ-CP Đ.3',
}));

function actOf(action: string, letter: Letter = {}) {
  const whole = { id: 'l', classification, ...letter };
  const act = letterAct(action, { letter: whole, codes, unitId: 'u', m: vi, language: 'vi' });
  if (act === undefined) throw new Error(`no act ${action}`);
  return act;
}

function catchBodies(): unknown[] {
  const bodies: unknown[] = [];
  fake.stubGlobal('fetch', (path: string, { body }: { body: string }) => {
    bodies.push([path, JSON.parse(body)]);
    return Promise.resolve(new Response('{"letter":{}}'));
  });
  return bodies;
}

afterEach(() => fake.unstubAllGlobals());

describe('the acts on a denunciation', () => {
  it('have each a title, and what would only be refused is not offered', () => {
    for (const action of Object.keys(vi.denunciation.acts)) expect(actOf(action).title).not.toBe(action);
    const allowedActions = ['NotifyAcceptance', 'RecordReport', 'RequestReport', 'AcceptDenunciation'];
    expect(orderedLetterActs({ allowedActions, classification })).toEqual([
      'RequestReport',
      'AcceptDenunciation',
      'NotifyAcceptance',
    ]);
    const denunciation = { notifyTime: '2026-07-01T00:00:00Z', reportRequestTime: '2026-07-01T00:00:00Z' };
    const later = { allowedActions, denunciation, classification: { ...classification, competent: false } };
    expect(orderedLetterActs(later)).toEqual(['RecordReport']);
  });

  it('ask for evidence and for a ground only where the law does', () => {
    const names = (more: object): string[] =>
      actOf('AcceptDenunciation', { classification: { ...classification, ...more } }).fields.map(
        ({ name }) => name,
      );
    const always = ['numberSymbol', 'basis', 'acceptedContent'];
    expect(names({})).toEqual(always);
    expect(names({ againstResolver: true })).toEqual([...always, 'evidence']);
    expect(names({ further: 'FURTHER_DENUNCIATION_AFTER_CONCLUSION' })).toEqual([...always, 'groundCode']);
  });

  it('send an extension with its criteria as a list and its days as a number, on the path of denunciations', async () => {
    const bodies = catchBodies();
    await actOf('ExtendResolution').send({ codes: 'a,dd', days: '30', numberSymbol: '2/QĐ' }, 'r');
    expect(bodies).toEqual([
      ['/v1/denunciations/l:extend', { codes: ['a', 'dd'], days: 30, numberSymbol: '2/QĐ', requestId: 'r' }],
    ]);
  });

  it('ask for written grounds where it goes on, and for a number unless information is filed', () => {
    const goesOn = { continueCode: 'violation', continueGrounds: '' };
    expect(checkAnswers(actOf('WithdrawDenunciation'), goesOn)).toEqual({
      continueGrounds: vi.denunciationForm.groundsMissing,
    });
    const facts = { violatorClear: 'true', evidenceGiven: 'true', verifiable: 'true', note: 'n' };
    const handled = { ...facts, code: 'inspect', numberSymbol: '' };
    expect(checkAnswers(actOf('HandleInformation'), handled)).toEqual({
      numberSymbol: vi.complaintForm.numberMissing,
    });
    expect(checkAnswers(actOf('HandleInformation'), { ...handled, code: 'file' })).toEqual({});
  });

  it('ask for the notice to the denouncer when one is passed on, and of no other letter', () => {
    const asks = (letter: Letter, outcome: string): boolean =>
      actOf('DisposeLetter', letter).fields.some(
        (field) => field.name === 'noticeNumberSymbol' && isAsked(field, { outcome }),
      );
    expect(asks({}, 'LETTER_STATE_TRANSFERRED')).toBe(true);
    expect(asks({}, 'LETTER_STATE_FILED')).toBe(false);
    const complaint = { ...classification, content: 'LETTER_CONTENT_COMPLAINT' };
    expect(asks({ classification: complaint }, 'LETTER_STATE_TRANSFERRED')).toBe(false);
  });

  it('name the earlier denunciation when it is classified', () => {
    const answers = { content: classification.content, severalPlaces: 'true', earlierLetterId: 'e' };
    expect(toClassification(answers)).toEqual({
      content: classification.content,
      severalPlaces: true,
      previousLetterId: 'e',
    });
  });
});
