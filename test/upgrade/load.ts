import { randomUUID } from 'node:crypto';
import { call, openClient } from '@baro/chassis';
import { DirectoryServiceClient } from '@baro/proto/baro/directory/v1/directory';
import { openSession } from '@baro/tools/load/sessions.ts';
import { cachedToken } from '../fire/tokens.ts';
import { liveDocument } from '../ledger/lives.ts';
import { liveTask } from '../ledger/task-lives.ts';
import { logins } from '../ledger/scene.ts';
import { SteadyCalls } from '../replicas/steady-calls.ts';
import type { Stage } from './stage.ts';

/** A browser that was signed in once. */
interface SignedIn {
  headers: Record<string, string>;
}

/** What a city does the whole time, and who was signed in before. */
export interface Load {
  calls: SteadyCalls;
  /** @throws when the session of before is no longer one */
  checkSession: () => Promise<void>;
  close: () => void;
}

/** Numbers of documents, so that no two are alike. */
let number = 0;

/**
 * Readers and writers over REST, through the balancer, which try nothing twice; and over gRPC, with the standard retry of
 * what nobody has begun to answer.
 */
export async function openLoad(stage: Stage): Promise<Load> {
  const { platform, world, target } = stage;
  const url = platform.gatewayUrl;
  const place = {
    restUrl: url,
    issuer: platform.signOn.issuer,
    demoPassword: platform.signOn.secrets.BARO_DEMO_PASSWORD,
  };
  const clerk = await signIn(place, logins.clerk);
  const leader = await signIn(place, logins.leader);
  const directory = openClient(DirectoryServiceClient, target);
  const token = cachedToken(() => platform.signOn.token(logins.clerk));
  const calls = new SteadyCalls(
    {
      'document from book to end, gRPC': () => liveDocument(world, (number += 1)),
      'task to its end, gRPC': () => liveTask(world),
      'unit, gRPC': async () => {
        const asked = { id: world.office, asOf: '' };
        const { unit } = await call(directory, directory.getUnit, asked, {
          token: await token(),
          deadlineMs: 60_000,
        });
        if (unit?.id !== world.office) throw new Error(`got the unit ${unit?.id}`);
      },
      'register, REST': () => register(stage, clerk),
      'list documents, REST': () => list(url, clerk, '/v1/documents/incoming?pageSize=20', 'documents'),
      'list tasks, REST': () => list(url, leader, '/v1/tasks?pageSize=20', 'tasks'),
      'work list, REST': () => list(url, clerk, '/v1/custody/work?pageSize=20', 'items'),
    },
    1,
  );
  return {
    calls,
    checkSession: async () => {
      const session = await ask(url, clerk, '/api/session');
      if (session['csrfToken'] !== clerk.headers['x-csrf-token']) throw new Error('it is another session');
    },
    close: () => directory.close(),
  };
}

async function signIn(place: Parameters<typeof openSession>[0], login: string): Promise<SignedIn> {
  const { cookieName, cookie, csrf } = await openSession(place, login);
  return { headers: { cookie: `${cookieName}=${cookie}`, 'x-csrf-token': csrf } };
}

/** One request, never asked again. @throws on any answer but 200, and on none */
async function ask(
  url: string,
  { headers }: SignedIn,
  path: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  const type = body ? { 'content-type': 'application/json' } : {};
  const response = await fetch(url + path, { ...sent, headers: { ...headers, ...type } });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status} ${text.slice(0, 300)}`);
  return JSON.parse(text) as Record<string, unknown>;
}

async function list(url: string, who: SignedIn, path: string, field: string): Promise<void> {
  const answer = await ask(url, who, path);
  const rows = answer[field] ?? [];
  if (!Array.isArray(rows)) throw new Error(`${field} is no list`);
}

async function register({ platform, world }: Stage, clerk: SignedIn): Promise<void> {
  number += 1;
  const document = {
    unitId: world.office,
    form: 'DOCUMENT_FORM_ELECTRONIC',
    number: String(number),
    symbol: 'REST-LUA',
    issuerName: 'Sở thử lửa',
    issueDate: '2026-01-05',
    subject: `Văn bản thử nâng cấp ${number}`,
  };
  const answer = await ask(platform.gatewayUrl, clerk, '/v1/documents/incoming', {
    requestId: randomUUID(),
    document,
  });
  const { id = '', arrivalNumber = 0 } = (answer['document'] ?? {}) as {
    id?: string;
    arrivalNumber?: number;
  };
  world.mover.told({ id, arrivalNumber });
}
