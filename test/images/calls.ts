import { status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { call, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { DirectoryServiceClient, ListUnitsRequest } from '@baro/proto/baro/directory/v1/directory';
import { ListDeadLettersRequest, OperationsServiceClient } from '@baro/proto/baro/platform/v1/operations';
import { services } from '@baro/tools/start/services.ts';
import type { ServiceEntry } from '@baro/tools/start/services.ts';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import type { Check } from '../fire/checks.ts';
import { units } from '../ledger/scene.ts';
import type { Surroundings } from './surroundings.ts';

const listUnits = ListUnitsRequest.fromPartial({ pageSize: 50 });

/** Calls every running image, and the directory through the gateway. */
export async function judgeCalls(around: Surroundings): Promise<Check[]> {
  const checks: Check[] = [];
  const directory = around.address(entry('directory'));
  const admin = await around.token('quan-tri');
  await seedDirectory(directory, admin, units);
  const client = openClient(DirectoryServiceClient, directory);
  const { units: listed } = await call(client, client.listUnits, listUnits, { token: admin });
  client.close();
  const facts = `${listed.length} units`;
  checks.push({ name: 'directory writes and reads', passed: listed.length === units.length, facts });
  for (const service of services.filter(({ name }) => name !== 'directory')) {
    checks.push(await refusesStrangers(service, around.address(service)));
  }
  checks.push(await givesPages(around), await passesOn(around, admin));
  return checks;
}

/** Its own judgement of a token: nobody is let in without one. */
async function refusesStrangers({ name }: ServiceEntry, address: string): Promise<Check> {
  const client = openClient(OperationsServiceClient, address);
  const request = ListDeadLettersRequest.fromPartial({ service: name });
  const code = await call(client, client.listDeadLetters, request, { token: '' }).then(
    () => status.OK,
    (error: unknown) => (error as ServiceError).code,
  );
  client.close();
  return {
    name: `${name} refuses who brings no token`,
    passed: code === status.UNAUTHENTICATED,
    facts: status[code] ?? String(code),
  };
}

async function givesPages({ gatewayUrl }: Surroundings): Promise<Check> {
  const page = await (await fetch(gatewayUrl)).text();
  const script = /<script[^>]* src="([^"]+)"/.exec(page)?.[1] ?? '';
  const code = await fetch(new URL(script, gatewayUrl));
  const isScript = code.headers.get('content-type')?.includes('javascript') === true;
  return {
    name: 'gateway gives the pages and their program',
    passed: script !== '' && code.ok && isScript,
    facts: `${script || page.slice(0, 200)}: ${code.status}`,
  };
}

async function passesOn({ gatewayUrl }: Surroundings, token: string): Promise<Check> {
  const ask = async (): Promise<number> => {
    const response = await fetch(`${gatewayUrl}/v1/directory/units?pageSize=50`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const answer = (await response.json()) as { units?: unknown[] };
    if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
    return answer.units?.length ?? 0;
  };
  const count = await eventually(ask, 30_000);
  return {
    name: 'gateway passes a call on to directory',
    passed: count === units.length,
    facts: `${count} units`,
  };
}

function entry(name: string): ServiceEntry {
  const found = services.find((one) => one.name === name);
  if (!found) throw new Error(`no service ${name}`);
  return found;
}
