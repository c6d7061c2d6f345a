import type { FieldCheck } from '@baro/chassis';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { isRatio, isWeighted } from './figure.ts';

const memberForm = /^[a-z0-9-]{1,40}$/;

/** Most members of all breakdowns of an indicator: a sheet must stay a sheet. */
const maxMembers = 100;

/** Faults of breakdowns: names, codes that are unique over all of them, at least two members each. */
export function checkBreakdowns(check: FieldCheck, definition: IndicatorDefinition): void {
  const { breakdowns } = definition;
  if (breakdowns.length > 0 && (isRatio(definition) || isWeighted(definition))) {
    const vi = 'chỉ tiêu tỷ lệ hoặc bình quân không có phân tổ';
    check.add('breakdowns', 'NOT_SUITED', 'are not of a ratio or an average', vi);
  }
  const codes = new Set<string>();
  breakdowns.forEach(({ name, members }, at) => {
    const place = `breakdowns[${at}]`;
    if (check.required(`${place}.name`, name)) check.text(`${place}.name`, name, 100);
    if (members.length < 2) {
      check.add(`${place}.members`, 'TOO_FEW', 'are fewer than two', 'phải có ít nhất hai thành phần');
    }
    members.forEach((member, index) => {
      const field = `${place}.members[${index}]`;
      if (check.required(`${field}.name`, member.name)) check.text(`${field}.name`, member.name, 200);
      if (!memberForm.test(member.code)) {
        const vi = 'chỉ gồm chữ thường không dấu, số và dấu -';
        check.add(`${field}.code`, 'NOT_A_CODE', 'is not lower-case letters, digits and `-`', vi);
      }
      if (codes.has(member.code)) check.add(`${field}.code`, 'TWICE', 'comes twice', 'bị trùng');
      codes.add(member.code);
    });
  });
  if (codes.size > maxMembers) {
    const vi = `có quá ${maxMembers} thành phần`;
    check.add('breakdowns', 'TOO_MANY', `have more than ${maxMembers} members`, vi);
  }
}
