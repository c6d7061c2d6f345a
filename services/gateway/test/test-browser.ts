import type { TestGateway } from './test-gateway.ts';

/** A request with plain headers. */
export type TestRequest = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

interface Kept {
  value: string;
  path: string;
  attributes: string;
}

/** As much of a browser as sign-on and pages need: it keeps cookies by host and path and follows no redirect by itself. */
export class TestBrowser {
  readonly #cookies = new Map<string, Map<string, Kept>>();

  async send(url: string, init: TestRequest = {}): Promise<Response> {
    const cookie = this.#cookieHeader(url);
    const headers = { ...(cookie === '' ? {} : { cookie }), ...init.headers };
    const response = await fetch(url, { ...init, redirect: 'manual', headers });
    for (const header of response.headers.getSetCookie()) this.#keep(url, header);
    return response;
  }

  /** Follows redirects until an answer that is none, or that leads to an address beginning with `stopAt`. */
  async follow(url: string, stopAt?: string): Promise<Response> {
    let response = await this.send(url);
    for (let hops = 0; hops < 10; hops += 1) {
      const target = targetOf(response);
      if (target === undefined || (stopAt !== undefined && target.startsWith(stopAt))) return response;
      response = await this.send(target);
    }
    throw new Error('the redirects lead in a circle');
  }

  /** Signs a person in as far as the address the issuer sends them back to; that address is not opened. */
  async signInUpToCallback(gateway: TestGateway, username: string, returnTo = '/'): Promise<string> {
    const callback = `${gateway.url}/auth/callback`;
    const begin = `${gateway.url}/auth/login?returnTo=${encodeURIComponent(returnTo)}`;
    const page = await this.follow(begin, callback);
    const known = targetOf(page);
    if (known !== undefined) return known;
    const form = new URLSearchParams({ username, password: gateway.signOn.secrets.BARO_DEMO_PASSWORD });
    let response = await this.send(page.url, { method: 'POST', body: form });
    for (let hops = 0; hops < 10; hops += 1) {
      const target = targetOf(response);
      if (target === undefined) {
        throw new Error(`sign-on answered ${response.status}: ${await response.text()}`);
      }
      if (target.startsWith(callback)) return target;
      response = await this.send(target);
    }
    throw new Error('the redirects lead in a circle');
  }

  /** Signs a person in. @returns the answer of the gateway's callback. */
  async signIn(gateway: TestGateway, username: string, returnTo = '/'): Promise<Response> {
    return this.send(await this.signInUpToCallback(gateway, username, returnTo));
  }

  cookie(url: string, name: string): Kept | undefined {
    return this.#cookies.get(new URL(url).host)?.get(name);
  }

  /** Names of the cookies of a host. */
  cookieNames(url: string): string[] {
    return [...(this.#cookies.get(new URL(url).host)?.keys() ?? [])];
  }

  /** Plants a cookie, as an attacker would. */
  plant(url: string, name: string, value: string, path = '/'): void {
    this.#jar(url).set(name, { value, path, attributes: '' });
  }

  #jar(url: string): Map<string, Kept> {
    const { host } = new URL(url);
    const jar = this.#cookies.get(host) ?? new Map<string, Kept>();
    this.#cookies.set(host, jar);
    return jar;
  }

  #cookieHeader(url: string): string {
    const { pathname } = new URL(url);
    return [...this.#jar(url)]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  #keep(url: string, header: string): void {
    // name=value, then attributes.
    const [, name = '', value = '', attributes = ''] = /^([^=]+)=([^;]*)(.*)$/.exec(header) ?? [];
    const path = /; path=([^;]+)/i.exec(attributes)?.[1] ?? '/';
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(attributes)) this.#jar(url).delete(name);
    else this.#jar(url).set(name, { value, path, attributes });
  }
}

/** Where a redirect leads; undefined for another answer. */
export function targetOf(response: Response): string | undefined {
  const location = response.headers.get('location');
  return location === null ? undefined : new URL(location, response.url).href;
}
