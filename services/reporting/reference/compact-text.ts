import type { Breakdown, YearlyTarget } from '@baro/proto/baro/reporting/v1/resources';

/** `Giới tính*: nam=Nam; nu=Nữ | …`; the star says that the members add up to the whole. @throws Error naming the text */
export function readBreakdowns(text: string): Breakdown[] {
  return parts(text, ' | ').map((part) => {
    const [, name = '', star, members = ''] = /^([^:*]+)(\*?): (.+)$/.exec(part) ?? [];
    if (name === '') throw new Error(`breakdown is not "name: code=name; …": ${part}`);
    return { name, members: parts(members, '; ').map(readMember), additive: star === '*' };
  });
}

/** `2026=95 (where it is decided); …`. @throws Error naming the text */
export function readTargets(text: string): YearlyTarget[] {
  return parts(text, '; ').map((part) => {
    const [, year, value, legalRef] = /^(\d{4})=(\S+) \((.+)\)$/.exec(part) ?? [];
    if (value === undefined) throw new Error(`target is not "year=value (legal ref)": ${part}`);
    return { year: Number(year), value, legalRef: legalRef ?? '' };
  });
}

function readMember(text: string): { code: string; name: string } {
  const at = text.indexOf('=');
  if (at < 1) throw new Error(`member of a breakdown is not "code=name": ${text}`);
  return { code: text.slice(0, at), name: text.slice(at + 1) };
}

function parts(text: string, separator: string): string[] {
  return text === '' ? [] : text.split(separator);
}
