import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { baseline, buildImage, checkBreaking } from './breaking.ts';

const proto =
  'syntax = "proto3";\npackage baro.a.v1;\nmessage Unit {\n  string id = 1;\n  string code = 2;\n}\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baro-proto-'));
  mkdirSync(join(folder, 'baro/a/v1'), { recursive: true });
  writeFileSync(join(folder, 'buf.yaml'), 'version: v2\nbreaking:\n  use:\n    - FILE\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(text: string): void {
  writeFileSync(join(folder, 'baro/a/v1/a.proto'), text);
}

it('finds a changed field, lets an added one be', async () => {
  write(proto);
  expect(await checkBreaking(folder)).toEqual([expect.stringContaining('is missing')]);
  expect(await buildImage(folder, baseline)).toEqual([]);
  expect(readFileSync(join(folder, baseline)).length).toBeGreaterThan(0);

  write(proto.replace('string code = 2;', 'string code = 2;\n  string name = 3;'));
  expect(await checkBreaking(folder)).toEqual([]);

  write(proto.replace('string code = 2;', 'int32 code = 2;'));
  expect((await checkBreaking(folder)).join('\n')).toContain('changed type');
});
