import { afterAll, beforeAll, describe, vi } from 'vitest';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import { limits, Stage } from './stage.ts';
import { tetTests } from './tet-journey.ts';
import { tetScene } from './tet-scene.ts';

vi.setConfig(limits);

describeNeeding('chromium', 'a month of tasks in Chromium, on the test clock', (chromium) => {
  const stage = new Stage(tetScene);
  beforeAll(() => stage.open(chromium));
  afterAll(() => stage.close());

  describe('two tasks across Tết', () => {
    tetTests(stage);
  });
});
