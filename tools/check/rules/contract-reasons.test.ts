import { expect, it } from 'vitest';
import { repoOf } from '../repo.ts';
import { contractReasons } from './contract-reasons.ts';

function repo(comment: string, table: string) {
  return repoOf({
    'services/chassis/src/errors/reasons.ts':
      "export const common = {\n  FIELD_INVALID: {\n    en: '',\n  },\n};\n",
    'services/chassis/src/files/reasons.ts':
      "export const fileReasons = {\n  FILE_EMPTY: {\n    en: '',\n  },\n};\n",
    'services/units/src/reasons.ts': `export const reasons = defineReasons('units', {\n${table}});\n`,
    'proto/baro/units/v1/units.proto': `service S {\n${comment}  rpc GetUnit(GetUnitRequest) returns (GetUnitResponse) {\n`,
  });
}

it('finds a reason the table does not have, and one the contract does not name', async () => {
  const found = await contractReasons.check(
    repo(
      '  // Gets.\n  // Reasons: FIELD_INVALID,\n  // UNIT_LOST.\n',
      "  UNIT_NOT_FOUND: {\n    en: '',\n  },\n",
    ),
  );
  expect(found).toMatchObject([
    { file: 'proto/baro/units/v1/units.proto', line: 5, message: expect.stringContaining('UNIT_LOST') },
    { file: 'services/units/src/reasons.ts', message: expect.stringContaining('UNIT_NOT_FOUND') },
  ]);
});

it('is content when both agree', async () => {
  const row = "  UNIT_NOT_FOUND: {\n    en: '',\n  },\n";
  expect(await contractReasons.check(repo('  // Reasons: FIELD_INVALID, UNIT_NOT_FOUND.\n', row))).toEqual(
    [],
  );
});

it('counts the refusals of files where a service takes them', async () => {
  const said = '  // Reasons: FILE_EMPTY.\n';
  expect(await contractReasons.check(repo(said, '  ...fileReasons,\n'))).toEqual([]);
  expect(await contractReasons.check(repo(said, ''))).toHaveLength(1);
  expect(await contractReasons.check(repo('  // Gets.\n', '  ...fileReasons,\n'))).toHaveLength(1);
});
