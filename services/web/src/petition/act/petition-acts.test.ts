import { describe, expect, it, vi as spies } from 'vitest';
import type { Petition } from '../../api/types.ts';
import { vi } from '../../i18n/vi/index.ts';
import { checkAnswers, readAnswers } from '../../item/simple-act.ts';
import { orderedActs, petitionAct, proposedDue } from './petition-acts.ts';

const petition: Petition = { id: 'p', unitId: 'c', leadUnitId: 'l', allowedActions: [] };
const actOf = (name: string) => petitionAct(name, { petition, unitId: 'u', sessions: [], m: vi });

describe('orderedActs', () => {
  const allowedActions = ['RaisePetition', 'ClassifyPetition', 'AssignPetition'];

  it('offers what is allowed and no more, the likeliest first', () => {
    const classified = { level: 'PETITION_LEVEL_CITY', field: 'PETITION_FIELD_URBAN', allowedActions };
    expect(orderedActs(classified)).toEqual(['AssignPetition', 'ClassifyPetition', 'RaisePetition']);
    expect(orderedActs({})).toEqual([]);
  });

  it('classifies first what is not classified', () => {
    expect(orderedActs({ allowedActions })[0]).toBe('ClassifyPetition');
  });
});

describe('proposedDue', () => {
  it('is the first proposal as it would be typed, while it is ahead', () => {
    const dueProposals = [{ dueTime: '2026-12-21T17:00:00Z' }];
    expect(proposedDue({ dueProposals }, new Date('2026-12-01T00:00:00Z'))).toBe('21/12/2026');
    expect(proposedDue({ dueProposals }, new Date('2026-12-24T00:00:00Z'))).toBe('');
    expect(proposedDue({})).toBe('');
  });
});

describe('petitionAct', () => {
  it('has questions or a yes for every act but accepting, which is done at once', () => {
    const names = orderedActs({ allowedActions: Object.keys(vi.act) });
    expect(names).toHaveLength(14);
    expect(names.filter((name) => actOf(name) === undefined)).toEqual(['AcceptPetition']);
  });

  it('asks for the committed day of what is scheduled, and of nothing else', () => {
    const act = actOf('ClaimResult');
    if (act === undefined) throw new Error('no act');
    const faults = (answers: Record<string, string>) => checkAnswers(act, readAnswers(act.fields, answers));
    expect(faults({ resultClass: 'RESULT_CLASS_SCHEDULED', text: 'x' })).toEqual({
      dueDate: vi.petitionForm.resultDueMissing,
    });
    expect(faults({ resultClass: 'RESULT_CLASS_DONE', text: 'x' })).toEqual({});
  });

  it('asks for the reason of an answer that says not possible', () => {
    const check = (resultClass: string) =>
      actOf('SubmitAnswer')?.check?.({ resultClass, resultText: '', text: 'x' });
    expect(check('RESULT_CLASS_NOT_POSSIBLE')).toEqual({ resultText: vi.petitionForm.reasonMissing });
    expect(check('RESULT_CLASS_DONE')).toEqual({});
  });

  it('sends the voters as a line of its own, without what was left empty', async () => {
    const fetch = spies.fn(async (_path: string, _call: { body: string }) => Response.json({ petition }));
    spies.stubGlobal('fetch', fetch);
    const answers = { sessionId: 's', timing: '', localityName: 'Xã A', words: 'w', etag: '3' };
    await actOf('RaisePetition')?.send(answers, 'r');
    const [path, call] = fetch.mock.calls[0] ?? [];
    expect(path).toBe('/v1/petitions/p:raise');
    expect(JSON.parse(call?.body ?? '')).toEqual({
      raising: { sessionId: 's', localityName: 'Xã A', words: 'w' },
      etag: '3',
      requestId: 'r',
    });
    spies.unstubAllGlobals();
  });
});
