import { describe, expect, it } from 'vitest';
import { readReference } from '../index.ts';
import { readDemoPeople } from './index.ts';

const reference = readReference();
const today = '2026-11-23';
const demo = readDemoPeople(reference, today);
const units = new Map(reference.units.map((unit) => [unit.id, unit]));
const posts = new Map(demo.posts.map((post) => [post.id, post]));
const people = new Map(demo.people.map((person) => [person.id, person]));
const kinds = new Map(reference.unitKinds.map((kind) => [kind.code, kind]));

describe('demo people', () => {
  it('put each login into the post the sign-on promises', () => {
    const held = demo.holdings.flatMap((holding) => {
      const person = people.get(holding.personId);
      const post = posts.get(holding.postId);
      if (person?.username === undefined || post === undefined) return [];
      return [[person.username, post.role, units.get(post.unitId)?.name, post.title].join(' | ')];
    });
    expect(held.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'chanh-van-phong | chief_of_office | Văn phòng Ủy ban nhân dân Thành phố | Chánh Văn phòng',
      'chuyen-vien | official | Phòng Tổng hợp | Chuyên viên',
      'chuyen-vien-ba-dinh | official | Phường Ba Đình | Chuyên viên',
      'chuyen-vien-so | official | Phòng Quản lý ngân sách | Chuyên viên',
      'giam-doc-so | leader | Sở Tài chính | Giám đốc',
      'kiem-toan | auditor | Thành phố Hà Nội | Kiểm toán nhật ký hệ thống',
      'lanh-dao | leader | Ủy ban nhân dân Thành phố Hà Nội | Phó Chủ tịch UBND Thành phố',
      'lanh-dao-ba-dinh | leader | Phường Ba Đình | Chủ tịch UBND phường',
      'quan-tri | city_administrator | Thành phố Hà Nội | Quản trị hệ thống của Thành phố',
      'tham-tra | council_verifier | Hội đồng nhân dân Thành phố Hà Nội | Thành viên Đoàn thẩm tra',
      'to-cong-tac | task_force | Thành phố Hà Nội | Thành viên Tổ công tác kiểm tra, đôn đốc',
      'truong-phong | head_of_division | Phòng Tổng hợp | Trưởng phòng',
      'truong-phong-so | head_of_division | Phòng Quản lý ngân sách | Trưởng phòng',
      'van-thu | records_clerk | Văn phòng Ủy ban nhân dân Thành phố | Văn thư',
      'van-thu-ba-dinh | records_clerk | Phường Ba Đình | Văn thư',
      'van-thu-hdnd | records_clerk | Hội đồng nhân dân Thành phố Hà Nội | Văn thư',
      'van-thu-so | records_clerk | Sở Tài chính | Văn thư',
    ]);
  });

  it('staff every unit that keeps registers with a head and a records clerk', () => {
    const short = reference.units.filter((unit) => {
      if (unit.validTo !== undefined || kinds.get(unit.kind)?.register !== true) return false;
      const own = demo.posts.filter((post) => post.unitId === unit.id);
      const heads = own.filter((post) => post.isHead).length;
      return heads !== 1 || !own.some((post) => post.role === 'records_clerk');
    });
    expect(short).toEqual([]);
  });

  it('staff every division with a head and two officials', () => {
    const divisions = reference.units.filter(
      (unit) => unit.kind === 'division' && unit.validTo === undefined,
    );
    const codes = divisions.map((unit) =>
      demo.posts.filter((post) => post.unitId === unit.id).map((post) => post.code),
    );
    expect(new Set(codes.map((code) => code.join(' ')))).toEqual(new Set(['head official-1 official-2']));
  });

  it('hold every post by exactly one person on the day, in units that exist', () => {
    const open = demo.holdings.filter((holding) => holding.validTo === undefined);
    expect(open.map((holding) => holding.postId).toSorted(byText)).toEqual(
      [...posts.keys()].toSorted(byText),
    );
    expect(demo.holdings.filter((holding) => !people.has(holding.personId))).toEqual([]);
    expect(demo.posts.filter((post) => units.get(post.unitId)?.validTo !== undefined)).toEqual([]);
    expect(demo.posts.filter((post) => (units.get(post.unitId)?.validFrom ?? '') > today)).toEqual([]);
  });

  it('have no id and no post code twice', () => {
    expect(posts.size).toBe(demo.posts.length);
    expect(people.size).toBe(demo.people.length);
    expect(new Set(demo.holdings.map((holding) => holding.id)).size).toBe(demo.holdings.length);
    expect(new Set(demo.posts.map((post) => `${post.unitId}/${post.code}`)).size).toBe(demo.posts.length);
  });

  it('let the head of a department office be the chief of office of the department', () => {
    const holderOf = (unitCode: string, code: string): string | undefined => {
      const post = demo.posts.find((candidate) => candidate.unitCode === unitCode && candidate.code === code);
      return demo.holdings.find((holding) => holding.postId === post?.id)?.personId;
    };
    expect(holderOf('STC-01', 'head')).toBe(holderOf('STC', 'chief'));
  });

  it('show a former holder as of an earlier day', () => {
    const clerk = demo.posts.find((post) => post.unitCode === 'VPUBND' && post.code === 'clerk-1');
    const spans = demo.holdings.filter((holding) => holding.postId === clerk?.id);
    expect(spans.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      ['2025-03-01', undefined],
      ['2023-01-01', '2025-02-28'],
    ]);
  });

  it('lend one post for absence and one signing authority with basis and end', () => {
    const lent = demo.delegations.map((delegation) => [
      delegation.kind,
      posts.get(delegation.postId)?.unitCode,
      people.get(delegation.personId)?.username,
      delegation.validFrom,
      delegation.validTo,
    ]);
    expect(lent).toEqual([
      ['absence', 'VPUBND-01', 'chuyen-vien', '2026-11-23', '2026-12-06'],
      ['signing', 'STC', 'truong-phong-so', '2026-01-01', '2026-12-31'],
    ]);
    expect(demo.delegations.every((delegation) => delegation.legalBasis !== '')).toBe(true);
  });

  it('bind the district system to the ward of Ba Đình', () => {
    expect(demo.serviceAccounts.map(({ name, unitId }) => [name, units.get(unitId)?.name])).toEqual([
      ['district-ba-dinh', 'Phường Ba Đình'],
    ]);
  });
});

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
