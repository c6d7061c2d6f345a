import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reasonTexts, reasonsFile } from './reasons.ts';

it('the gateway shows the refusals the services have; else run: node tools/openapi/reasons.ts', async () => {
  expect(readFileSync(reasonsFile, 'utf8')).toBe(await reasonTexts());
}, 60_000);
