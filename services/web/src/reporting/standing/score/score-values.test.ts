import { expect, it } from 'vitest';
import { vi } from '../../../i18n/vi/index.ts';
import {
  BLANK_EVIDENCE,
  checkScore,
  checkVerified,
  isLink,
  readEvidence,
  readPoints,
} from './score-values.ts';

const report = { title: ' Báo cáo số 12/BC-UBND ', link: '' };

it('points are typed as people here write them, from 0 to the most', () => {
  expect(readPoints('1,5', '2')).toBe('1.5');
  expect(readPoints('2', '2.0')).toBe('2');
  expect(['2,1', '-1', '1.5', '', 'hai'].map((typed) => readPoints(typed, '2'))).toEqual(
    Array.from({ length: 5 }),
  );
});

it('points need evidence, no points need none', () => {
  const of = (points: string, evidence = [BLANK_EVIDENCE]) =>
    Object.keys(checkScore({ points, note: '', evidence }, '2', vi));
  expect(of('1,5')).toEqual(['evidence[0].title']);
  expect(of('1,5', [report])).toEqual([]);
  expect(of('0')).toEqual([]);
  expect(of('3', [report])).toEqual(['points']);
});

it('a link without a document, and what is no link, are said beside their field', () => {
  const evidence = [
    report,
    { title: '', link: 'https://baro.test/1' },
    { title: 'Ảnh', link: 'javascript:x' },
  ];
  expect(Object.keys(checkScore({ points: '1', note: '', evidence }, '2', vi))).toEqual([
    'evidence[1].title',
    'evidence[2].link',
  ]);
  expect(['', '/tasks/1', 'https://baro.test/a', '//baro.test', 'http://baro.test'].map(isLink)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

it('blank lines of evidence are not sent', () => {
  expect(readEvidence([BLANK_EVIDENCE, report])).toEqual([{ title: 'Báo cáo số 12/BC-UBND', link: '' }]);
});

it('verified points that differ need a reason', () => {
  const of = (points: string, note: string) =>
    Object.keys(checkVerified({ points, note }, { most: '2', selfPoints: '1.50' }, vi));
  expect(of('1,5', '')).toEqual([]);
  expect(of('1', '')).toEqual(['note']);
  expect(of('1', 'Thiếu một tài liệu')).toEqual([]);
  expect(of('x', '')).toEqual(['points']);
});
