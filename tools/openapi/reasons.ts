// Writes the refusals of all services for the OpenAPI page of the gateway: `node tools/openapi/reasons.ts`.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReasonTable } from '@baro/chassis';
import { services as entries } from '../start/services.ts';

const services = path.resolve(import.meta.dirname, '..', '..', 'services');

/** Where the gateway reads them. */
export const reasonsFile = path.join(services, 'gateway', 'src', 'openapi', 'reasons.json');

/** Code and both sentences of every refusal, by service and reason. */
export async function reasonTexts(): Promise<string> {
  const all: Record<string, unknown> = {};
  for (const { name } of entries) {
    const file = pathToFileURL(path.join(services, name, 'src', 'reasons.ts')).href;
    const module = (await import(file)) as Record<string, ReasonTable>;
    all[name] = Object.values(module)[0]?.rows;
  }
  return `${JSON.stringify(all, undefined, 2)}\n`;
}

if (import.meta.main) writeFileSync(reasonsFile, await reasonTexts());
