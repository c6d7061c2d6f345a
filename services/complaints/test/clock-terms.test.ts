import { ComplaintInstance, ComplaintKind, LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import { describe, expect, it } from 'vitest';
import { lawRows } from '@baro/tools/testing/law-rows.ts';
import { termOf } from '../src/domain/clock-terms.ts';
import type { ClockStep, TermFacts } from '../src/domain/clock-terms.ts';

const { ADMINISTRATIVE, DISCIPLINE, DISMISSAL } = ComplaintKind;
const { FIRST, SECOND } = ComplaintInstance;
const plain: TermFacts = {
  content: LetterContent.COMPLAINT,
  complaintKind: ADMINISTRATIVE,
  instance: FIRST,
  remote: false,
  unanswered: false,
  complex: false,
  competent: true,
  severalPlaces: false,
  further: 0,
};
const denunciation = { content: LetterContent.DENUNCIATION, complaintKind: 0, instance: 0 } as const;
const second = { instance: SECOND };
const discipline = { complaintKind: DISCIPLINE };
const remote = { remote: true };

const cases: [ClockStep, Partial<TermFacts>, string][] = [
  ['accept', { content: LetterContent.UNSPECIFIED, complaintKind: 0, instance: 0 }, 'complaints.accept'],
  ['accept', {}, 'complaints.accept'],
  ['accept', second, 'complaints.accept'],
  ['accept', discipline, 'complaints.discipline.accept'],
  ['accept', denunciation, 'denunciations.check'],
  ['accept', { ...denunciation, severalPlaces: true }, 'denunciations.check.several_places'],
  ['accept', { ...denunciation, competent: false }, 'denunciations.transfer'],
  ['accept', { ...denunciation, further: 1 }, 'denunciations.continued.report'],
  ['accept', { ...denunciation, further: 2 }, 'denunciations.continued.review'],
  ['acceptance_notice', denunciation, 'denunciations.acceptance.notify'],
  ['resolve', { ...denunciation, remote: true }, 'denunciations.resolve'],
  ['suspension_send', denunciation, 'denunciations.suspension.send'],
  ['conclusion_send', denunciation, 'denunciations.conclusion.send'],
  ['conclusion_publish', denunciation, 'denunciations.conclusion.publish'],
  ['report_answer', denunciation, 'denunciations.continued.answer'],
  ['resolve', {}, 'complaints.resolve.first.ordinary'],
  ['resolve', { complex: true }, 'complaints.resolve.first.complex'],
  ['resolve', remote, 'complaints.resolve.first.ordinary.remote'],
  ['resolve', { ...remote, complex: true }, 'complaints.resolve.first.complex.remote'],
  ['resolve', second, 'complaints.resolve.second.ordinary'],
  ['resolve', { ...second, complex: true }, 'complaints.resolve.second.complex'],
  ['resolve', { ...second, ...remote }, 'complaints.resolve.second.ordinary.remote'],
  ['resolve', { ...second, ...remote, complex: true }, 'complaints.resolve.second.complex.remote'],
  ['resolve', { ...discipline, ...remote }, 'complaints.discipline.resolve.ordinary'],
  ['resolve', { ...discipline, ...second, complex: true }, 'complaints.discipline.resolve.complex'],
  ['send', {}, 'complaints.decision.send.first'],
  ['send', second, 'complaints.decision.send.second'],
  ['effect', {}, 'complaints.decision.effect'],
  ['effect', { ...second, ...remote }, 'complaints.decision.effect.remote'],
  ['lodge', remote, 'complaints.lodge'],
  ['lodge', second, 'complaints.lodge.second'],
  ['lodge', { ...second, ...remote }, 'complaints.lodge.second.remote'],
  ['lodge', { ...second, unanswered: true }, 'complaints.lodge.second.unanswered'],
  ['lodge', { ...second, ...remote, unanswered: true }, 'complaints.lodge.second.unanswered.remote'],
  ['lodge', discipline, 'complaints.discipline.lodge.first'],
  ['lodge', { ...discipline, ...second }, 'complaints.discipline.lodge.second'],
  ['lodge', { ...second, complaintKind: DISMISSAL }, 'complaints.discipline.lodge.second.dismissal'],
  ['lodge', { complaintKind: DISMISSAL }, 'complaints.discipline.lodge.first'],
  ['suspension_send', {}, 'complaints.suspension.send'],
  ['dialogue_notice', {}, 'complaints.dialogue.notify'],
];

describe('the row of the law a step is counted by', () => {
  const codes = new Set(lawRows().legalTerms.map(({ code }) => code));

  it.each(cases)('%s of %o is %s, which the directory has', (step, facts, code) => {
    const { procedure, step: termStep, variant } = termOf(step, { ...plain, ...facts });
    expect([procedure, termStep, variant].filter(Boolean).join('.')).toBe(code);
    expect(codes).toContain(code);
  });

  it('is looked at for every row but the day a suspension is decided, and extensions, which are no steps', () => {
    const seen = new Set(cases.map(([, , code]) => code));
    const unseen = [...codes].filter((code) => /^(complaints|denunciations)\./.test(code) && !seen.has(code));
    expect(unseen).toEqual([
      'complaints.suspension.decide',
      'denunciations.extend.complex',
      'denunciations.extend.especially_complex',
    ]);
  });
});
