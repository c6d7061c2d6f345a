import { describe, expect, it } from 'vitest';
import { vi } from '../../i18n/vi/index.ts';
import {
  asksForCause,
  changeText,
  isLessBetter,
  isReached,
  placeText,
  ruleLines,
  valueText,
} from './standing-words.ts';

describe('a value', () => {
  it('stands with its interval and what it is counted from', () => {
    const share = { value: '83.3', measure: '%', counted: 50, among: 60, low: '71.9', high: '90.7' };
    expect(valueText(share, vi)).toBe('83,3 % (71,9–90,7 %) 50/60');
  });

  it('of few items says so, and of none that there is none', () => {
    const few = { value: '83.3', measure: '%', counted: 5, among: 6, low: '36', high: '97', few: true };
    expect(valueText(few, vi)).toBe('83,3 % (36–97 %) 5/6 ít việc, không xếp hạng');
    expect(valueText({ measure: '%' }, vi)).toBe('chưa có số');
    expect(valueText({ value: '12', measure: 'văn bản', counted: 12 }, vi)).toBe('12 văn bản 12 việc');
  });

  it('of a survey says who answered, and reaches nothing when it is only the city’s', () => {
    const criterion = { method: 'CRITERION_METHOD_SURVEY', target: '80' };
    const survey = { value: '84.1', measure: '%', among: 1200, low: '82', high: '86.2', criterion };
    expect(valueText(survey, vi)).toBe('84,1 % (82–86,2 %) 1.200 người trả lời');
    expect([survey, { ...survey, surveyOfCity: true }].map(isReached)).toEqual([true, undefined]);
  });

  it('that is no share is not called few, but is not placed either', () => {
    const count = { value: '412', measure: 'văn bản', counted: 412, few: true };
    expect(valueText(count, vi)).toBe('412 văn bản 412 việc số lượng, không xếp hạng');
  });
});

describe('a place', () => {
  it('says what it cannot be told apart from', () => {
    const place = { place: 12, bestPlace: 5, worstPlace: 30, peerCount: 126 };
    expect(placeText(place, vi)).toBe('hạng 12/126 (không phân biệt được với hạng 5–30)');
    expect(placeText({ place: 1, bestPlace: 1, worstPlace: 1, peerCount: 126 }, vi)).toBe('hạng 1/126');
    expect(placeText({ peerCount: 126 }, vi)).toBe('không xếp hạng');
    expect(placeText(undefined, vi)).toBe('không xếp hạng');
  });
});

describe('the good direction', () => {
  const falling = { zeroValue: '20', fullValue: '5' };

  it('is told by the rule: full points below none, or bands that rise', () => {
    expect(isLessBetter({ zeroValue: '50', fullValue: '100' })).toBe(false);
    expect(isLessBetter(falling)).toBe(true);
    expect(isLessBetter({ bands: [{ value: '9' }, { value: '10' }] })).toBe(true);
    expect(isLessBetter({ bands: [{ value: '100' }, { value: '90' }] })).toBe(false);
    expect(isLessBetter(undefined)).toBe(false);
  });

  it('decides whether a target is reached, as numbers and not as text', () => {
    const more = { target: '95', scoring: { zeroValue: '50', fullValue: '100' } };
    expect(isReached({ value: '100', criterion: more })).toBe(true);
    expect(isReached({ value: '94.9', criterion: more })).toBe(false);
    expect(isReached({ value: '9', criterion: { target: '10', scoring: falling } })).toBe(true);
    expect(isReached({ value: '', criterion: more })).toBeUndefined();
    expect(isReached({ value: '9', criterion: {} })).toBeUndefined();
  });
});

it('a change has its sign, and of shares is points', () => {
  expect(changeText('5.2', '%', vi)).toBe('+5,2 điểm %');
  expect(changeText('-3', 'ngày', vi)).toBe('−3 ngày');
  expect(changeText('0', '%', vi)).toBe('0 điểm %');
  expect(changeText('', '%', vi)).toBe('');
});

it('a unit that is worse, or better but slower, is asked for a cause; all units together are not', () => {
  const asking = ['TREND_RISING', 'TREND_RISING_SLOWER', 'TREND_LEVEL', 'TREND_FALLING'];
  expect(asking.map((trend) => asksForCause({ trend, place: {} }))).toEqual([false, true, false, true]);
  expect(asksForCause({ place: {} })).toBe(false);
  expect(asking.some((trend) => asksForCause({ trend }))).toBe(false);
});

it('a rule is said in words', () => {
  expect(ruleLines({ scoring: { zeroValue: '50', fullValue: '100' } }, '%', vi)).toEqual([
    '0 điểm ở 50 %, đủ điểm ở 100 %, ở giữa chia đều',
  ]);
  const bands = [
    { value: '5', points: '2' },
    { value: '10', points: '1' },
  ];
  expect(ruleLines({ scoring: { bands } }, 'ngày', vi)).toEqual([
    'đến 5 ngày: 2 điểm',
    'đến 10 ngày: 1 điểm',
  ]);
  expect(ruleLines({}, '', vi)).toEqual([]);
});
