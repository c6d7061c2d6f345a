import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chartDir } from '@baro/tools/charts/render.ts';
import { bootstrapAdmin } from '@baro/tools/testing/test-platform.ts';

/** Values files of a trial whose database, messaging and sign-on stand beside the cluster. @returns helm's arguments */
export function releaseValues(dir: string, issuer: string): string[] {
  const values = {
    global: {
      publicUrl: 'http://baro.example.vn',
      image: { prefix: 'localhost/baro', tag: '1.0.0' },
      oidc: { issuer },
      postgres: { create: false },
    },
    directory: { config: { BOOTSTRAP_ADMINS: bootstrapAdmin } },
    // The one account of a district system the realm file holds.
    smoke: { clientId: 'district-ba-dinh' },
  };
  const file = path.join(dir, 'values.json');
  writeFileSync(file, JSON.stringify(values));
  return ['--values', path.join(chartDir, 'values-evaluation.yaml'), '--values', file];
}
