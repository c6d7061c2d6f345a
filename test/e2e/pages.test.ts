import { afterAll, beforeAll, describe, vi } from 'vitest';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import { formTests } from './form.ts';
import { journeyTests } from './journey.ts';
import { looksTests } from './looks.ts';
import { reachTests } from './reach.ts';
import { limits, Stage } from './stage.ts';
import { taskFileTests } from './task-files.ts';
import { togetherTests } from './together.ts';
import { traceTests } from './traces.ts';

vi.setConfig(limits);

// One platform and one Chromium for all: starting them takes longer than most tests.
describeNeeding('chromium', 'the pages in Chromium', (chromium) => {
  const stage = new Stage();
  beforeAll(() => stage.open(chromium));
  afterAll(() => stage.close());

  describe('one document through all hands', () => {
    journeyTests(stage);
  });
  describe('the registration form', () => {
    formTests(stage);
  });
  describe('two browsers', () => {
    togetherTests(stage);
  });
  describe('who reaches what', () => {
    reachTests(stage);
  });
  describe('files of a task', () => {
    taskFileTests(stage);
  });
  describe('traces', () => {
    traceTests(stage);
  });
  describe('for every eye and window', () => {
    looksTests(stage);
  });
});
