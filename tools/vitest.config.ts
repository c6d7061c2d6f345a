import { existsSync } from 'node:fs';
import path from 'node:path';

import { defineConfig } from 'vitest/config';

import { LongFirst } from './test/long-first.ts';

const root = path.resolve(import.meta.dirname, '..');
const realData = path.resolve(root, '..', 'shared', 'data');

// vitest reads the default export; there is no other way to hand it a configuration.
export default defineConfig({
  root,
  cacheDir: path.join(root, '.baro', 'vitest'),
  test: {
    projects: [
      {
        test: {
          name: 'platforms',
          include: ['proto/**/*.test.ts', 'tools/**/*.test.ts', 'test/**/*.test.ts'],
        },
      },
      // Each file has its own databases; what the process keeps is modules, which take longer to load than most files run.
      { test: { name: 'services', include: ['services/**/*.test.ts'], isolate: false } },
    ],
    exclude: [
      '**/node_modules/**',
      '**/dist/**',
      ...(existsSync(realData) ? [] : ['test/real-data/**']),
      // Only the real Keycloak can be judged by these: npm run test:keycloak.
      ...(process.env['BARO_TEST_KEYCLOAK'] ? [] : ['test/keycloak/**']),
    ],
    globalSetup: [path.join(root, 'tools', 'testing', 'global-setup.ts')],
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    // Real servers on a machine of two cores: a limit only ends what hangs.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 30_000 } },
    // What a run on another machine prints is all there is to go by.
    chaiConfig: { truncateThreshold: 2_000 },
  },
});
