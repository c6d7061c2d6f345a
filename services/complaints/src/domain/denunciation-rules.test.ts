import { LetterContent, LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { describe, expect, it } from 'vitest';
import { extensionVariant, isSenderUnknown, isSubstantiated, mayEndAs } from './denunciation-rules.ts';

const { COMPLAINT, DENUNCIATION, SEVERAL } = LetterContent;
const { TRANSFERRED, GUIDED, RETURNED, FILED } = LetterState;
const ours = {
  content: DENUNCIATION,
  anonymous: false,
  eligible: true,
  ineligibleCode: '',
  competent: true,
} as const;
const away = { ...ours, competent: false };
const faulty = (ineligibleCode: string) => ({ ...ours, eligible: false, ineligibleCode });

describe('what may become of a letter that is not resolved here', () => {
  it.each([
    ['a denunciation of ours', ours, []],
    ['one for another body', away, [TRANSFERRED, GUIDED]],
    ['a complaint for another body', { ...away, content: COMPLAINT }, [TRANSFERRED, GUIDED, RETURNED]],
    ['several contents', { ...ours, content: SEVERAL }, [GUIDED]],
    ['one the competent body has', faulty('several_addressees'), [FILED]],
    ['one that was passed on before', faulty('transferred_before'), [FILED]],
    ['one that cannot be read', faulty('illegible'), [GUIDED, FILED]],
    ['one nobody signed with a name', faulty('no_name_address'), []],
    ['an anonymous one', { ...faulty('illegible'), anonymous: true }, []],
  ])('%s', (_, letter, expected) => {
    expect([TRANSFERRED, GUIDED, RETURNED, FILED].filter((outcome) => mayEndAs(letter, outcome))).toEqual(
      expected,
    );
  });
});

it.each([
  ['', false, false],
  ['', true, true],
  ['unsigned', false, false],
  ['impersonated', false, true],
  ['wrong_form', false, true],
])('code %j, anonymous %s: sender unknown %s', (ineligibleCode, anonymous, unknown) => {
  expect(isSenderUnknown({ content: DENUNCIATION, anonymous, ineligibleCode })).toBe(unknown);
  expect(isSenderUnknown({ content: COMPLAINT, anonymous, ineligibleCode })).toBe(false);
});

it('looks into information only with violator, evidence and a way to verify it', () => {
  const all = { violatorClear: true, evidenceGiven: true, verifiable: true };
  expect(isSubstantiated(all)).toBe(true);
  for (const fact of Object.keys(all)) expect(isSubstantiated({ ...all, [fact]: false })).toBe(false);
});

it.each([
  [1, 'complex'],
  [2, 'especially_complex'],
  [7, 'especially_complex'],
])('%i criteria are %s', (criteria, variant) => {
  expect(extensionVariant(criteria, 2)).toBe(variant);
});
