import { plain } from '@baro/chassis';
import { TaskSourceKind } from '@baro/proto/baro/tasks/v1/resources';

/** Who issues what, by the words of an issuer, most telling first. */
const byIssuer: readonly (readonly [RegExp, TaskSourceKind])[] = [
  [/hoi dong nhan dan|^hdnd/, TaskSourceKind.COUNCIL_RESOLUTION],
  [/thanh uy|tinh uy/, TaskSourceKind.PARTY_DOCUMENT],
  [/uy ban nhan dan|^ubnd|^tinh |^thanh pho /, TaskSourceKind.CITY_DOCUMENT],
  [
    /chinh phu|thu tuong|^bo |^ban chap hanh trung uong|quoc hoi|^cuc |^tong cuc/,
    TaskSourceKind.CENTRAL_DOCUMENT,
  ],
];

/** The same by the part of a symbol that names the issuing body (NĐ 30/2020 Phụ lục I). */
const bySymbol: readonly (readonly [RegExp, TaskSourceKind])[] = [
  [/-hdnd/, TaskSourceKind.COUNCIL_RESOLUTION],
  [/[-/]tu$/, TaskSourceKind.PARTY_DOCUMENT],
  [/[-/]ubnd/, TaskSourceKind.CITY_DOCUMENT],
  [/-ttg|-cp$|vpcp|\/qh\d+|ubtvqh|[-/]tw$|[-/]b[a-z]+-?/, TaskSourceKind.CENTRAL_DOCUMENT],
];

/** Kind of a source as its issuer's name says, else its symbol. */
export function sourceKindOf(issuerName: string, numberSymbol: string): TaskSourceKind {
  return find(byIssuer, plain(issuerName)) ?? find(bySymbol, plain(numberSymbol)) ?? TaskSourceKind.OTHER;
}

function find(
  rules: readonly (readonly [RegExp, TaskSourceKind])[],
  words: string,
): TaskSourceKind | undefined {
  return rules.find(([form]) => form.test(words))?.[1];
}
