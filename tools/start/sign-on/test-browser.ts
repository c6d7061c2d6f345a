/** As much of a browser as a sign-in needs: it keeps cookies per path and follows no redirect by itself. */
export class TestBrowser {
  readonly #cookies = new Map<string, { value: string; path: string }>();

  async get(url: string): Promise<Response> {
    return this.#send(url, {});
  }

  async post(url: string, form: Record<string, string>): Promise<Response> {
    return this.#send(url, { method: 'POST', body: new URLSearchParams(form) });
  }

  /** What a cookie is worth now; undefined when there is none. */
  cookie(name: string): string | undefined {
    return this.#cookies.get(name)?.value;
  }

  /** Follows redirects while they stay below `prefix`; the answer that leaves it is returned. */
  async follow(response: Response, prefix: string): Promise<Response> {
    let current = response;
    for (let hops = 0; hops < 10; hops += 1) {
      const location = current.headers.get('location');
      if (location === null) return current;
      const target = new URL(location, current.url).href;
      if (!target.startsWith(prefix)) return current;
      current = await this.get(target);
    }
    throw new Error('the redirects lead in a circle');
  }

  async #send(url: string, init: RequestInit): Promise<Response> {
    const { pathname } = new URL(url);
    const cookie = [...this.#cookies]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: cookie === '' ? {} : { cookie },
    });
    for (const header of response.headers.getSetCookie()) this.#keep(header);
    return response;
  }

  #keep(header: string): void {
    // name=value, then attributes; we need the path and whether it is being removed.
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
    const path = /; path=([^;]+)/i.exec(header)?.[1] ?? '/';
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, { value, path });
  }
}
