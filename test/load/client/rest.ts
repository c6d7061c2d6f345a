import http from 'k6/http';
import type { Params, RefinedResponse } from 'k6/http';
import { timeoutMs } from '../slo.ts';
import type { Json, Reply } from './measure.ts';
import { stage, type Session } from './settings.ts';

/** k6's code for a request that was not answered in time. */
const requestTimeout = 1050;

const jars = new Map<Session, ReturnType<typeof http.cookieJar>>();

/** What a page of this person asks for. Each call comes from one of the person's sessions. */
export function get(login: string, path: string, query: Record<string, string | number> = {}): Reply {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  const url = `${stage.restUrl}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
  return read(http.get(url, paramsOf(sessionOf(login), {}, path)));
}

/** What a page of this person changes. */
export function post(login: string, path: string, body: Json): Reply {
  const session = sessionOf(login);
  const headers = { 'content-type': 'application/json', 'x-csrf-token': session.csrf };
  return read(http.post(stage.restUrl + path, JSON.stringify(body), paramsOf(session, headers, path)));
}

function sessionOf(login: string): Session {
  const sessions = stage.sessions[login] ?? [];
  const session = sessions[Math.floor(Math.random() * sessions.length)];
  if (!session) throw new Error(`no session of ${login}`);
  return session;
}

function paramsOf(session: Session, headers: Record<string, string>, path: string): Params {
  let jar = jars.get(session);
  if (!jar) {
    jar = new http.CookieJar();
    jar.set(stage.restUrl, session.cookieName, session.cookie);
    jars.set(session, jar);
  }
  // Ids in the address would make a time series each.
  const name = path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}');
  return { headers, jar, timeout: timeoutMs, tags: { name } };
}

function read(response: RefinedResponse<'text'>): Reply {
  if (response.error_code === requestTimeout) return { ending: 'timed-out', why: '', body: {} };
  if (response.status !== 200) {
    return { ending: 'failed', why: reasonOf(response), body: {} };
  }
  return { ending: 'answered', why: '', body: response.json() as unknown as Json };
}

/** The reason of a refusal, or what k6 says of a connection that broke. */
function reasonOf(response: RefinedResponse<'text'>): string {
  if (response.status === 0) return `error ${response.error_code}`;
  const reason = /"reason":\s*"(\w+)"/.exec(response.body ?? '')?.[1] ?? '';
  return `${response.status} ${reason}`.trim();
}
