import { afterEach, describe, expect, it, vi as fake } from 'vitest';
import type { Letter } from '../../api/types.ts';
import { vi } from '../../i18n/vi/index.ts';
import { checkAnswers, isAsked } from '../../item/simple-act.ts';
import { letterAct, orderedLetterActs } from './letter-acts.ts';
import type { LetterActTarget } from './letter-fields.ts';

const ours = { content: 'LETTER_CONTENT_COMPLAINT', eligible: true, competent: true };
const codes = ['a', 'b', 'c', 'd', 'dd', 'e', 'g'].map((code) => ({
  kind: 'LEGAL_CODE_KIND_COMPLEXITY',
  code,
  nameVi: `Tiêu chí ${code}`,
  legalRef: 'NĐ 155/2026/NĐ-CP',
}));

function target(letter: Letter = {}): LetterActTarget {
  return { letter: { id: 'l', ...letter }, codes, unitId: 'u', m: vi, language: 'vi' };
}

function actOf(action: string, letter: Letter = {}) {
  const act = letterAct(action, target(letter));
  if (act === undefined) throw new Error(`no act ${action}`);
  return act;
}

/** Bodies that were sent. */
function catchBodies(): unknown[] {
  const bodies: unknown[] = [];
  fake.stubGlobal('fetch', (path: string, { body }: { body: string }) => {
    bodies.push([path, JSON.parse(body)]);
    return Promise.resolve(new Response('{"letter":{}}'));
  });
  return bodies;
}

afterEach(() => fake.unstubAllGlobals());

describe('the acts on a letter', () => {
  it('are those allowed, the likeliest first, without what would only be refused', () => {
    const allowedActions = ['ClassifyLetter', 'DisposeLetter', 'AcceptComplaint', 'RefuseComplaint'];
    expect(orderedLetterActs({ allowedActions, classification: ours })).toEqual([
      'AcceptComplaint',
      'DisposeLetter',
      'RefuseComplaint',
      'ClassifyLetter',
    ]);
    expect(orderedLetterActs({ allowedActions, classification: { ...ours, competent: false } })).toEqual([
      'DisposeLetter',
      'RefuseComplaint',
      'ClassifyLetter',
    ]);
    expect(orderedLetterActs({ allowedActions: ['RecordDialogue'] })).toEqual([]);
    const complaint = { dialogues: [{ id: 'd', holdTime: '2026-07-30T01:30:00Z' }] };
    expect(orderedLetterActs({ allowedActions: ['RecordDialogue'], complaint })).toEqual(['RecordDialogue']);
    expect(actOf('RecordDialogue', { complaint }).initial).toEqual({ dialogueId: 'd' });
  });

  it('have each a title and questions', () => {
    for (const action of Object.keys(vi.complaint.acts)) {
      expect(actOf(action).title).not.toBe(action);
      expect(actOf(action).fields.length).toBeGreaterThan(0);
    }
  });
});

describe('classifying', () => {
  const asked = (answers: Record<string, string>): string[] =>
    actOf('ClassifyLetter')
      .fields.filter((field) => isAsked(field, answers))
      .map(({ name }) => name);

  it('asks of a second complaint what it asks of no other letter', () => {
    const second = { content: 'LETTER_CONTENT_COMPLAINT', instance: 'COMPLAINT_INSTANCE_SECOND' };
    expect(asked(second)).toContain('previousLetterId');
    // The instance answered before is no answer any more.
    expect(asked({ ...second, content: 'LETTER_CONTENT_FEEDBACK' })).toEqual([
      'content',
      'branch',
      'eligible',
      'competent',
    ]);
    expect(asked({ eligible: 'false', competent: 'false' })).toEqual(
      expect.arrayContaining(['ineligibleCode', 'competentBody']),
    );
  });

  it('sends yes and no as such, and nothing that was not asked', async () => {
    const bodies = catchBodies();
    const answers = {
      content: 'LETTER_CONTENT_FEEDBACK',
      eligible: 'true',
      competent: 'false',
      instance: '',
    };
    await actOf('ClassifyLetter').send({ ...answers, etag: '3' }, 'r');
    expect(bodies).toEqual([
      [
        '/v1/letters/l:classify',
        {
          classification: { content: 'LETTER_CONTENT_FEEDBACK', eligible: true, competent: false },
          etag: '3',
          requestId: 'r',
        },
      ],
    ]);
  });
});

describe('complexity', () => {
  it('offers the seven criteria of the law and sends those ticked as a list', async () => {
    const act = actOf('DetermineComplexity');
    const field = act.fields[0];
    expect(field?.kind === 'many' && field.options).toHaveLength(7);
    expect(checkAnswers(act, { codes: '', numberSymbol: '2/QĐ' })).toEqual({
      codes: vi.complaintForm.criteriaMissing,
    });
    const bodies = catchBodies();
    await act.send({ codes: 'a,dd', numberSymbol: '2/QĐ' }, 'r');
    expect(bodies).toEqual([
      ['/v1/letters/l:determineComplexity', { codes: ['a', 'dd'], numberSymbol: '2/QĐ', requestId: 'r' }],
    ]);
  });
});

describe('disposing', () => {
  it('asks for a number unless the letter is filed', () => {
    const act = actOf('DisposeLetter');
    const note = 'Chuyển';
    expect(checkAnswers(act, { outcome: 'LETTER_STATE_FILED', numberSymbol: '', note })).toEqual({});
    expect(checkAnswers(act, { outcome: 'LETTER_STATE_GUIDED', numberSymbol: '', note })).toEqual({
      numberSymbol: vi.complaintForm.numberMissing,
    });
  });
});

describe('withdrawing', () => {
  it('offers the people who have not withdrawn, masked, and sends none for all', async () => {
    const parties = [
      { partyId: 'p1', role: 'PARTY_ROLE_SENDER' },
      { partyId: 'p2', role: 'PARTY_ROLE_SENDER', withdrawTime: '2026-07-01T00:00:00Z' },
    ];
    const act = actOf('WithdrawComplaint', { parties, classification: ours });
    const field = act.fields[0];
    expect(field?.kind === 'many' && field.options).toEqual([
      { value: 'p1', label: '1. Người khiếu nại (được giữ bí mật)' },
    ]);
    const bodies = catchBodies();
    await act.send({ partyIds: '', numberSymbol: '9/QĐ' }, 'r');
    expect(bodies).toEqual([['/v1/letters/l:withdraw', { numberSymbol: '9/QĐ', requestId: 'r' }]]);
  });
});
