import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '@baro/tools/platform/command.ts';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

describeNeeding('promtool', 'the rules of deploy/alerts', (promtool) => {
  it('are taken by Prometheus', async () => {
    const files = (await readdir(path.join(root, 'deploy', 'alerts'))).map((name) => `deploy/alerts/${name}`);
    expect(files.length).toBeGreaterThan(0);
    const done = await runCommand(promtool, ['check', 'rules', ...files], { cwd: root });
    expect(done).toMatchObject({ code: 0 });
  });

  it('fire and stay silent as alerts.promtool.yaml says', async () => {
    const file = path.join(import.meta.dirname, 'alerts.promtool.yaml');
    const done = await runCommand(promtool, ['test', 'rules', file]);
    expect(done).toMatchObject({ code: 0 });
  });
});
