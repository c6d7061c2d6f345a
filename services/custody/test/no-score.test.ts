import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

describe('no score', () => {
  it('has no field that counts or weighs findings: every number of the contract is one of these', () => {
    const proto = readFileSync(
      new URL('../../../proto/baro/custody/v1/findings.proto', import.meta.url),
      'utf8',
    );
    const numbers = [
      ...proto.matchAll(/^ +(?:repeated )?(?:u?int|s?fixed|sint)\d+ (\w+)|^ +(?:float|double) (\w+)|map</gm),
    ];
    expect(numbers.map(([, whole, broken]) => whole ?? broken ?? 'map').toSorted()).toEqual([
      'change_version',
      'held_working_minutes',
      'left_at_receipt_working_minutes',
      'left_working_minutes',
      'page_size',
      'term_working_minutes',
      'value',
    ]);
    const messages = [...proto.matchAll(/^message (\w+)/gm)].map(([, name]) => name);
    expect(messages.filter((name) => /count|score|total|sum|rank|stat/i.test(name ?? ''))).toEqual([]);
    const fields = [...proto.matchAll(/^ +(?:repeated )?[\w.]+ (\w+) = \d+/gm)].map(([, name]) => name ?? '');
    expect(fields.filter((name) => /count|score|total|rank|points/.test(name))).toEqual([]);
  });
});
