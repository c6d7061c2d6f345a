/** What a machine may lack without a test run failing: the tests that need it are skipped, named and counted. */
export const NEEDS = {
  chromium: { title: 'Chromium', variable: 'BARO_TEST_CHROMIUM' },
  python: { title: 'Python', variable: 'BARO_TEST_PYTHON' },
  nats29: { title: 'nats-server 2.9', variable: 'BARO_TEST_NATS_29_URL' },
  promtool: { title: 'promtool', variable: 'BARO_TEST_PROMTOOL' },
  helm: { title: 'helm 4', variable: 'BARO_TEST_HELM' },
  realData: { title: 'the real data', variable: 'BARO_TEST_REAL_DATA' },
} as const;

/** One of the things a machine may lack. */
export type Need = keyof typeof NEEDS;

/** The words at the end of a skipped test's name by which the closing summary knows why. */
export function needMark(need: Need): string {
  return `[needs ${NEEDS[need].title}]`;
}
