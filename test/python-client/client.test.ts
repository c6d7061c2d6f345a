import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { DirectoryServiceClient, ListUnitsRequest } from '@baro/proto/baro/directory/v1/directory';
import { call, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { loadDirectory } from '@baro/tools/city/directory/load-directory.ts';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateClient, pythonWithGrpc, runClient } from './python.ts';

const ward = '00004';
const otherWard = '00008';

describeNeeding('python', 'a district system in Python, made from the protos alone', (systemPython) => {
  let platform: TestPlatform | undefined;
  let python: string;
  let code: string;
  const unitIds = new Map<string, string>();

  beforeAll(async () => {
    platform = await startTestPlatform({ services: ['directory', 'documents', 'gateway'] });
    const day = new Date().toISOString().slice(0, 10);
    await loadDirectory(platform.address('directory'), platform.signOn.token, day, () => {});
    const directory = openClient(DirectoryServiceClient, platform.address('directory'));
    const token = await platform.signOn.clientToken();
    for (const unitCode of [ward, otherWard]) {
      const request = ListUnitsRequest.fromPartial({ code: unitCode });
      const { units } = await call(directory, directory.listUnits, request, { token });
      unitIds.set(unitCode, units[0]?.id ?? '');
    }
    directory.close();
    python = await pythonWithGrpc(systemPython);
    code = path.join(platform.dir, 'python-client');
    await generateClient(python, code);
  }, 600_000);

  afterAll(async () => platform?.stop());

  async function ask(...args: string[]): Promise<Record<string, unknown>> {
    if (!platform) throw new Error('not started');
    const secretFile = path.join(platform.dir, 'district-secret');
    writeFileSync(secretFile, platform.signOn.secrets.BARO_DISTRICT_CLIENT_SECRET, { mode: 0o600 });
    const place = ['--gateway', platform.address('gateway'), '--issuer', platform.signOn.issuer];
    return runClient(python, code, [
      ...place,
      '--client',
      'district-ba-dinh',
      '--secret-file',
      secretFile,
      ...args,
    ]);
  }

  const subject = 'Kế hoạch triển khai công tác cải cách hành chính';

  it('registers and reads a document through the gRPC address, once however often it is sent', async () => {
    // The documents service hears of the system by events.
    const answer = await eventually(async () => {
      const seen = await ask('--subject', subject);
      expect(seen).not.toHaveProperty('refused');
      return seen;
    }, 120_000);
    expect(answer).toMatchObject({
      system: 'district-ba-dinh',
      unitId: unitIds.get(ward),
      unitName: 'Phường Ba Đình',
      arrivalNumber: 1,
      sameAgain: true,
      subject,
      state: 'INCOMING_STATE_REGISTERED',
      acknowledged: true,
    });
    expect(answer['id']).toMatch(/^[0-9a-f-]{36}$/);
  }, 180_000);

  it('is refused for another unit, and reads the reason from the status', async () => {
    const answer = await ask('--subject', subject, '--unit', unitIds.get(otherWard) ?? '');
    expect(answer).toEqual({ refused: 'PERMISSION_DENIED' });
  });

  it('is told which field is wrong by its reason', async () => {
    expect(await ask('--subject', ' ')).toEqual({ refused: 'FIELD_INVALID' });
  });
});
